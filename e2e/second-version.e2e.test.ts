import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { starterPolicyText } from '@moothall/policy'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNoAxeViolations, expectNoSidewaysScroll } from './support/axe.ts'
import { launchBrowser, viewports } from './support/browser.ts'
import { signInAs } from './support/demo.ts'
import { rightAnswers } from './support/right-answers.ts'
import { startTestService, type TestService } from './support/service.ts'

/** Where pictures of the pages go: set it to a folder to look at them. */
const pictures = process.env['MOOTHALL_SWEEP_PICTURES']

const body = 'Moothall-on-the-Wold Borough Council'
const before = starterPolicyText.replaceAll('[name of body]', body)
const OLD =
  'You must not publish insults, threats or anything that a reasonable person would call harassment.'
const NEW =
  'You must not publish insults, threats, mockery or anything that a reasonable person would call harassment.'
const ADDED = '4.7 You must not publish anything that makes fun of somebody’s name or accent.'
/** The demonstration's policy with one paragraph changed and one added. */
const after = before.replace(`4.5 ${OLD}`, `4.5 ${NEW}`).replace('\n## 5. ', `\n${ADDED}\n\n## 5. `)
const work = '/manage/policies/social-media/2'

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

/** A page at both sizes: axe finds nothing, and nothing has to be scrolled sideways. */
async function look(page: Page, picture: string): Promise<void> {
  const size = page.viewportSize()
  for (const name of ['phone', 'desktop'] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one page, one size after the other
    await lookAt(page, name, picture)
  }
  if (size !== null) await page.setViewportSize(size)
}

async function lookAt(page: Page, name: keyof typeof viewports, picture: string): Promise<void> {
  await page.setViewportSize(viewports[name])
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  if (pictures !== undefined)
    await page.screenshot({ path: join(pictures, `second-${picture}-${name}.png`), fullPage: true })
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.locator('main').getByRole('button', { name }).first().click()
}

/** Reads a version to its end, answers its questions rightly and acknowledges it, as people do. */
async function acknowledge(page: Page, version: number): Promise<void> {
  const mine = `/my/policies/social-media/${version}`
  await page.goto(`${mine}/read/1`)
  for (let next = page.locator('a[rel="next"]'); (await next.count()) > 0;) await next.click()
  await press(page, /read/u)
  await page.goto(`${mine}/questions`)
  const right = await rightAnswers()
  while (new URL(page.url()).pathname.includes('/questions')) {
    const id = (await page.locator('input[name="questionId"]').getAttribute('value')) ?? ''
    const option = right.get(id)
    if (option === undefined) throw new Error(`no question ${id} in the bank`)
    await page.locator(`input[name="answer"][value="${option}"]`).check()
    await press(page, /./u)
    if ((await page.locator('input[name="questionId"]').count()) > 0) continue
    const here = page.url()
    await page
      .locator('main a[href*="/questions"], main a[href*="/acknowledge"], main a.govuk-button')
      .last()
      .click()
    await page.waitForURL((url) => url.href !== here)
  }
  await page.goto(`${mine}/acknowledge`)
  await page.locator('input[name="answer"][value="acknowledge"]').check()
  await press(page, /./u)
  await page.waitForURL('**/acknowledged')
}

