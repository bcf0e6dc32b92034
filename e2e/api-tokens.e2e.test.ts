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

async function call(token: string): Promise<Response> {
  return await fetch(`${service.address}/api/check`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ text: 'Ring Mrs Oakapple on 07700 900123.' }),
  })
}

describe.each([
  ['phone', 'with', true],
  ['desktop', 'without', false],
] as const)('a token for a program, on a %s, %s JavaScript', (size, _with, javaScriptEnabled) => {
  async function look(page: Page, name: string): Promise<void> {
    await (javaScriptEnabled ? expectNoAxeViolations(page) : expectNoAxeViolationsWithoutScript(page))
    await expectNoSidewaysScroll(page)
    if (pictures !== undefined)
      await page.screenshot({ path: join(pictures, `token-${name}-${size}.png`), fullPage: true })
  }

  test('is made, shown once, used, revoked, and works no more', async () => {
    const part = javaScriptEnabled ? 'officer' : 'member'
    const page = await signInAs(browser, service, part, { viewport: viewports[size], javaScriptEnabled })
    await page.getByRole('link', { name: 'Your tokens for programs' }).click()
    await page.getByText('You have no tokens').waitFor()
    await look(page, 'none')
    await page.getByRole('button', { name: 'Make a token' }).click()
    await page.getByRole('button', { name: 'Make the token' }).click()
    await page.getByRole('link', { name: 'Select how long the token should work' }).waitFor()
    await look(page, 'refused')
    await page.getByLabel('Name of the token').fill(`Newsletter ${'plug'.repeat(20)}`)
    await page.getByLabel('30 days, until').check()
    await page.getByRole('button', { name: 'Make the token' }).click()
    const token = await page.locator('#token').innerText()
    expect(token).toMatch(/^moothall_[\w-]{43}$/)
    await look(page, 'made')

    const answer = await call(token)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ findings: [{ topic: 'personal-data' }] })

    await page.getByRole('link', { name: 'Go to your tokens' }).click()
    await page.getByText('Last used on').waitFor()
    expect(await page.content()).not.toContain('moothall_')
    await look(page, 'list')

    const overseer = await signInAs(browser, service, 'administrator', { viewport: viewports[size] })
    await overseer.goto('/manage/tokens')
    await overseer.getByRole('link', { name: /^Revoke Newsletter/ }).waitFor()
    await expectNoAxeViolations(overseer)
    await expectNoSidewaysScroll(overseer)
    if (pictures !== undefined)
      await overseer.screenshot({ path: join(pictures, `token-all-${size}.png`), fullPage: true })
    await overseer.context().close()

    await page.getByRole('link', { name: /^Revoke Newsletter/ }).click()
    await page.getByText('The token stops working at once').waitFor()
    await look(page, 'revoke')
    await page.getByRole('button', { name: 'Revoke the token' }).click()
    await page.getByRole('heading', { name: 'Tokens that have ended' }).waitFor()
    await look(page, 'ended')
    expect((await call(token)).status).toBe(401)
    expect(service.lines.join('\n')).not.toContain(token)
    await page.context().close()
  })
})
