import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parsePolicy, readPolicyFile, starterPolicyText, wordPhrase } from '@moothall/policy'
import type { Context } from '../../context.ts'
import { ukDate } from '../../platform/clock/clock.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { type PersonActor, systemActor } from '../../platform/identity/actor.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'
import { defaultLocale, messagesFor } from '../../platform/rendering/messages.ts'
import { walkThrough } from '../acknowledgements/index.ts'
import { storeGrant, storePeople } from '../people/index.ts'
import { approveVersion, confirmAsSuggested, importDocument, submitVersion } from '../policies/index.ts'
import { demoPeople, type DemoPerson, demoReaders } from './demo-people.ts'
import { demoMessages } from './messages.ts'

export interface DemoSize {
  readonly people: number
  /** How many of them have acknowledged, through the same steps as anybody. */
  readonly acknowledged: number
}

/** What `--demo` makes. */
export const wholeDemo: DemoSize = { people: 2000, acknowledged: 150 }

/** People written in one transaction. */
const BATCH = 500
/** How many people read and acknowledge side by side, as they would on a working day. */
const AT_ONCE = 8
const SLUG = 'social-media'

/**
 * Fills an empty database with an invented body: its people, its policy imported, confirmed, approved by another person and
 * in force, and some of them done with it. Everything goes through the use cases that the pages use, so the ledger
 * holds it all. Does nothing where there is a body already.
 * @param policyFile a policy to use instead of the starter policy
 * @returns whether anything was made
 */
export async function seedDemo(
  context: Context,
  size: DemoSize,
  report: (line: string) => void,
  policyFile?: string,
): Promise<boolean> {
  if (await bodyExists(context)) return false
  const policy = await readPolicy(policyFile)
  const people = demoPeople(size.people, messagesFor(demoMessages, defaultLocale()).posts)
  report(`Inventing a body of ${people.length} people…`)
  const ids = await inventBody(context, people)
  const owner = actorOf(people, ids, 0)
  const approver = actorOf(people, ids, 1)
  report('Bringing its policy into force…')
  const version = await bringPolicyIntoForce(context, policy, owner, approver)
  report(`Letting ${size.acknowledged} of them read it, answer the questions and acknowledge it…`)
  const readers = demoReaders(people.length, size.acknowledged).map((place) => actorOf(people, ids, place))
  await sideBySide(readers, (reader) => walkThrough(context, reader, { slug: SLUG, version }))
  return true
}

async function sideBySide<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const queue = items.values()
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

async function bodyExists({ database }: Context): Promise<boolean> {
  const body = await database.inTransaction(systemActor('demo'), (tx) =>
    tx.selectFrom('body').select('id').executeTakeFirst(),
  )
  return body !== undefined
}

interface PolicySource {
  readonly name: string
  readonly text: string
  readonly format: 'text' | 'markdown'
}

async function readPolicy(file: string | undefined): Promise<PolicySource> {
  if (file === undefined) {
    const { body } = messagesFor(demoMessages, defaultLocale())
    const text = starterPolicyText.replaceAll('[name of body]', body.name)
    return { name: 'starter-policy.md', text, format: 'markdown' }
  }
  const read = readPolicyFile(await readFile(file), basename(file))
  if (!read.ok) throw new AppError(`demo.policy-${read.code}`, `${file}: ${wordPhrase(read.message)}`)
  return { name: basename(file), text: read.text, format: read.format }
}

async function inventBody(context: Context, people: readonly DemoPerson[]): Promise<readonly string[]> {
  const { database, clock } = context
  const { body } = messagesFor(demoMessages, defaultLocale())
  const at = clock.now()
  const when = { at, startsOn: ukDate(at) }
  const drawn = people.map((person) => ({ ...person, id: randomUUID() }))
  await database.inTransaction(systemActor('set-up'), async (tx) => {
    const contactEmail = 'policy@moothall-demo.example'
    await tx
      .insertInto('body')
      .values({ name: body.name, short_name: body.shortName, contact_email: contactEmail, created_at: at })
      .execute()
    await appendEntry(tx, {
      kind: 'set-up.completed',
      at,
      subjects: [],
      payload: { name: body.name, shortName: body.shortName, contactEmail },
    })
  })
  const invented = drawn.map(({ manager, ...person }) => ({
    ...person,
    managerId: manager === null ? null : (drawn[manager]?.id ?? null),
  }))
  for (let from = 0; from < invented.length; from += BATCH) {
    const batch = invented.slice(from, from + BATCH)
    await database.inTransaction(systemActor('demo'), async (tx) => {
      await storePeople(tx, batch, when)
      for (const { id, roles } of batch) {
        for (const role of roles) await storeGrant(tx, { personId: id, role, grantedBy: null, at })
      }
    })
  }
  return drawn.map(({ id }) => id)
}

function actorOf(people: readonly DemoPerson[], ids: readonly string[], place: number): PersonActor {
  const person = people[place]
  const personId = ids[place]
  if (!person || !personId)
    throw new AppError('demo.nobody', `There is no person ${place} in the demonstration`)
  return { kind: 'person', personId, name: person.name, roles: person.roles, sessionId: 'demo' }
}

async function bringPolicyIntoForce(
  context: Context,
  { name, text, format }: PolicySource,
  owner: PersonActor,
  approver: PersonActor,
): Promise<number> {
  const m = messagesFor(demoMessages, defaultLocale())
  const document = parsePolicy(text, { format })
  const imported = await importDocument(context, owner, {
    slug: SLUG,
    title: document.title || m.policyTitle,
    bodyName: m.body.name,
    sourceName: name,
    sourceText: text,
    document,
  })
  if (imported.outcome !== 'imported') throw refused(imported.refusal)
  const key = { slug: SLUG, version: imported.version }
  const confirmed = await confirmAsSuggested(context, owner, key, m.noteOnTopics)
  if (confirmed.outcome !== 'saved') throw refused(confirmed.outcome)
  const inForceOn = ukDate(context.clock.now())
  const submitted = await submitVersion(context, owner, key, { inForceOn })
  if (submitted.outcome !== 'moved') throw refused(submitted.outcome)
  const approved = await approveVersion(context, approver, key, { inForceOn })
  if (approved.outcome !== 'moved') throw refused(approved.outcome)
  return imported.version
}

function refused(reason: string): AppError {
  return new AppError('demo.refused', `The demonstration's policy could not be brought into force: ${reason}`)
}