describe('a second version of a policy', () => {
  test('somebody acknowledges the first', async () => {
    const page = await signInAs(browser, service, 'officer', { viewport: viewports.phone })
    await acknowledge(page, 1)
    expect(await page.locator('main').innerText()).toContain('Social media policy, version 1')
    await page.context().close()
  })

  test('its owner is offered what was confirmed before, sees what changes, and submits it', async () => {
    expect(after).toContain(NEW)
    expect(after).toContain(ADDED)
    const page = await signInAs(browser, service, 'administrator', { viewport: viewports.desktop })
    await page.goto('/manage/policies/import')
    await page.locator('input[name="source"][value="text"]').check()
    await page.locator('#text').fill(after)
    await page.locator('#slug').fill('social-media')
    await press(page, 'Import')
    await page.waitForURL(`**${work}/summary`)
    await look(page, 'summary')
    await page.goto(work)
    await look(page, 'tasks')
    await page.goto(`${work}/body-name`)
    if ((await page.locator('input[value="same-body"]').count()) > 0) {
      await page.locator('input[value="same-body"]').check()
      await press(page, /^(Confirm|Save)/u)
    }
    await page.goto(`${work}/provisions`)
    await look(page, 'provisions')
    await page.locator('main form.moothall-bulk').getByRole('button').click()
    await page.goto(`${work}/provisions`)
    await look(page, 'provisions-carried')
    const open = await page
      .locator('section.moothall-item:has(.govuk-tag--blue) a[href*="/sections/"]')
      .evaluateAll((links) => links.map((link) => (link as unknown as { href: string }).href))
    expect(open.length, 'only what changed is asked for').toBe(1)
    await page.goto(open[0] ?? '')
    await look(page, 'section')
    await press(page, /^(Confirm|Save)/u)
    await page.goto(`${work}/topics`)
    await look(page, 'topics')
    if ((await page.locator('input[name="all"]').count()) > 0) {
      await page.locator('input[name="all"]').first().check()
      await press(page, /^(Confirm|Save)/u)
    }
    await page.goto(`${work}/tensions`)
    await look(page, 'tensions')
    const tensions = await page.locator('main fieldset').all()
    for (const tension of tensions) {
      if ((await tension.locator('input[type="radio"]:checked').count()) === 0)
        await tension.locator('input[type="radio"]').first().check()
    }
    if (tensions.length > 0) await press(page, /^(Confirm|Save)/u)
    await page.goto(`${work}/comparison`)
    await page.locator('ins', { hasText: 'mockery' }).waitFor()
    expect(await page.locator('.moothall-change').count()).toBe(2)
    await look(page, 'comparison')
    await page.goto(`${work}/submit`)
    await look(page, 'submit')
    await press(page, /Submit/u)
    await page.goto(work)
    await expect.poll(() => page.locator('main').textContent()).toContain('in review')
    await page.context().close()
  })

  test('a second person sees what changes and approves it; anybody can see what it was before', async () => {
    const page = await signInAs(browser, service, 'approver', { viewport: viewports.desktop })
    await page.goto(`${work}/review`)
    await page.locator('ins', { hasText: 'mockery' }).waitFor()
    await look(page, 'review')
    await press(page, /^Approve/u)
    await page.goto('/policies/social-media')
    await page.getByText(ADDED.slice(4)).waitFor()
    await look(page, 'public')
    await page.goto('/policies/social-media/versions')
    await look(page, 'versions')
    await page.goto('/policies/social-media/2/changes')
    await page.locator('ins', { hasText: 'mockery' }).waitFor()
    await look(page, 'changes')
    await page.goto('/policies/social-media/1')
    await look(page, 'superseded')
    await page.goto('/check')
    expect(await page.locator('#check-form').getAttribute('data-check')).toContain('mockery')
    await page.context().close()
  })

  test('who acknowledged the first is asked again, told what changed, and keeps both receipts', async () => {
    const page = await signInAs(browser, service, 'officer', { viewport: viewports.phone })
    await look(page, 'home')
    await page.goto('/my/policies/social-media')
    await look(page, 'asked')
    await page.getByText('You acknowledged version 1. Version 2 has taken its place').waitFor()
    await page.getByRole('link', { name: 'What changed from the version before' }).click()
    await page.locator('ins', { hasText: 'mockery' }).waitFor()
    await acknowledge(page, 2)
    await look(page, 'acknowledged')
    await page.goto('/my/record')
    expect(await page.getByRole('link', { name: /^You acknowledged a policy/ }).count()).toBe(2)
    await look(page, 'record')
    await page.context().close()
  })
})
