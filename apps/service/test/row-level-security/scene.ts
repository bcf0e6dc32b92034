import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { answerQuestion, findSitting } from '../../src/features/acknowledgements/answer-question.ts'
import { askQuestion } from '../../src/features/acknowledgements/ask-question.ts'
import { recordReading } from '../../src/features/acknowledgements/record-reading.ts'
import { respond } from '../../src/features/acknowledgements/respond.ts'
import {
  type Actor,
  anonymous,
  type PersonActor,
  systemActor,
  systemActorNames,
} from '../../src/platform/identity/actor.ts'
import { acknowledgementParts } from '../acknowledgement-parts.ts'
import { buildActor, buildPolicyInForce, type BuiltPolicy, provision } from '../builders/policy-in-force.ts'
import type { TestDatabase } from '../database.ts'
import { buildPasskeyRows } from './passkeys.ts'

/** Words that only the subject, and whoever a policy names, may ever see. */
export const secrets = {
  reason: 'My reason is that section four frightens me',
  question: 'Does my blog about newts count?',
  wording: 'I, Pat Person, have read',
} as const

/** One person about whom there is a row in every table under row-level security, and everybody who might look. */
export interface Scene {
  readonly parts: ReturnType<typeof acknowledgementParts>
  readonly people: Readonly<
    Record<'subject' | 'other' | 'manager' | 'administrator' | 'owner' | 'approver' | 'auditor', PersonActor>
  >
  readonly actors: ReadonlyMap<string, Actor>
  readonly policy: BuiltPolicy
  /** A policy that nobody has done anything with, for trying inserts. */
  readonly untouched: BuiltPolicy
  readonly entryIds: readonly string[]
  readonly questionId: string
  readonly acknowledgementId: string
}

async function answerRight(
  { parts, target }: { parts: Scene['parts']; target: { slug: string; version: number } },
  actor: PersonActor,
): Promise<boolean> {
  const { personId } = actor
  const sitting = await parts.context.database.inTransaction(actor, (tx) =>
    findSitting(tx, parts, { ...target, personId, now: parts.context.clock.now() }),
  )
  if (sitting?.progress.state !== 'asking') return false
  const { question } = sitting.progress.next
  const optionId = question.options.find(({ correct }) => correct)?.id ?? ''
  const position = sitting.answers.length + 1
  await answerQuestion(parts, actor, { ...target, position }, { questionId: question.id, optionId })
  return true
}

/** Rows of sign-in, sessions, tokens, passkeys, mail and the register, as their owner writes them past row-level security. */
async function buildSecretRows(
  db: TestDatabase,
  { subject, owner }: { subject: PersonActor; owner: PersonActor },
): Promise<void> {
  const bytes = () => randomBytes(32)
  const at = new Date('2026-11-02T09:00:00Z')
  await sql`insert into body (name, short_name, contact_email) values ('Example Borough Council', 'Example', 'a@example.gov.uk')`.execute(
    db.asOwner,
  )
  await sql`insert into sign_in_request (address, locale, browser_hash, return_to, requested_at)
    values ('pat@example.gov.uk', 'en', ${bytes()}, '/', ${at})`.execute(db.asOwner)
  await sql`insert into set_up_link (token_hash, expires_at) values (${bytes()}, ${at})`.execute(db.asOwner)
  await sql`insert into rate_limit (key, whole_at) values (${bytes()}, ${at})`.execute(db.asOwner)
  await sql`insert into mail_message (template, person_id, about, state, began_at)
    values ('test', ${subject.personId}, 'a', 'sending', ${at})`.execute(db.asOwner)
  await sql`insert into mail_outbox (recipient, subject, body, sent_at) values ('a@example.gov.uk', 'b', 'c', ${at})`.execute(
    db.asOwner,
  )
  await sql`insert into web_session (id_hash, person_id, data, expires_at)
    values (${bytes()}, ${subject.personId}, '{}', ${at})`.execute(db.asOwner)
  await sql`insert into provider_identity (id, person_id, issuer, subject_hash, bound_at)
    values (gen_random_uuid(), ${subject.personId}, 'https://login.example.gov.uk', ${'a'.repeat(64)}, ${at})`.execute(
    db.asOwner,
  )
  await sql`insert into provider_attempt values (${bytes()}, ${bytes()}, '/', false, ${at})`.execute(
    db.asOwner,
  )
  await sql`insert into provider_logout values (${bytes()}, ${at})`.execute(db.asOwner)
  await sql`with token as (
      insert into api_token (id, person_id, name, scope, made_at, ends_on)
      values (gen_random_uuid(), ${subject.personId}, 'My program', 'check-drafts', ${at}, '2026-12-02') returning id)
    insert into api_token_secret (token_id, hash) select id, ${bytes()} from token`.execute(db.asOwner)
  await buildPasskeyRows(db, subject.personId)
  await sql`insert into confidential_topic
    select gen_random_uuid(), 'Project Oakapple', s, encode(sha256(s || 'Project Oakapple'::bytea), 'hex'), '2027-01-01',
      ${owner.personId}, ${at} from (select ${bytes()}::bytea as s) as salted`.execute(db.asOwner)
}

/** Builds the scene: the subject read, passed, declined with a reason, acknowledged after all, and asked a question. */
export async function buildScene(db: TestDatabase): Promise<Scene> {
  const parts = acknowledgementParts(db)
  const owner = await buildActor(db, { name: 'Olive Owner', roles: ['policy-owner'], categories: [] })
  const approver = await buildActor(db, { name: 'Ada Approver', roles: ['policy-approver'], categories: [] })
  const manager = await buildActor(db, { name: 'Mo Manager' })
  const subject = await buildActor(db, { name: 'Pat Person', managerId: manager.personId })
  const people = {
    subject,
    owner,
    approver,
    manager,
    other: await buildActor(db, { name: 'Otto Other' }),
    administrator: await buildActor(db, { name: 'Adi Administrator', roles: ['administrator'] }),
    auditor: await buildActor(db, { name: 'Audrey Auditor', roles: ['auditor'], categories: [] }),
  }
  const policy = await buildPolicyInForce(db, { owner, approver })
  const untouched = await buildPolicyInForce(db, {
    owner,
    approver,
    slug: 'untouched',
    title: 'Untouched policy',
    provisions: [provision({ ref: '1', section: '1' })],
  })
  await buildSecretRows(db, { subject, owner })
  const target = { slug: policy.slug, version: policy.version, locale: 'en' as const }
  await recordReading(parts, subject, target)
  while (await answerRight({ parts, target }, subject)) continue
  await respond(parts, subject, target, { type: 'decline', reason: secrets.reason })
  await respond(parts, subject, target, { type: 'acknowledge' })
  const asked = await askQuestion(parts, subject, target, secrets.question)
  if (asked?.outcome !== 'asked') throw new Error('the scene could not be built')
  const entries = await db.asOwner.selectFrom('ledger_payload').select('entry_id').execute()
  const made = await db.asOwner
    .selectFrom('acknowledgement')
    .select('id')
    .where('response', '=', 'acknowledged')
    .executeTakeFirstOrThrow()
  return {
    parts,
    people,
    actors: new Map<string, Actor>([
      ['anonymous', anonymous],
      ...Object.entries(people),
      ...systemActorNames.map((name) => [`system:${name}`, systemActor(name)] as const),
    ]),
    policy,
    untouched,
    entryIds: entries.map(({ entry_id }) => entry_id),
    questionId: asked.questionId,
    acknowledgementId: made.id,
  }
}
