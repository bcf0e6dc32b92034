import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defineRoute, page as pageResponse } from '../apps/service/src/platform/web/index.ts'
import { samplePage } from '../apps/service/src/platform/rendering/sample-page.ts'
import type { TestWebApp } from '../apps/service/test/test-web-app.ts'
import { testWebApp } from '../apps/service/test/test-web-app.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll } from './support/axe.ts'
import { launchBrowser, viewports } from './support/browser.ts'

let browser: Browser
let web: TestWebApp
let address: string

beforeAll(async () => {
  const sample = samplePage()
  web = await testWebApp(
    [
      defineRoute({
        method: 'GET',
        path: '/sample',
        permission: ['anyone'],
        audit: { none: 'a sample' },
        handler: () => pageResponse({ ...sample, backLink: { href: '/' } }),
      }),
    ],
    { layout: () => ({ bodyName: sample.bodyName, navigation: sample.navigation }) },
  )
  await web.app.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(web.app.server.address() as AddressInfo).port}`
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await web.app.close()
})

describe.each(['phone', 'desktop'] as const)('at the size of a %s', (size) => {
  test.each(['/sample', '/nowhere'])(
    '%s has no accessibility fault, no sideways scroll and no refused script',
    async (path) => {
      const page = await browser.newPage({ viewport: viewports[size] })
      const complaints: string[] = []
      page.on('console', (message) => {
        if (
          message.type() === 'error' &&
          !message.text().startsWith('Failed to load resource: the server responded with a status of 4')
        )
          complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.goto(`${address}${path}`, { waitUntil: 'networkidle' })
      expect(await page.evaluate('document.body.className')).toContain('govuk-frontend-supported')
      await expectNoAxeViolations(page)
      await expectNoSidewaysScroll(page)
      expect(complaints).toEqual([])
      await page.close()
    },
  )
})

test('the keyboard’s first stop skips to the content', async () => {
  const page = await browser.newPage({ viewport: viewports.phone })
  await page.goto(`${address}/nowhere`)
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe('Skip to main content')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.id')).toBe('main-content')
  await page.close()
})

test('a page with errors moves to its summary', async () => {
  const page = await browser.newPage({ viewport: viewports.desktop })
  await page.goto(`${address}/sample`, { waitUntil: 'networkidle' })
  expect(await page.evaluate('document.activeElement.className')).toContain('govuk-error-summary')
  await page.close()
})

test('the policy is enforced: a script of somebody else’s does not run', async () => {
  const page = await browser.newPage()
  await page.goto(`${address}/nowhere`)
  const ran = await page.evaluate(
    `(() => { const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s); return window.ran === true })()`,
  )
  expect(ran).toBe(false)
  await page.close()
})
