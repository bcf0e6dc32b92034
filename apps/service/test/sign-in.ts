import { expect } from 'vitest'
import { buildPerson } from './builders/people.ts'
import type { TestService } from './test-service.ts'
import type { visitor } from './test-web-app.ts'

export type Browser = ReturnType<typeof visitor>

/** The path of the newest sign-in link that arrived by mail. */
export function newestLink(service: TestService): string {
  const link = /^http:\/\/localhost:3000(\/sign-in\/link\/\S+)$/m.exec(
    service.arrived.at(-1)?.text ?? '',
  )?.[1]
  if (link === undefined) throw new Error('no link has arrived')
  return link
}

/** Asks for a link as a person does, and has it sent. */
export async function askForLink(service: TestService, browser: Browser, email: string): Promise<void> {
  const answer = await browser.submit('/sign-in', { email })
  expect(answer.statusCode).toBe(303)
  await service.doJobs()
}

/** Signs in through the mail that arrives. */
export async function signIn(service: TestService, browser: Browser, email: string): Promise<void> {
  await askForLink(service, browser, email)
  const answer = await browser.submit(newestLink(service), {})
  expect(answer.statusCode).toBe(303)
}

/** A body, and a person in its directory. */
export async function withPerson(service: TestService): Promise<{ personId: string; email: string }> {
  const { personId } = await buildPerson(service.db.asOwner, { name: 'Sam Example' })
  await service.db.asOwner
    .insertInto('body')
    .values({ name: 'Example Borough Council', short_name: 'EBC', contact_email: 'policy@example.gov.uk' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return { personId, email: `${personId}@example.gov.uk` }
}

/** The kinds of entries that the ledger holds, in order of their names. */
export async function entriesOf(service: TestService): Promise<string[]> {
  const rows = await service.db.asOwner.selectFrom('ledger_payload').select('kind').execute()
  return rows.map(({ kind }) => kind).sort()
}
