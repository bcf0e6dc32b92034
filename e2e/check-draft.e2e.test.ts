import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  expectNoAxeViolations,
  expectNoAxeViolationsWithoutScript,
  expectNoSidewaysScroll,
} from './support/axe.ts'
import { launchBrowser, viewports } from './support/browser.ts'
import { goRound, pressKey } from './support/keyboard.ts'
import { signInAs } from './support/demo.ts'
import { startTestService, type TestService } from './support/service.ts'

/** Words that nothing but the draft has. */
const MARKER = 'zyxomarker'
const DRAFT = `${MARKER}: ring Mrs Oakapple on 07700 900123 about her rent arrears.`

/** A draft for the README's picture, which is taken where this names a folder. */
const SHOWN = 'Ring Mrs Oakapple on 07700 900123 about her rent arrears before she moans to the papers again!'
const pictures = process.env['MOOTHALL_PICTURES']

let browser: Browser
let service: TestService

beforeAll(async () => {
  ;[browser, service] = await Promise.all([launchBrowser(), startTestService('--demo')])
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

interface Sent {
  readonly url: string
  readonly body: string
}

/** A page of the service, and everything that it asks of any network from now on. */
async function openCheck(options: Parameters<Browser['newContext']>[0] = {}): Promise<{
  page: Page
  context: BrowserContext
  sent: Sent[]
}> {
  const context = await browser.newContext({ baseURL: service.address, ...options })
  const page = await context.newPage()
  const sent: Sent[] = []
  context.on('request', (request) => sent.push({ url: request.url(), body: request.postData() ?? '' }))
  page.on('websocket', (socket) => sent.push({ url: socket.url(), body: '' }))
  await page.goto('/check')
  return { page, context, sent }
}

async function taken(page: Page): Promise<void> {
  await page.getByText('Your text is checked on this device').waitFor()
}

/** What the browser holds for the service beside cookies: storage of every kind, by name. */
const stored = `(async () => [
  ...Object.entries(localStorage).flat(), ...Object.entries(sessionStorage).flat(),
  ...(await indexedDB.databases()).map(({ name }) => name), ...(await caches.keys()),
].join(' '))()`

describe('checking a draft as one types', () => {
  test('finds, marks and cites while typing, and sends and stores nothing', async () => {
    const { page, context, sent } = await openCheck({ viewport: viewports.desktop })
    await taken(page)
    sent.length = 0
    await page.locator('#text').pressSequentially(DRAFT, { delay: 2 })
    const first = page.locator('#check-live .moothall-check__finding').first()
    await first.waitFor()
    await page.locator('mark', { hasText: '07700 900123' }).waitFor()
    expect(await page.locator('.moothall-check__mirror').innerText()).toContain(MARKER)
    const provision = first.getByRole('link', { name: /^Provision / }).first()
    const href = (await provision.getAttribute('href')) ?? ''

    // Every field takes part, Enter in a field among them.
    await page.locator('#identifiable').check()
    await page.locator('#role').selectOption('member')
    await page.getByText('There is a picture, a film').click()
    await page.locator('#attachment0-kind').selectOption('image')
    await page.locator('#attachment0-alt').fill(`${MARKER} alternative`)
    await page.getByText('logo or arms').last().waitFor()
    await page.locator('a[href="#attachment0-logo"]').click()
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('attachment0-logo')
    await page.locator('#attachment0-logo').selectOption('no')
    await page.locator('a[href="#attachment0-logo"]').waitFor({ state: 'detached' })
    await page.locator('#attachment0-alt').press('Enter')
    await page.getByText('I am answering somebody').click()
    await page.locator('#replyTo').fill(`${MARKER} answered`)
    await page.getByLabel('The text of my profile').check()
    await page.getByText('it is the monitoring officer').waitFor()
    await page.getByRole('status').filter({ hasText: 'to look at' }).waitFor({ state: 'attached' })

    if (pictures !== undefined) {
      await page.getByLabel('A post, comment or message').check()
      await page.locator('#text').fill(SHOWN)
      await page.locator('#check-live .moothall-check__mirror', { hasText: 'to the papers again' }).waitFor()
      await page.locator('.moothall-check').scrollIntoViewIfNeeded()
      await page.screenshot({ path: join(pictures, 'check-draft.png') })
    }
    expect(sent).toEqual([])
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/check')
    expect(await page.evaluate<string>(stored)).toBe('')
    expect(JSON.stringify(await context.storageState())).not.toContain(MARKER)
    await expectNoAxeViolations(page)
    expect((await page.request.get(href)).status()).toBe(200)
    expect(service.lines.join('\n')).not.toContain(MARKER)
    await context.close()
  })

  test('nothing could be sent: the policy of the page and of its thread forbids every connection', async () => {
    const { page, context } = await openCheck()
    await taken(page)
    const tried = await page.evaluate<string>(`fetch('/health').then(() => 'sent', (error) => error.name)`)
    expect(tried).toBe('TypeError')
    const worker = page.workers()[0]
    expect(await worker?.evaluate(`fetch('/health').then(() => 'sent', (error) => error.name)`)).toBe(
      'TypeError',
    )
    await context.close()
  })

  test('the answer that a profile carries the disclaimer is remembered only where somebody asks', async () => {
    const { page, context } = await openCheck()
    await taken(page)
    await page.getByLabel('My profile carries the policy’s disclaimer', { exact: true }).check()
    expect(await page.evaluate<string>(stored)).toBe('')
    await page.getByLabel('Remember on this device').check()
    await page.reload()
    await taken(page)
    expect(
      await page.getByLabel('My profile carries the policy’s disclaimer', { exact: true }).isChecked(),
    ).toBe(true)
    await page.getByLabel('Remember on this device').uncheck()
    expect(await page.evaluate<string>(stored)).toBe('')
    await context.close()
  })

  test('the disclaimer can be copied, in the policy’s own words', async () => {
    const { page, context } = await openCheck({ permissions: ['clipboard-read', 'clipboard-write'] })
    await taken(page)
    await page.locator('#text').fill('The new bin rota is a mess, if you ask me.')
    await page.getByRole('button', { name: 'Copy the disclaimer' }).click()
    await page.getByText('Copied', { exact: true }).waitFor()
    const words = await page.locator('#check-live .moothall-quote').innerText()
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(words)
    await context.close()
  })

  test('hardly speaks: one short sentence after typing has paused', async () => {
    const { page, context } = await openCheck()
    await taken(page)
    await page.evaluate(`(() => {
      window.said = []
      new MutationObserver(() => said.push(document.getElementById('check-spoken').textContent))
        .observe(document.getElementById('check-spoken'), { childList: true })
    })()`)
    await page.locator('#text').pressSequentially(DRAFT, { delay: 5 })
    await page.getByRole('status').filter({ hasText: 'to look at' }).waitFor({ state: 'attached' })
    const said = await page.evaluate<string[]>('said')
    expect(said).toHaveLength(1)
    expect(said[0]?.length).toBeLessThan(80)
    await context.close()
  })

  test('works at 320 pixels and by keyboard, and says so where the text is too long', async () => {
    const { page, context } = await openCheck({ viewport: viewports.phone })
    await taken(page)
    await goRound(page)
    await page.locator('#text').fill(`${DRAFT} ${'Unbrokenword'.repeat(40)}`)
    await page.locator('#check-live .moothall-check__finding').first().waitFor()
    await expectNoSidewaysScroll(page)
    await expectNoAxeViolations(page)
    await page.locator('#text').focus()
    expect((await pressKey(page, 'Tab')).name).toBe('Go to what was found')
    await page.keyboard.press('Enter')
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('check-live')
    await page.locator('#text').fill('x'.repeat(20_001))
    await page.locator('#check-live').getByText('must be 20,000 characters or less').waitFor()
    await expectNoAxeViolations(page)
    await context.close()
  })

  test('prints the text, what was answered, and what was found, with addresses in full', async () => {
    const { page, context } = await openCheck({ viewport: viewports.desktop })
    await taken(page)
    await page.locator('#text').fill(DRAFT)
    await page.getByText('There is a picture, a film').click()
    await page.locator('#attachment1-kind').selectOption('video')
    await page.locator('a[href="#attachment1-logo"]').waitFor()
    await page.emulateMedia({ media: 'print' })
    const shown = async (selector: string) => await page.locator(selector).first().isVisible()
    const labelOf = (id: string) => `.govuk-radios__item:has(#${id})`
    expect(await shown('#text')).toBe(true)
    expect([await shown(labelOf('identifiable-3')), await shown(labelOf('identifiable'))]).toEqual([
      true,
      false,
    ])
    expect([await shown('#attachment1-alt'), await shown('#attachment0-alt')]).toEqual([true, false])
    expect(await shown('#profileDisclaimer')).toBe(false)
    expect(await shown('a[href="#attachment1-logo"]')).toBe(false)
    const link = page.locator('.moothall-check__finding a[data-address]').first()
    expect(await link.getAttribute('data-address')).toMatch(/^http:\/\/localhost:\d+\/policies\//)
    expect(await page.locator('.moothall-check__finding').first().isVisible()).toBe(true)
    await context.close()
  })

  test.each(['phone', 'desktop'] as const)('without JavaScript the server checks, on a %s', async (size) => {
    const { page, context } = await openCheck({ javaScriptEnabled: false, viewport: viewports[size] })
    await page.getByText('your text is sent to this service to be checked').waitFor()
    await page.locator('#text').fill(DRAFT)
    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByRole('heading', { name: 'Your text, with the words that are meant' }).waitFor()
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/check')
    expect(await page.locator('mark').first().innerText()).not.toBe('')
    await expectNoAxeViolationsWithoutScript(page)
    await page.locator('#text').fill('')
    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByRole('link', { name: 'Enter the text that you want to check' }).waitFor()
    await expectNoAxeViolationsWithoutScript(page)
    await context.close()
  })
})

describe('the confidential topics of the body', () => {
  test('are asked for with a button that says that it sends, and by nothing else', async () => {
    const keeper = await signInAs(browser, service, 'administrator', { viewport: viewports.phone })
    await keeper.goto('/manage/confidential-topics')
    await keeper.getByLabel('Words', { exact: true }).fill('Project Oakapple')
    await keeper.getByLabel('Review by').fill('2099-03-31')
    await keeper.getByRole('button', { name: 'Add' }).click()
    await keeper.getByRole('heading', { name: 'Project Oakapple' }).waitFor()
    await expectNoAxeViolations(keeper)
    await expectNoSidewaysScroll(keeper)

    const officer = await signInAs(browser, service, 'officer', { viewport: viewports.desktop })
    const sent: string[] = []
    await officer.goto('/check')
    await taken(officer)
    expect(await officer.content()).not.toMatch(/oakapple/i)
    officer.on('request', (request) => sent.push(request.url()))
    await officer.locator('#text').fill('So project oakapple it is, what a lovely sunset over the park.')
    await officer.locator('#check-live .moothall-check__result').waitFor()
    await officer.getByText('There is a picture, a film').click()
    await officer.locator('#attachment0-alt').press('Enter')
    expect(sent).toEqual([])
    await officer.getByRole('button', { name: /^Send my text and check it/ }).click()
    await officer.getByText('Show this to your manager or the communications team').waitFor()
    expect(sent.some((url) => url.endsWith('/check'))).toBe(true)
    await taken(officer)
    await officer.locator('#check-live .moothall-check__result').waitFor()
    expect(await officer.locator('#check-answer').innerText()).not.toMatch(/oakapple|confidential/i)
    await expectNoAxeViolations(officer)
    await Promise.all([keeper.context().close(), officer.context().close()])
  })
})
