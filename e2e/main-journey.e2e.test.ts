import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { expectNoAxeViolations, expectNoSidewaysScroll } from './support/axe.ts'
import { launchBrowser, viewports } from './support/browser.ts'
import { rightAnswers } from './support/right-answers.ts'
import { startTestService, type TestService } from './support/service.ts'
import { signIn } from './support/sign-in.ts'

const root = join(import.meta.dirname, '..')
const seedPolicy = join(root, '../shared/policies/hbbc-social-media-policy.txt')
/** Where pictures of the main pages go, for the README: set it to a folder to take them anew. */
const pictures = process.env['MOOTHALL_PICTURES']

let browser: Browser
let service: TestService
let downloads: string

beforeAll(async () => {
  ;[browser, service] = await Promise.all([launchBrowser(), startTestService()])
  downloads = join(service.dataFolder, 'downloads')
  await mkdir(downloads)
})
afterAll(async () => {
  await browser.close()
  await service.stop()
})

/** What was on the screen when a test failed says more than the line on which it did. */
let looking: Page | undefined
afterEach(async ({ task }) => {
  if (pictures === undefined || task.result?.state !== 'fail' || looking === undefined) return
  if (looking.isClosed()) return
  await looking.screenshot({ path: join(pictures, 'failed.png'), fullPage: true })
})

/** Every page on the way is looked at: axe finds nothing, and nothing has to be scrolled sideways. */
async function look(page: Page, picture?: string): Promise<void> {
  looking = page
  await expectNoAxeViolations(page)
  await expectNoSidewaysScroll(page)
  if (pictures !== undefined && picture !== undefined) {
    await page.screenshot({ path: join(pictures, `${picture}.png`) })
  }
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.locator('main').getByRole('button', { name }).first().click()
}

const administrator = 'hazel.ferrule@moothall.example'
const approver = 'alder.lintel@moothall.example'
const officer = 'fern.thimble@moothall.example'

