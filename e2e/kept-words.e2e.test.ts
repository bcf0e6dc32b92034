import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestWebApp } from '../apps/service/test/test-web-app.ts'
import { needed, reasonRoutes } from '../apps/service/test/reason-routes.ts'
import { personActor, testWebApp } from '../apps/service/test/test-web-app.ts'
import {
  expectNoAxeViolations,
  expectNoAxeViolationsWithoutScript,
  expectNoSidewaysScroll,
} from './support/axe.ts'
import { launchBrowser, viewports } from './support/browser.ts'

const words = 'Because I was away until Tuesday'

let browser: Browser
let web: TestWebApp
let address: string
beforeAll(async () => {
  web = await testWebApp(reasonRoutes, { people: [personActor('sam')] })
  await web.app.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(web.app.server.address() as AddressInfo).port}`
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await web.app.close()
})

describe.each([
  ['with JavaScript', true],
  ['without', false],
] as const)('%s', (_name, javaScriptEnabled) => {
  async function opened(): Promise<Page> {
    const context = await browser.newContext({
      javaScriptEnabled,
      viewport: viewports.phone,
      baseURL: address,
    })
    const page = await context.newPage()
    await page.goto('/sign-in')
    await page.goto('/reason')
    return page
  }

  async function send(page: Page, typed: string): Promise<void> {
    await page.locator('#name').fill(typed)
    await page.getByRole('button', { name: 'Send' }).click()
  }

  test('going back to a refused form shows it with its words, and asks nothing', async () => {
    const page = await opened()
    await send(page, 'short')
    expect(await page.locator('.govuk-error-summary').innerText()).toContain(needed)
    await page.getByRole('link', { name: 'Back' }).click()
    await page.waitForURL('**/elsewhere')
    await page.goBack()
    expect(await page.locator('#name').inputValue()).toBe('short')
    await page.reload()
    expect(await page.locator('.govuk-error-summary').innerText()).toContain(needed)
    await send(page, 'long enough now')
    // Until the page is loaded, the browser has no history to go back in.
    await page.waitForURL(`${address}/elsewhere`)
    await page.goBack()
    expect(await page.locator('.govuk-error-summary').count()).toBe(0)
    await page.context().close()
  })

  test('words sent after the session ended are on the page, and in their form once signed in in another tab', async () => {
    const page = await opened()
    await page.context().clearCookies({ name: 'session' })
    await send(page, words)
    expect(await page.locator('h1').innerText()).toBe('Sign in to send this')
    expect(await page.locator('main').innerText()).toContain('until Tuesday')
    await (javaScriptEnabled ? expectNoAxeViolations : expectNoAxeViolationsWithoutScript)(page)
    await expectNoSidewaysScroll(page)
    const signIn = page.getByRole('link', { name: 'Sign in (opens in new tab)' })
    const [tab] = await Promise.all([page.context().waitForEvent('page'), signIn.click()])
    await tab.waitForURL('**/elsewhere')
    await tab.close()
    await page.getByRole('button', { name: 'I have signed in: continue' }).click()
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Nothing has been sent yet')
    expect(await page.locator('#name').inputValue()).toBe(words)
    await page.getByRole('button', { name: 'Send' }).click()
    await page.waitForURL(`${address}/elsewhere`)
    await page.context().close()
  })
})
