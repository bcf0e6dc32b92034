import type { Page, Response } from 'playwright-core'
import { expect } from 'vitest'

/** Instances of one pattern of addresses that are opened, such as two of `/receipts/:id`. */
const INSTANCES = 2
const MOST_PAGES = 80

/** The pattern that an address follows: ids, numbers and references left open, of a query only the names. */
export function patternOf(address: URL): string {
  const path = address.pathname
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, ':id')
    .replace(/(provisions|sections)\/[^/]+/u, '$1/:ref')
    .replaceAll(/\/\d+(?=[/.]|$)/gu, '/:n')
  const names = [...new Set(address.searchParams.keys())].sort()
  return names.length === 0 ? path : `${path}?${names.join('&')}`
}

export interface Crawled {
  readonly pattern: string
  readonly path: string
  /** Whether no page of this pattern was opened before. */
  readonly first: boolean
}

/**
 * Opens every page that links lead to, from the home page on, and hands each to `visit`. Files are only asked
 * for. Whatever a link leads to has to be there and to be allowed.
 * @returns the patterns seen
 */
export async function crawl(
  page: Page,
  visit: (crawled: Crawled) => Promise<void>,
): Promise<readonly string[]> {
  const opened = new Map<string, number>()
  const known = new Set(['/'])
  const queue = ['/']
  let pages = 0
  for (const path of queue) {
    const pattern = patternOf(new URL(path, 'http://service.example'))
    const before = opened.get(pattern) ?? 0
    if (before >= INSTANCES || pages >= MOST_PAGES) continue
    opened.set(pattern, before + 1)
    const answer = await open(page, path)
    if (answer === 'file') continue
    expect.soft(answer.status(), path).toBe(200)
    pages += 1
    const { pathname, search } = new URL(page.url())
    const redirected = pathname + search !== path
    if (redirected && known.has(pathname + search)) continue
    known.add(pathname + search)
    await visit({ pattern, path, first: before === 0 })
    for (const next of await linksOf(page)) {
      if (known.has(next)) continue
      known.add(next)
      queue.push(next)
    }
  }
  return [...opened.keys()]
}

/** Opens a page. What is no page, or is kept as a file, has only to be there. */
async function open(page: Page, path: string): Promise<Response | 'file'> {
  const asked = await page.request.head(path)
  const { 'content-type': type = '', 'content-disposition': shown = 'inline' } = asked.headers()
  if (asked.ok() && (!type.startsWith('text/html') || shown.startsWith('attachment'))) return 'file'
  const answer = await page.goto(path)
  if (answer === null) throw new Error(`${path} only moves on the page that is open`)
  return answer
}

async function linksOf(page: Page): Promise<readonly string[]> {
  return await page.evaluate<string[]>(
    `[...document.links].filter((link) => link.origin === location.origin).map((link) => link.pathname + link.search)`,
  )
}
