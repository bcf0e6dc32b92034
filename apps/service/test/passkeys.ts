import { load } from 'cheerio'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { passkeyPaths as paths } from '../src/features/passkeys/index.ts'
import { buildActor } from './builders/policy-in-force.ts'
import { type Browser, signIn } from './sign-in.ts'
import { softwareAuthenticator, type SoftwareAuthenticator, type Untrue } from './software-authenticator.ts'
import { type TestService, testService } from './test-service.ts'

/** A service with two people and an administrator. */
export async function passkeyScene() {
  const service = await testService()
  const { db } = service
  await db.asOwner
    .insertInto('body')
    .values({ name: 'Example Borough Council', short_name: 'EBC', contact_email: 'policy@example.gov.uk' })
    .execute()
  const sam = await buildActor(db, { name: 'Sam Example' })
  const other = await buildActor(db, { name: 'Otto Other' })
  const administrator = await buildActor(db, { name: 'Ada Minister', roles: ['administrator'] })
  return { service, sam, other, administrator }
}

/** Signs in by the link, in a browser of its own. */
export async function signedInBrowser(
  service: TestService,
  { personId }: { readonly personId: string },
): Promise<Browser> {
  const browser = service.browser()
  const { email } = await service.db.asOwner
    .selectFrom('person')
    .select('email')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  await signIn(service, browser, email)
  return browser
}

/** What the page that asks the device carries for its script. */
export function optionsIn(html: string): unknown {
  const options = load(html)('#passkey-form').attr('data-options')
  if (options === undefined) throw new Error('the page asks no device')
  return JSON.parse(options) as unknown
}

/** Gives a name, and opens the page that asks the device. */
export async function beginAdding(browser: Browser, name: string) {
  const named = await browser.submit(paths.add, { name })
  expect([named.statusCode, named.headers['location']]).toEqual([303, paths.create])
  const page = await browser.get(paths.create)
  return optionsIn(page.body) as Parameters<SoftwareAuthenticator['create']>[0] & {
    readonly excludeCredentials: readonly { readonly id: string }[]
  }
}

/** Adds a passkey of a new authenticator. */
export async function addPasskey(browser: Browser, name = 'Work laptop'): Promise<SoftwareAuthenticator> {
  const authenticator = softwareAuthenticator()
  const options = await beginAdding(browser, name)
  const answer = await browser.submit(paths.create, { response: authenticator.create(options) })
  expect([answer.statusCode, answer.headers['location']]).toEqual([303, paths.own])
  return authenticator
}

/** Presses the sign-in page's button, and opens the page that asks the device. */
export async function beginUsing(browser: Browser, next = '/', from = '/sign-in') {
  const begun = await browser.submit(paths.start, { next }, from)
  expect([begun.statusCode, begun.headers['location']]).toEqual([303, paths.useFor(next)])
  const page = await browser.get(paths.useFor(next))
  return optionsIn(page.body) as Parameters<SoftwareAuthenticator['get']>[0]
}

/** Signs in with a passkey, or tries to. */
export async function usePasskey(
  browser: Browser,
  authenticator: SoftwareAuthenticator,
  {
    next = '/',
    from = '/sign-in',
    ...untrue
  }: Untrue & { readonly next?: string; readonly from?: string } = {},
) {
  const options = await beginUsing(browser, next, from)
  return await browser.submit(paths.use, { response: authenticator.get(options, untrue), next }, paths.use)
}

/** Whether the browser is somebody's. */
export async function isSignedIn(browser: Browser): Promise<boolean> {
  return (await browser.get(paths.own)).statusCode === 200
}

/** Makes every session older. */
export async function passMinutes({ db }: TestService, minutes: number): Promise<void> {
  await db.asOwner
    .updateTable('web_session')
    .set({ created_at: sql<Date>`created_at - make_interval(mins => ${minutes})` })
    .execute()
}
