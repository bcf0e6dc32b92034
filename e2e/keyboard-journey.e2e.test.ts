import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoAxeViolations, expectNoSidewaysScroll } from './support/axe.ts'
import { launchBrowser, viewports } from './support/browser.ts'
import { demoAddress } from './support/demo.ts'
import { called, goRound, pressAndGo, pressKey, stopOf, tabTo } from './support/keyboard.ts'
import { rightAnswers } from './support/right-answers.ts'
import { startTestService, type TestService } from './support/service.ts'

let browser: Browser
let service: TestService

beforeAll(async () => {
  ;[browser, service] = await Promise.all([launchBrowser(), startTestService('--demo')])
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

/** Once round with the keyboard, axe, and no sideways scroll. */
async function look(page: Page): Promise<void> {
  await goRound(page)
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  await page.evaluate('document.activeElement?.blur(), getSelection()?.setPosition(document.body, 0)')
}

/** A form was sent without an answer: the keyboard is at the summary, whose link leads to the field. */
async function expectLedToTheField(page: Page): Promise<void> {
  const summary = 'document.activeElement.className'
  expect(await page.evaluate(summary)).toContain('govuk-error-summary')
  expect((await stopOf(page)).indicator, 'a focus indicator on the summary').toBe(true)
  const link = await pressKey(page, 'Tab')
  expect(link.href).toMatch(/^#/u)
  await page.keyboard.press('Enter')
  expect((await stopOf(page)).id).toBe(link.href.slice(1))
}

const heading = async (page: Page): Promise<string> => (await page.locator('h1').textContent())?.trim() ?? ''

test('a person signs in, reads, answers, acknowledges and opens the receipt without a mouse', async () => {
  const context = await browser.newContext({ viewport: viewports.desktop, baseURL: service.address })
  const page = await context.newPage()
  await page.goto('/')
  await look(page)

  await pressKey(page, 'Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.id'), 'the skip link skips').toBe('main-content')
  const first = await pressKey(page, 'Tab')
  expect(first.inMain).toBe(true)
  const back = await pressKey(page, 'Shift+Tab')
  expect(back.inMain, 'and it is possible to go back').toBe(false)

  await tabTo(page, called(/^Sign in/u))
  await pressAndGo(page)
  await look(page)
  await tabTo(page, called('Send me a link'))
  await pressAndGo(page)
  await expectLedToTheField(page)
  await page.keyboard.type(demoAddress('Barley Bucket'))
  await pressAndGo(page)
  await look(page)

  await tabTo(page, ({ href }) => href === '/outbox')
  await pressAndGo(page)
  const linkInMail = page.locator('a[href*="/sign-in/link/"]')
  for (let reloads = 0; reloads < 50 && (await linkInMail.count()) === 0; reloads++) await page.reload()
  await look(page)
  await tabTo(page, ({ href }) => href.includes('/sign-in/link/'))
  await pressAndGo(page)
  await look(page)
  await tabTo(page, called('Sign in'))
  await pressAndGo(page)
  expect(new URL(page.url()).pathname).toBe('/')
  await look(page)

  await tabTo(page, called(/^Read “/u))
  await pressAndGo(page)
  await look(page)
  await tabTo(page, called('Read the policy'))
  await pressAndGo(page)
  await readToTheEnd(page)

  await tabTo(page, called('Answer the questions'))
  await pressAndGo(page)
  await answerTheQuestions(page)

  expect(new URL(page.url()).pathname).toMatch(/acknowledge$/u)
  await look(page)
  await tabTo(page, called('Continue'))
  await pressAndGo(page)
  await expectLedToTheField(page)
  await choose(page, 'acknowledge')
  await tabTo(page, called('Continue'))
  await pressAndGo(page, 'Space')
  await expect
    .poll(
      async () => {
        await page.reload()
        return await page.locator('main a[href^="/receipts/"]').count()
      },
      { timeout: 10_000 },
    )
    .toBeGreaterThan(0)
  await look(page)
  await tabTo(page, called('See the receipt'))
  await pressAndGo(page)
  await look(page)
  await tabTo(page, ({ tag }) => tag === 'summary')
  await page.keyboard.press('Enter')
  expect(await page.locator('details[open]').count(), 'Enter unfolds').toBe(1)
  await page.keyboard.press('Space')
  expect(await page.locator('details[open]').count(), 'Space folds').toBe(0)
  await context.close()
})

async function readToTheEnd(page: Page): Promise<void> {
  for (;;) {
    await look(page)
    if ((await page.locator('a[rel="next"]').count()) === 0) break
    await tabTo(page, called(/^Next/u))
    await pressAndGo(page)
  }
  await tabTo(page, called('I have read this'))
  await pressAndGo(page, 'Space')
  expect(await heading(page)).not.toBe('')
}

/** Sends one form without an answer, answers one question wrongly, and all others rightly. */
async function answerTheQuestions(page: Page): Promise<void> {
  const right = await rightAnswers()
  for (let asked = 0; asked < 20; asked++) {
    await look(page)
    if (asked === 0) {
      await tabTo(page, called('Check your answer'))
      await pressAndGo(page)
      await expectLedToTheField(page)
    }
    const id = (await page.locator('input[name="questionId"]').getAttribute('value')) ?? ''
    const options = await page
      .locator('input[name="answer"]')
      .evaluateAll((inputs) => inputs.map((input) => (input as unknown as { value: string }).value))
    const rightOption = right.get(id) ?? ''
    expect(options).toContain(rightOption)
    await choose(page, asked === 0 ? (options.find((option) => option !== rightOption) ?? '') : rightOption)
    await tabTo(page, called('Check your answer'))
    await pressAndGo(page)
    expect(await heading(page)).toBe(asked === 0 ? 'That is not right' : 'That is right')
    await look(page)
    const onward = await tabTo(page, ({ href, inMain }) => inMain && /(questions|acknowledge)$/u.test(href))
    await pressAndGo(page)
    if (onward.href.endsWith('acknowledge')) return
  }
  throw new Error('The questions do not end')
}

/** Chooses a radio button as the keyboard does: Space takes the first, arrows go on. */
async function choose(page: Page, value: string): Promise<void> {
  const checked = page.locator('input[name="answer"]:checked')
  const at = await stopOf(page)
  if (!at.id.startsWith('answer')) await tabTo(page, ({ id }) => id.startsWith('answer'))
  await page.keyboard.press('Space')
  for (let presses = 0; presses < 10 && (await checked.getAttribute('value')) !== value; presses++) {
    await pressKey(page, 'ArrowDown')
  }
  expect(await checked.getAttribute('value')).toBe(value)
}
