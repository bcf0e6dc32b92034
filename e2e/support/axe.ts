import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const require = createRequire(import.meta.url)
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
}

interface Violation {
  readonly id: string
  readonly help: string
  readonly where: readonly string[]
}

/**
 * What axe finds against WCAG 2.2 AA or good practice on the page as it is now. axe is evaluated through
 * the browser's debugging protocol, so the page's content security policy stays as it is.
 */
export async function findAxeViolations(page: Page): Promise<readonly Violation[]> {
  // Reading axe takes as long as running it, and a page looked at in two sizes has it already.
  if (!(await page.evaluate<boolean>(`'axe' in globalThis`))) await page.evaluate(axeSource)
  const results = await page.evaluate(async (run: RunOptions) => {
    const { axe } = globalThis as unknown as {
      axe: { run: (context: unknown, options: RunOptions) => Promise<AxeResults> }
    }
    return await axe.run((globalThis as unknown as { document: unknown }).document, run)
  }, options)
  return results.violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map((node) => `${node.target.join(' ')}: ${node.html.slice(0, 200)}`),
  }))
}

/** Fails where axe finds anything. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  expect(await findAxeViolations(page), `accessibility of ${new URL(page.url()).pathname}`).toEqual([])
}

/**
 * The same for a page of a context without JavaScript, where axe cannot run: it looks at a copy of what the page shows,
 * less its scripts, in a context of its own.
 */
export async function expectNoAxeViolationsWithoutScript(page: Page): Promise<void> {
  const browser = page.context().browser()
  if (browser === null) throw new Error('The page belongs to no browser')
  const html = (await page.content()).replaceAll(/<script[^>]*>[^<]*<\/script>/gu, '')
  const copy = await browser.newPage({ viewport: page.viewportSize() })
  await copy.route(page.url(), (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  )
  await copy.goto(page.url())
  await expectNoAxeViolations(copy)
  await copy.close()
}

/** By how many pixels the page is wider than what it is seen through. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return await page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - window.innerWidth)')
}

/** Fails where the page has to be scrolled sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await sidewaysScroll(page), `sideways scroll of ${new URL(page.url()).pathname}`).toBe(0)
}
