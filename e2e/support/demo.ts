import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { TestService } from './service.ts'

/** The people with a part in the demonstration, in the order in which the terminal shows their links. */
export const demoParts = [
  'administrator',
  'approver',
  'auditor',
  'manager',
  'officer',
  'member',
  'agency',
] as const
export type DemoPart = (typeof demoParts)[number]

/** The address of one of the people with a part, as `features/demo` invents them. */
export const demoAddress = (name: string): string =>
  `${name.toLowerCase().replace(' ', '.')}@moothall-demo.example`

/** Signs in through the link that the demonstration shows on the terminal for a part. */
export async function signInAs(
  browser: Browser,
  service: TestService,
  part: DemoPart,
  options: BrowserContextOptions,
): Promise<Page> {
  const links = service.lines.flatMap((line) => /: (http:\S+\/demo\/sign-in\/\S+)/.exec(line)?.[1] ?? [])
  const link = links[demoParts.indexOf(part)]
  if (link === undefined) throw new Error(`The demonstration showed no link for the ${part}`)
  const context = await browser.newContext({ ...options, baseURL: service.address })
  const page = await context.newPage()
  await page.goto(link)
  await page.locator('main').getByRole('button').click()
  await page.waitForURL('**/')
  return page
}
