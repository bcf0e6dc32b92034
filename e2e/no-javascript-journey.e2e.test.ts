import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoAxeViolationsWithoutScript, expectNoSidewaysScroll } from './support/axe.ts'
import { launchBrowser, viewports } from './support/browser.ts'
import { demoAddress, type DemoPart, signInAs } from './support/demo.ts'
import { rightAnswers } from './support/right-answers.ts'
import { startTestService, type TestService } from './support/service.ts'

const withoutScript = { viewport: viewports.phone, javaScriptEnabled: false }
const asked = '/my/policies/social-media'

let browser: Browser
let service: TestService

beforeAll(async () => {
  ;[browser, service] = await Promise.all([launchBrowser(), startTestService('--demo')])
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

async function look(page: Page): Promise<void> {
  expect(await page.evaluate('document.body.className'), 'no script ran').not.toContain('js-enabled')
  await expectNoAxeViolationsWithoutScript(page)
  await expectNoSidewaysScroll(page)
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.locator('main').getByRole('button', { name }).first().click()
}

async function follow(page: Page, name: string | RegExp): Promise<void> {
  await page.locator('main').getByRole('link', { name }).first().click()
}

/** A form sent without an answer says so, and its summary leads to the field. */
async function expectError(page: Page, message: string | RegExp, looking = look): Promise<void> {
  await looking(page)
  await page.locator('.govuk-error-summary').getByRole('link', { name: message }).click()
  expect(await page.locator('main :target').count(), 'the summary leads to the field').toBe(1)
}

async function enter(part: DemoPart): Promise<Page> {
  return await signInAs(browser, service, part, withoutScript)
}

test('a person signs in by mail link, reads, answers, acknowledges and opens the receipt', async () => {
  const context = await browser.newContext({ ...withoutScript, baseURL: service.address })
  const page = await context.newPage()
  await page.goto('/')
  await look(page)
  await page.locator('main a[href^="/sign-in"]').click()
  await look(page)
  await press(page, 'Send me a link')
  await expectError(page, /^Enter an email address/u)
  await page.getByLabel('Your email address').fill(demoAddress('Barley Bucket'))
  await press(page, 'Send me a link')
  await look(page)
  await follow(page, /outbox/u)
  const linkInMail = page.locator('a[href*="/sign-in/link/"]')
  for (let reloads = 0; reloads < 50 && (await linkInMail.count()) === 0; reloads++) await page.reload()
  await look(page)
  await linkInMail.first().click()
  await look(page)
  await press(page, 'Sign in')
  await look(page)
  await follow(page, /^Read “/u)
  await look(page)
  await readAndAnswer(page, look)
  await press(page, 'Continue')
  await expectError(page, /^Select whether you acknowledge/u)
  await page.getByLabel('I acknowledge the policy').check()
  await press(page, 'Continue')
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
  await follow(page, 'See the receipt')
  await look(page)
  expect(await page.locator('main').textContent()).toContain('Barley Bucket')
  await page.locator('summary').click()
  expect(await page.locator('details[open]').count(), 'what is folded away unfolds').toBe(1)
  await context.close()
})

/** Each page is looked at when the first person comes to it. */
async function readAndAnswer(page: Page, look: (page: Page) => Promise<void>): Promise<void> {
  await follow(page, 'Read the policy')
  for (;;) {
    await look(page)
    const next = page.locator('a[rel="next"]')
    if ((await next.count()) === 0) break
    await next.click()
  }
  await press(page, 'I have read this')
  await follow(page, 'Answer the questions')
  const right = await rightAnswers()
  for (let questions = 0; questions < 20; questions++) {
    if (questions === 0) {
      await look(page)
      await press(page, 'Check your answer')
      await expectError(page, 'Select an answer', look)
    }
    const id = (await page.locator('input[name="questionId"]').getAttribute('value')) ?? ''
    const option = `[value="${right.get(id) ?? ''}"]`
    const wanted = questions === 0 ? `input[name="answer"]:not(${option})` : `input[name="answer"]${option}`
    await page.locator(wanted).first().check()
    await press(page, 'Check your answer')
    const heading = await page.locator('h1').textContent()
    expect(heading?.trim()).toBe(questions === 0 ? 'That is not right' : 'That is right')
    if (questions < 2) await look(page)
    await page.locator('main .govuk-button').click()
    if (page.url().endsWith('/acknowledge')) return
  }
  throw new Error('The questions do not end')
}

test('another declines with a reason, and can still acknowledge', async () => {
  const page = await enter('agency')
  await page.goto(asked)
  await follow(page, 'Decline, or ask a question')
  await look(page)
  expect(await page.getByLabel('I acknowledge the policy').count(), 'not before reading').toBe(0)
  await page.getByLabel('I decline').check()
  await press(page, 'Continue')
  await look(page)
  await page.getByLabel('Why do you decline?').fill('It asks me to give up my own page.')
  await press(page, 'Decline')
  expect(await page.locator('main').textContent()).toContain('You have declined this policy')
  await look(page)
  await readAndAnswer(page, expectNoSidewaysScroll)
  expect(await page.getByLabel('I acknowledge the policy').count()).toBe(1)
  await page.context().close()
})

test('a third asks a question first, the owner answers it, and the person goes on', async () => {
  const person = await enter('member')
  await person.goto(asked)
  await follow(person, 'Decline, or ask a question')
  await person.getByLabel('I have a question first').check()
  await press(person, 'Continue')
  await look(person)
  await press(person, 'Send the question')
  await expectError(person, 'Enter your question')
  await person.getByLabel('What is your question?').fill('Does this hold\nfor my own <b>page</b>?')
  await press(person, 'Send the question')
  await look(person)

  const owner = await enter('administrator')
  await owner.goto(new URL(person.url()).pathname)
  await look(owner)
  expect(await owner.locator('main').textContent()).toContain('for my own <b>page</b>?')
  await press(owner, 'Send the answer')
  await expectError(owner, 'Enter your answer')
  await owner.getByLabel('Your answer').fill('Only where you speak for the council.')
  await press(owner, 'Send the answer')
  await look(owner)
  await owner.context().close()

  await person.reload()
  expect(await person.locator('main').textContent()).toContain('Only where you speak for the council.')
  await look(person)
  await follow(person, 'Go on with the policy')
  await look(person)
  await readAndAnswer(person, expectNoSidewaysScroll)
  expect(await person.getByLabel('I acknowledge the policy').count()).toBe(1)
  await person.context().close()
})

const smallPolicy = `# Policy on posting

## 1. Purpose

1.1 This policy is about what councillors, officers and agency workers post.

## 2. Rules

2.1 You must not post personal data of residents.

2.2 You should say that an opinion is your own.
`

test('the owner imports a small policy, is told what is missing, confirms it and sends it for approval', async () => {
  const page = await enter('administrator')
  await page.goto('/manage/policies/import')
  await look(page)
  await page.getByLabel('Paste').check()
  await press(page, 'Import')
  await expectError(page, /./u)
  await page.getByLabel('Paste').check()
  await page.locator('#text').fill(smallPolicy)
  await page.locator('#slug').fill('posting')
  await press(page, 'Import')
  await look(page)
  expect(await page.locator('main').textContent()).toContain('You must not post personal data of residents.')
  const work = '/manage/policies/posting/1'
  await page.goto(`${work}/provisions`)
  await look(page)
  const sections = await page
    .locator('main a[href*="/sections/"]')
    .evaluateAll((links) => links.map((link) => (link as unknown as { href: string }).href))
  expect(sections.length).toBe(2)
  for (const section of sections) {
    await page.goto(section)
    await look(page)
    await press(page, /^(Confirm|Save)/u)
  }
  await page.goto(`${work}/topics`)
  await look(page)
  await page.getByLabel('We do not need it').first().check()
  await press(page, /^(Confirm|Save)/u)
  for (const part of ['repairs', 'tensions']) {
    await page.goto(`${work}/${part}`)
    await look(page)
  }
  await page.goto(`${work}/submit`)
  await look(page)
  await press(page, /Submit/u)
  await page.goto(work)
  await look(page)
  expect(await page.locator('main').textContent()).toContain('in review')
  await page.context().close()
})
