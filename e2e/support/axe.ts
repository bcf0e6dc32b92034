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

/**
 * Fails where axe finds anything against WCAG 2.2 AA or good practice on the page as it is now. axe is evaluated through
 * the browser's debugging protocol, so the page's content security policy stays as it is.
 */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  await page.evaluate(axeSource)
  const results = await page.evaluate(async (run: RunOptions) => {
    const { axe } = globalThis as unknown as {
      axe: { run: (context: unknown, options: RunOptions) => Promise<AxeResults> }
    }
    return await axe.run((globalThis as unknown as { document: unknown }).document, run)
  }, options)
  const violations = results.violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map((node) => `${node.target.join(' ')}: ${node.html.slice(0, 200)}`),
  }))
  expect(violations, `accessibility of ${new URL(page.url()).pathname}`).toEqual([])
}

/** Fails where the page has to be scrolled sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const width = await page.evaluate<{ content: number; window: number }>(
    '({ content: document.documentElement.scrollWidth, window: window.innerWidth })',
  )
  expect(width.content, `width of ${new URL(page.url()).pathname}`).toBeLessThanOrEqual(width.window)
}