describe.skipIf(!existsSync(seedPolicy))(
  'from a policy document to proof, on the seed policy (skipped where ../shared is missing)',
  () => {
    let address: string

    test('the set-up link makes the body and its first administrator, once', async () => {
      const link = await service.find(/(http:\S+\/set-up\/\S+)/)
      const context = await browser.newContext({ viewport: viewports.desktop })
      const page = await context.newPage()
      await page.goto(service.address)
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('not set up')
      await page.goto(link)
      await look(page)
      await press(page, /./u)
      await expect.poll(() => page.locator('.govuk-error-summary').count()).toBe(1)
      await look(page)
      for (const [label, value] of [
        ['bodyName', 'Moothall-on-the-Wold Borough Council'],
        ['shortName', 'MWBC'],
        ['contactEmail', 'policy@moothall.example'],
        ['name', 'Hazel Ferrule'],
        ['email', administrator],
        ['post', 'Head of service'],
        ['team', 'Corporate services'],
      ] as const) {
        await page.locator(`#${label}`).fill(value)
      }
      await press(page, /./u)
      await page.waitForURL((url) => !url.pathname.includes(link.split('/').at(-1) ?? ''))
      await look(page)
      const again = await context.newPage()
      const answer = await again.goto(link)
      expect(answer?.status(), 'the link is dead').toBeGreaterThanOrEqual(400)
      await context.close()
    })

    test('the owner imports the policy, is told what is wrong with a bad file, and confirms every part', async () => {
      const { context, page } = await signIn(browser, service, administrator, viewports.desktop)
      await page.goto('/manage/policies/import')
      await look(page)
      const noise = join(downloads, 'policy.txt')
      await writeFile(noise, Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 251)))
      await page.getByLabel('Upload a file').check()
      await page.locator('#file').setInputFiles(noise)
      await press(page, 'Import')
      await expect.poll(() => page.locator('.govuk-error-summary').count()).toBe(1)
      await look(page)

      await page.getByLabel('Upload a file').check()
      await page.locator('#file').setInputFiles(seedPolicy)
      await page.locator('#slug').fill('social-media')
      await press(page, 'Import')
      await page.waitForURL('**/summary')
      await look(page, 'import-summary')
      await page.goto('/manage/policies/social-media/1')
      await look(page, 'confirm-tasks')

      await page.goto('/manage/policies/social-media/1/body-name')
      await look(page, 'body-name')
      await page.locator('input[value="same-body"]').check()
      await press(page, /^(Confirm|Save)/u)
      await page.goto('/manage/policies/social-media/1/repairs')
      await look(page)
      await press(page, 'Use the repaired text in all of them')
      await page.goto('/manage/policies/social-media/1/provisions')
      await look(page)
      const sections = await page
        .locator('main a[href*="/sections/"]')
        .evaluateAll((links) => links.map((link) => (link as unknown as { href: string }).href))
      expect(sections.length).toBeGreaterThan(3)
      for (const [place, section] of [...new Set(sections)].entries()) {
        await page.goto(section)
        await look(page, place === 3 ? 'who-it-applies-to' : undefined)
        await press(page, /^(Confirm|Save)/u)
      }
      await page.goto('/manage/policies/social-media/1/topics')
      await look(page)
      if ((await page.locator('input[name="all"]').count()) > 0) {
        await page.locator('input[name="all"]').first().check()
        await press(page, /^(Confirm|Save)/u)
      }
      await page.goto('/manage/policies/social-media/1/tensions')
      await look(page, 'tensions')
      const tensions = await page.locator('main fieldset').all()
      expect(tensions.length, 'the six tensions of the seed').toBeGreaterThanOrEqual(6)
      for (const tension of tensions) await tension.locator('input[type="radio"]').first().check()
      await press(page, /^(Confirm|Save)/u)

      for (const person of [
        { name: 'Alder Lintel', email: approver, post: 'Monitoring officer', roles: ['policy-approver'] },
        { name: 'Fern Thimble', email: officer, post: 'Loader', roles: [] },
      ]) {
        await page.goto('/people/add')
        await look(page)
        await page.locator('#name').fill(person.name)
        await page.locator('#email').fill(person.email)
        await page.locator('input[name="category"][value="officer"]').check()
        await page.locator('#post').fill(person.post)
        await page.locator('#team').fill('Refuse and recycling')
        for (const role of person.roles) {
          await page.locator(`input[name="roles"][value="${role}"]`).check()
        }
        await press(page, /./u)
        await page.waitForURL(/\/people\/[0-9a-f-]{36}/u)
        await look(page)
      }

      await page.goto('/manage/policies/social-media/1/submit')
      await look(page)
      await press(page, /Submit/u)
      await page.goto('/manage/policies/social-media/1')
      await expect.poll(() => page.locator('main').textContent()).toContain('in review')
      await page.goto('/manage/policies/social-media/1/review')
      await look(page)
      expect(await page.getByRole('button', { name: /approve/iu }).count(), 'nobody approves their own').toBe(
        0,
      )
      await context.close()
    })

    test('a second person approves it, and it is in force and public', async () => {
      const { context, page } = await signIn(browser, service, approver, viewports.desktop)
      await look(page)
      await page.goto('/manage/policies/social-media/1/review')
      await look(page)
      await press(page, /^Approve/u)
      await page.goto('/policies/social-media')
      await look(page, 'public-policy')
      expect(await page.locator('main').textContent()).toContain('4.2')
      await context.close()
    })

    test('a third reads, answers and acknowledges it on a small screen, and keeps the receipt', async () => {
      const { context, page } = await signIn(browser, service, officer, viewports.phone)
      await look(page, 'home-phone')
      await page.goto('/my/policies/social-media')
      await look(page, 'asked-phone')
      await page.goto('/my/policies/social-media/1/read/1')
      for (;;) {
        await look(page)
        const next = page.locator('a[rel="next"]')
        if ((await next.count()) === 0) break
        await next.click()
      }
      await press(page, /read/u)
      await page.goto('/my/policies/social-media/1/questions')
      const right = await rightAnswers()
      let wrongOnce = false
      while (new URL(page.url()).pathname.includes('/questions')) {
        const id = (await page.locator('input[name="questionId"]').getAttribute('value')) ?? ''
        const options = page.locator('input[name="answer"]')
        const rightOption = right.get(id)
        if (rightOption === undefined) throw new Error(`no question ${id} in the bank`)
        await look(page, wrongOnce ? undefined : 'question-phone')
        if (wrongOnce) await options.and(page.locator(`[value="${rightOption}"]`)).check()
        else
          await options
            .and(page.locator(`:not([value="${rightOption}"])`))
            .first()
            .check()
        await press(page, /./u)
        await look(page, wrongOnce ? undefined : 'wrong-answer-phone')
        wrongOnce = true
        const onward = page.locator(
          'main a[href*="/questions"], main a[href*="/acknowledge"], main a.govuk-button',
        )
        if ((await page.locator('input[name="questionId"]').count()) === 0) {
          const here = page.url()
          await onward.last().click()
          await page.waitForURL((url) => url.href !== here)
        }
      }
      await page.goto('/my/policies/social-media/1/acknowledge')
      await look(page, 'acknowledge-phone')
      await page.locator('input[name="answer"][value="acknowledge"]').check()
      await press(page, /./u)
      await page.waitForURL('**/acknowledged')
      await expect
        .poll(
          async () => {
            await page.goto('/my/policies/social-media/1/acknowledged')
            return await page.locator('a[href$=".json"]').count()
          },
          { timeout: 5000 },
        )
        .toBe(1)
      await look(page, 'acknowledged-phone')
      await page.locator('main a[href^="/receipts/"]').first().click()
      await look(page, 'receipt-phone')
      for (const format of ['json', 'pdf']) {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.locator(`a[href$=".${format}"]`).first().click(),
        ])
        await copyFile(await download.path(), join(downloads, `receipt.${format}`))
      }
      await page.goto('/my/record')
      await look(page)
      address = page.url()
      await context.close()
      expect(address).toContain('/my/record')
    })

    test.each(['json', 'pdf'])(
      'the %s receipt verifies offline, and spoiled by one byte it is refused',
      async (format) => {
        const receipt = join(downloads, `receipt.${format}`)
        const key = join(service.dataFolder, 'keys/ledger-public.key')
        const good = await moothall('verify', receipt, '--key', key)
        expect(good).toMatchObject({ code: 0 })
        const bytes = await readFile(receipt)
        const at = bytes.indexOf('Fern Thimble')
        expect(at).toBeGreaterThan(0)
        bytes[at] = 'G'.charCodeAt(0)
        const spoiled = join(downloads, `spoiled.${format}`)
        await writeFile(spoiled, bytes)
        const bad = await moothall('verify', spoiled, '--key', key)
        expect(bad.code, bad.output).toBe(10)
      },
    )

    test('the whole ledger and every row that follows from it verify while the service runs', async () => {
      const key = join(service.dataFolder, 'keys/ledger-public.key')
      const checkpoint = join(downloads, 'checkpoint.json')
      expect(await moothall('ledger', 'checkpoint', '--out', checkpoint)).toMatchObject({ code: 0 })
      const report = await moothall('ledger', 'verify', '--key', key, '--checkpoint', checkpoint)
      expect(report.output).toContain('Every business row is the one that its entries produce.')
      expect([0, 13], report.output).toContain(report.code)
    })
  },
)

async function moothall(...arguments_: string[]): Promise<{ code: number; output: string }> {
  return await new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, 'apps/cli/src/main.ts'), ...arguments_],
      { env: service.environment },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
        resolve({ code, output: `${stdout}${stderr}` })
      },
    )
  })
}
