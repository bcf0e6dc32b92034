import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAxeViolations, sidewaysScroll } from './support/axe.ts'
import { launchBrowser, viewports } from './support/browser.ts'
import { crawl, type Crawled } from './support/crawl.ts'
import { demoParts, signInAs } from './support/demo.ts'
import { startTestService, type TestService } from './support/service.ts'

/** Where pictures of every kind of page go, at both sizes: set it to a folder to look at them. */
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

/** How axe saw each pattern: as different pages as `AXE_KINDS`, by what is on them, whoever looks. */
const examined = new Map<string, Set<string>>()
const AXE_KINDS = 2

interface Facts {
  readonly lang: string
  readonly title: string
  readonly headings: readonly string[]
  /** Kinds of elements in `main`, which tell an empty list from a full one. */
  readonly kinds: string
  readonly unlabelled: readonly string[]
  readonly text: string
  readonly ids: readonly string[]
}

const readFacts = `(() => {
  const named = (el) => (el.labels?.length ?? 0) > 0 || el.ariaLabel || el.getAttribute('aria-labelledby')
  const fields = [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
  const ids = [...document.querySelectorAll('[id]')].map((el) => el.id)
  return {
    lang: document.documentElement.lang,
    title: document.title,
    headings: [...document.querySelectorAll('h1')].map((h1) => h1.textContent.trim()),
    kinds: [...new Set([...document.querySelectorAll('main *')].map((el) => el.tagName + '.' + el.className))].sort().join(' '),
    unlabelled: fields.filter((el) => !named(el)).map((el) => el.outerHTML.slice(0, 120)),
    text: document.body.innerText,
    ids: ids.filter((id, at) => ids.indexOf(id) !== at),
  }
})()`

/** What shows that a value, a key or a sentence was forgotten. */
const slips = /\bundefined\b|\[object \w+\]|\bNaN\b|Invalid Date|\{\{|\}\}|\b[a-z]+\.[a-z]*[A-Z][A-Za-z]*\b/u

async function lookAt(page: Page, { pattern, path, first }: Crawled, who: string): Promise<Facts> {
  await page.setViewportSize(viewports.phone)
  const facts = await page.evaluate<Facts>(readFacts)
  expect.soft(facts.lang, path).toMatch(/^en(?:-GB)?$/u)
  expect.soft(facts.headings.length, `one h1 on ${path}`).toBe(1)
  expect.soft(facts.headings[0], path).not.toBe('')
  expect.soft(facts.unlabelled, `labels on ${path}`).toEqual([])
  expect.soft(facts.ids, `ids twice on ${path}`).toEqual([])
  expect.soft(slips.exec(facts.text)?.[0], `a slip on ${path}`).toBeUndefined()
  const kinds = examined.get(pattern) ?? new Set<string>()
  const examine = kinds.size < AXE_KINDS && !kinds.has(facts.kinds)
  if (examine) examined.set(pattern, kinds.add(facts.kinds))
  for (const size of ['phone', 'desktop'] as const) {
    await page.setViewportSize(viewports[size])
    expect.soft(await sidewaysScroll(page), `sideways scroll of ${path} on a ${size}`).toBe(0)
    const violations = examine ? await findAxeViolations(page) : []
    expect.soft(violations, `axe on ${path} on a ${size}`).toEqual([])
    if (pictures !== undefined && first) {
      const name = `${who}${pattern.replaceAll(/[^a-z]+/gu, '-')}-${size}.png`
      await page.screenshot({ path: join(pictures, name), fullPage: true })
    }
  }
  return facts
}

/** What the browser has to complain of: scripts that fail, files that are missing, what the security policy refuses. */
function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return complaints
}

describe.each(['nobody', ...demoParts] as const)('as %s', (who) => {
  test('every page that a link leads to is whole, at both sizes', async () => {
    const page =
      who === 'nobody'
        ? await browser.newPage({ baseURL: service.address })
        : await signInAs(browser, service, who, {})
    const complaints = complaintsOf(page)
    const titles = new Map<string, string>()
    const patterns = await crawl(page, async (crawled) => {
      const { title } = await lookAt(page, crawled, who)
      const same = titles.get(title)
      // Another page of a list, and the permanent address of what is in force, are the same page.
      const twin = /\?|^\/policies\/[^/]+\/:n$/u.test(crawled.pattern)
      const other = crawled.first && !twin ? same : undefined
      expect.soft(other, `${crawled.path} has a title of its own, “${title}”`).toBeUndefined()
      titles.set(title, crawled.path)
    })
    expect.soft(complaints).toEqual([])
    expect(patterns.length).toBeGreaterThan(8)
    await page.context().close()
  })
})

test('on paper, a policy and a receipt are their text, without what is only for the screen', async () => {
  const page = await signInAs(browser, service, 'administrator', {})
  const receipt = await firstReceipt(page)
  for (const path of ['/policies/social-media', receipt]) {
    await page.goto(path)
    await page.emulateMedia({ media: 'print' })
    const screenOnly = page.locator(
      '.govuk-service-navigation, .govuk-footer, .govuk-back-link, .govuk-skip-link, .govuk-button',
    )
    expect(await screenOnly.filter({ visible: true }).count(), path).toBe(0)
    expect(await page.locator('h1').isVisible()).toBe(true)
    expect((await page.locator('main').innerText()).length, path).toBeGreaterThan(200)
    if (pictures !== undefined) {
      const name = path === receipt ? 'receipt' : 'policy'
      await page.screenshot({ path: join(pictures, `paper-${name}.png`), fullPage: true })
    }
  }
  await page.context().close()
})

/** Everybody has the receipt of their own place in the directory. */
async function firstReceipt(page: Page): Promise<string> {
  await page.goto('/my/record')
  return (await page.locator('main a[href^="/receipts/"]').first().getAttribute('href')) ?? ''
}
