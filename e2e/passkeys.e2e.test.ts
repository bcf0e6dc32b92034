import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  expectNoAxeViolations,
  expectNoAxeViolationsWithoutScript,
  expectNoSidewaysScroll,
} from './support/axe.ts'
import { launchBrowser, viewports } from './support/browser.ts'
import { signInAs } from './support/demo.ts'
import { called, goRound, pressAndGo, tabTo } from './support/keyboard.ts'
import { startTestService, type TestService } from './support/service.ts'

/** Where pictures of the pages go: set it to a folder to look at them. */
const pictures = process.env['MOOTHALL_SWEEP_PICTURES']

let browser: Browser
let service: TestService

beforeAll(async () => {
  ;[browser, service] = await Promise.all([launchBrowser(), startTestService('--demo')])
  if (pictures !== undefined) await mkdir(pictures, { recursive: true })
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

interface Authenticator {
  /** Whether it answers by itself what it is asked from now on, as a person who puts a finger on it; otherwise it waits. */
  readonly answers: (whether: boolean) => Promise<void>
}

/** Gives the page a device with passkeys, as Chromium's debugging protocol has it (domain WebAuthn). */
async function addAuthenticator(page: Page): Promise<Authenticator> {
  const protocol = await page.context().newCDPSession(page)
  await protocol.send('WebAuthn.enable')
  const { authenticatorId } = await protocol.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    answers: async (enabled) => {
      await protocol.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
    },
  }
}

/** What the browser has to complain of: scripts that fail, and what the security policy refuses. */
function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    const refusal = /status of (?:403|422)/.test(message.text())
    if (message.type() === 'error' && !refusal) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return complaints
}

