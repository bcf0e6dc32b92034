import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startIdentityProvider, type TestIdentityProvider } from '../apps/service/test/identity-provider.ts'
import {
  expectNoAxeViolations,
  expectNoAxeViolationsWithoutScript,
  expectNoSidewaysScroll,
} from './support/axe.ts'
import { launchBrowser, viewports } from './support/browser.ts'
import { demoAddress } from './support/demo.ts'
import { freePort, startTestServiceWith, type TestService } from './support/service.ts'
import { signIn } from './support/sign-in.ts'

/** Where pictures of the pages go: set it to a folder to look at them. */
const pictures = process.env['MOOTHALL_SWEEP_PICTURES']

let browser: Browser
let provider: TestIdentityProvider
let service: TestService

beforeAll(async () => {
  const port = String(await freePort())
  provider = await startIdentityProvider(`http://localhost:${port}`)
  const { clientId, clientSecret, issuer } = provider.settings
  ;[browser, service] = await Promise.all([
    launchBrowser(),
    startTestServiceWith(
      {
        PORT: port,
        MOOTHALL_OIDC_ISSUER: issuer,
        MOOTHALL_OIDC_CLIENT_ID: clientId,
        MOOTHALL_OIDC_CLIENT_SECRET: clientSecret,
        MOOTHALL_OIDC_NAME: 'your Example Borough Council account',
      },
      '--demo',
    ),
  ])
  if (pictures !== undefined) await mkdir(pictures, { recursive: true })
})
afterAll(async () => {
  await browser.close()
  await service.stop()
  await provider.stop()
})

describe.each([
  ['phone', 'with', true, 'Barley Bucket'],
  ['desktop', 'without', false, 'Basil Button'],
] as const)('on a %s, %s JavaScript', (size, _with, javaScriptEnabled, name) => {
  async function look(page: Page, picture: string): Promise<void> {
    await (javaScriptEnabled ? expectNoAxeViolations(page) : expectNoAxeViolationsWithoutScript(page))
    await expectNoSidewaysScroll(page)
    if (pictures !== undefined)
      await page.screenshot({ path: join(pictures, `single-sign-on-${picture}-${size}.png`), fullPage: true })
  }

  test('a person signs in by the provider and by a link, and is the same account', async () => {
    const email = demoAddress(name)
    provider.accounts.set(name, { email, email_verified: true })
    provider.who = undefined
    const context = await browser.newContext({
      viewport: viewports[size],
      baseURL: service.address,
      javaScriptEnabled,
    })
    const page = await context.newPage()
    const begin = page.getByRole('button', { name: 'Sign in with your Example Borough Council account' })
    await page.goto('/sign-in?next=%2Faccount%2Fsign-in-provider')
    await look(page, 'ask')
    await begin.click()
    await page.getByRole('heading', { name: 'You did not sign in' }).waitFor()
    await look(page, 'cancelled')
    await page.getByRole('link', { name: 'Back to sign in' }).click()

    provider.who = 'a stranger'
    provider.accounts.set('a stranger', { email: 'stranger@example.org', email_verified: true })
    await begin.click()
    await page.getByRole('heading', { name: 'You are not in the directory' }).waitFor()
    await look(page, 'not-in-directory')

    await context.clearCookies()
    provider.who = name
    await page.goto('/sign-in?next=%2Faccount%2Fsign-in-provider')
    await begin.click()
    await page.getByText('It has been linked with you').waitFor()
    await look(page, 'account')
    await page.goto('/')
    await page.getByText(`Hello, ${name}`).waitFor()

    const { context: mailed, page: inMail } = await signIn(browser, service, email, viewports[size])
    await inMail.getByText(`Hello, ${name}`).waitFor()
    await inMail.getByRole('link', { name: 'Your organisation’s sign-in' }).click()
    await inMail.getByText('It has been linked with you').waitFor()
    await mailed.close()

    await page.goto('/sign-out')
    await page.getByRole('button', { name: 'Sign out on this device' }).click()
    await page.getByRole('heading', { name: 'You are signed out here' }).waitFor()
    await look(page, 'sign-out')
    await page.getByRole('button', { name: 'Sign out of your organisation’s account' }).click()
    await page.getByRole('button', { name: 'Yes, sign me out' }).click()
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
    await look(page, 'signed-out')
    await page.goto('/account/sign-in-provider')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await context.close()
  })
})
