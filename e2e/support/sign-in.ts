import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { TestService } from './service.ts'

/** Signs a person in as they would: asks for a link, reads it in the outbox page, opens it in the same browser. */
export async function signIn(
  browser: Browser,
  service: TestService,
  email: string,
  viewport: { width: number; height: number },
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport, baseURL: service.address, acceptDownloads: true })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel('Your email address').fill(email)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  const link = await linkFromOutbox(page, email)
  await page.goto(link)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/')
  return { context, page }
}

/** The newest sign-in link to an address on the outbox page. The job that sends it may still be under way. */
async function linkFromOutbox(page: Page, email: string): Promise<string> {
  const mail = page.locator('.moothall-outbox-mail').filter({ hasText: email }).first()
  const link = mail.locator('a[href*="/sign-in/link/"]')
  for (let look = 0; look < 50; look++) {
    await page.goto('/outbox')
    if ((await link.count()) > 0) {
      const href = await link.first().getAttribute('href')
      if (href !== null) return href
    }
  }
  throw new Error(`No sign-in link for ${email} came to the outbox`)
}