describe.each(['phone', 'desktop'] as const)('passkeys on a %s', (size) => {
  async function look(page: Page, name: string): Promise<void> {
    await expectNoAxeViolations(page)
    await expectNoSidewaysScroll(page)
    if (pictures !== undefined)
      await page.screenshot({ path: join(pictures, `passkey-${name}-${size}.png`), fullPage: true })
  }

  test('one is added, signs in, is renamed and removed, and is refused from then on', async () => {
    const part = size === 'phone' ? 'officer' : 'member'
    const page = await signInAs(browser, service, part, { viewport: viewports[size] })
    const complaints = complaintsOf(page)
    const device = await addAuthenticator(page)
    await page.getByRole('link', { name: 'Your passkeys' }).click()
    await page.getByText('You have no passkeys').waitFor()
    await look(page, 'none')

    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('link', { name: 'Enter a name for the passkey' }).waitFor()
    await look(page, 'unnamed')
    await page.getByLabel('Name of the passkey').fill('Work laptop')
    await device.answers(false)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { name: 'Make the passkey on your device' }).waitFor()
    await look(page, 'create')
    await device.answers(true)
    await page.getByRole('button', { name: 'Ask my device again' }).click()
    await page.getByRole('heading', { name: 'Work laptop' }).waitFor()
    await page.getByText('Not used yet').waitFor()
    await look(page, 'list')

    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByLabel('Name of the passkey').fill('The same again')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('This device has a passkey for you already').waitFor()
    await look(page, 'known')

    await page.goto('/sign-out')
    await page.getByRole('button', { name: 'Sign out on this device' }).click()
    await page.goto('/account/passkeys')
    await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor()
    await look(page, 'sign-in')
    await device.answers(false)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByRole('heading', { name: 'Sign in with your passkey' }).waitFor()
    await look(page, 'use')
    await device.answers(true)
    await page.reload()
    await page.waitForURL('**/account/passkeys')
    expect(await page.getByText('Not used yet').count()).toBe(0)

    await page.getByRole('link', { name: 'Rename Work laptop' }).click()
    await look(page, 'rename')
    await page.getByLabel('Name of the passkey').fill(`Old ${'laptop'.repeat(15)}`)
    await page.getByRole('button', { name: 'Save the name' }).click()
    await page.getByRole('heading', { name: /^Old laptoplaptop/ }).waitFor()
    await look(page, 'renamed')

    await page.getByRole('link', { name: /^Remove Old/ }).click()
    await page.getByText('You can still sign in with a link by email').waitFor()
    await look(page, 'remove')
    await page.getByRole('button', { name: 'Remove the passkey' }).click()
    await page.getByText('You have no passkeys').waitFor()

    await page.goto('/sign-in/again?next=/account/passkeys/new')
    await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor()
    await look(page, 'again')
    await page.getByRole('button', { name: 'Send me a link' }).click()
    await page.getByRole('heading', { name: 'Check your email' }).waitFor()
    await look(page, 'again-sent')

    await page.goto('/sign-out')
    await page.getByRole('button', { name: 'Sign out on this device' }).click()
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByRole('heading', { name: 'This passkey is not known here' }).waitFor()
    await look(page, 'refused')
    await page.goto('/account/passkeys')
    await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

test('by keyboard alone: added, asked again after the page was opened anew, and used', async () => {
  const page = await signInAs(browser, service, 'agency', { viewport: viewports.desktop })
  const device = await addAuthenticator(page)
  await page.goto('/account/passkeys')
  await goRound(page)
  await tabTo(page, called('Add a passkey'))
  await pressAndGo(page)
  await tabTo(page, called('Name of the passkey'))
  await page.keyboard.type('Key')
  await device.answers(false)
  await pressAndGo(page)
  expect(await page.getByRole('status').innerText()).toBe('')
  await device.answers(true)
  await page.reload()
  await page.getByRole('heading', { name: 'Key', exact: true }).waitFor()
  await tabTo(page, called('Rename Key'))
  await tabTo(page, called('Remove Key'))

  await page.goto('/sign-out')
  await page.getByRole('button', { name: 'Sign out on this device' }).press('Enter')
  await page.goto('/sign-in')
  await tabTo(page, called('Sign in with a passkey'))
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname === '/')
  await page.goto('/account/passkeys')
  await page.getByRole('heading', { name: 'Key', exact: true }).waitFor()
  await page.context().close()
})

test('a device that has no passkey for this service is asked, and can be asked again', async () => {
  const page = await browser.newPage({ baseURL: service.address, viewport: viewports.phone })
  await addAuthenticator(page)
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByText('your device has no passkey for this service').waitFor()
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  if (pictures !== undefined)
    await page.screenshot({ path: join(pictures, 'passkey-cancelled-phone.png'), fullPage: true })
  await tabTo(page, called('Ask my device again'))
  await page.keyboard.press('Enter')
  await page.getByText('your device has no passkey for this service').waitFor()
  await page.getByRole('link', { name: 'Use a link by email instead' }).click()
  await page.getByLabel('Your email address').waitFor()
  expect(new URL(page.url()).pathname).toBe('/sign-in')
  await page.close()
})

test('without JavaScript the pages say to use the link by email', async () => {
  const options = { viewport: viewports.phone, javaScriptEnabled: false }
  const stranger = await browser.newPage({ ...options, baseURL: service.address })
  await stranger.goto('/sign-in')
  await stranger.getByText('Passkeys need JavaScript').waitFor()
  expect(await stranger.getByRole('button', { name: 'Sign in with a passkey' }).isVisible()).toBe(false)
  await expectNoAxeViolationsWithoutScript(stranger)
  await expectNoSidewaysScroll(stranger)
  if (pictures !== undefined)
    await stranger.screenshot({ path: join(pictures, 'passkey-no-script-sign-in.png'), fullPage: true })
  await stranger.close()

  const page = await signInAs(browser, service, 'manager', options)
  await page.goto('/account/passkeys/new')
  await page.getByText('Passkeys need JavaScript').waitFor()
  await page.getByLabel('Name of the passkey').fill('x')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByText('Passkeys need JavaScript').waitFor()
  expect(await page.getByRole('button', { name: 'Ask my device again' }).isVisible()).toBe(false)
  await expectNoAxeViolationsWithoutScript(page)
  if (pictures !== undefined)
    await page.screenshot({ path: join(pictures, 'passkey-no-script-create.png'), fullPage: true })
  await page.context().close()
})
