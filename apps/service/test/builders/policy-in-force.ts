import { createHash, randomUUID } from 'node:crypto'
import type { Category, Force } from '@moothall/policy'
import { CATEGORIES } from '@moothall/policy'
import { sql } from 'kysely'
import type { PersonActor } from '../../src/platform/identity/actor.ts'
import type { Role } from '../../src/platform/identity/roles.ts'
import type { TestDatabase } from '../database.ts'

export interface BuiltProvision {
  readonly ref: string
  readonly section: string
  readonly text: string
  readonly force: Force
  readonly topics: readonly string[]
  readonly appliesTo: readonly Category[]
}

/** A provision like the seed's 4.2, with what a test needs to differ. */
export function provision(over: Partial<BuiltProvision> & { readonly ref: string }): BuiltProvision {
  return {
    section: '4',
    text: `Employees must not make disparaging statements (${over.ref}).`,
    force: 'must-not',
    topics: ['disparagement'],
    appliesTo: CATEGORIES,
    ...over,
  }
}

let people = 0

/** A person with an appointment in each category and the roles named, as an actor. */
export async function buildActor(
  db: TestDatabase,
  options: {
    readonly name?: string
    readonly categories?: readonly Category[]
    readonly roles?: readonly Role[]
    readonly managerId?: string
    readonly team?: string
  } = {},
): Promise<PersonActor> {
  people += 1
  const { name = `Person ${people}`, categories = ['officer'], roles = [], team = 'Housing' } = options
  const person = await db.asOwner
    .insertInto('person')
    .values({ name, email: `person-${people}@example.gov.uk`, ended_at: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const category of categories) {
    await db.asOwner
      .insertInto('appointment')
      .values({
        person_id: person.id,
        category,
        post: `Post of ${name}`,
        team,
        manager_id: options.managerId ?? null,
        starts_on: '2020-01-01',
        ends_on: null,
      })
      .execute()
  }
  for (const role of roles) {
    await db.asOwner
      .insertInto('role_grant')
      .values({ person_id: person.id, role, granted_by: null, revoked_by: null, revoked_at: null })
      .execute()
  }
  return { kind: 'person', personId: person.id, name, roles, sessionId: `session-${people}` }
}

export interface BuiltPolicy {
  readonly policyId: string
  readonly slug: string
  readonly title: string
  readonly version: number
  readonly contentHash: string
}

/**
 * A policy version in force, walked through its states as the triggers demand. A second version of a slug supersedes the
 * first.
 */
export async function buildPolicyInForce(
  db: TestDatabase,
  options: {
    readonly owner: PersonActor
    readonly approver: PersonActor
    readonly slug?: string
    readonly title?: string
    readonly provisions?: readonly BuiltProvision[]
    readonly inForceOn?: string
  },
): Promise<BuiltPolicy> {
  const { owner, approver, slug = 'social-media', title = 'Social media policy' } = options
  const provisions = options.provisions ?? [provision({ ref: '4.2' })]
  const source = provisions.map(({ text }) => text).join('\n')
  const contentHash = createHash('sha256')
    .update(`${slug} ${JSON.stringify(provisions)}`)
    .digest('hex')
  const at = new Date('2026-10-01T09:00:00Z')
  return await db.asOwner.transaction().execute(async (tx) => {
    await sql`select set_config('moothall.person_id', ${approver.personId}, true)`.execute(tx)
    const known = await tx.selectFrom('policy').select('id').where('slug', '=', slug).executeTakeFirst()
    const policyId = known?.id ?? randomUUID()
    if (!known) {
      await tx
        .insertInto('policy')
        .values({ id: policyId, slug, created_by: owner.personId, created_at: at })
        .execute()
    }
    const last = await tx
      .selectFrom('policy_version')
      .select((eb) => eb.fn.max('version').as('version'))
      .where('policy_id', '=', policyId)
      .executeTakeFirst()
    const version = (last?.version ?? 0) + 1
    await sql`insert into policy_version (policy_id, version, state, title, body_name, source_name, source_text, source_sha256,
      related, omitted, imported_by, imported_at)
      values (${policyId}, ${version}, 'draft', ${title}, 'Example Borough Council', 'policy.txt', ${source},
      encode(sha256(convert_to(${source}, 'UTF8')), 'hex'), '[]', '[]', ${owner.personId}, ${at})`.execute(tx)
    const sections = [...new Set(provisions.map(({ section }) => section))]
    for (const [position, ref] of sections.entries()) {
      await sql`insert into policy_section (policy_id, version, ref, position, heading, level, implied)
        values (${policyId}, ${version}, ${ref}, ${position}, ${`Section ${ref}`}, 0, false)`.execute(tx)
    }
    for (const [position, { ref, section, text, force, topics, appliesTo }] of provisions.entries()) {
      await sql`insert into policy_provision (policy_id, version, ref, position, depth, section_ref, marker, parsed_text,
        text, force, suggested_force, force_reason, applies_to_reason, confirmed_by, confirmed_at)
        values (${policyId}, ${version}, ${ref}, ${position}, 0, ${section}, ${ref}, ${text}, ${text}, ${force}, ${force}, null,
        '{"code":"applies-to.says-who","params":{"who":["officer"]}}',
        ${owner.personId}, ${at})`.execute(tx)
      for (const topic of topics) {
        await sql`insert into policy_topic (policy_id, version, ref, topic, because, chosen, confirmed_by, confirmed_at)
          values (${policyId}, ${version}, ${ref}, ${topic}, '{}', true, ${owner.personId}, ${at})`.execute(
          tx,
        )
      }
      for (const category of appliesTo) {
        await sql`insert into policy_applicability (policy_id, version, ref, category, suggested, chosen, confirmed_by,
          confirmed_at) values (${policyId}, ${version}, ${ref}, ${category}, true, true, ${owner.personId}, ${at})`.execute(
          tx,
        )
      }
    }
    const move = (set: ReturnType<typeof sql>) =>
      sql`update policy_version set ${set} where policy_id = ${policyId} and version = ${version}`.execute(tx)
    const inForceOn = options.inForceOn ?? '2026-11-01'
    await move(sql`state = 'in-review', submitted_by = ${owner.personId}, submitted_at = ${at}`)
    await move(sql`state = 'approved', approved_by = ${approver.personId}, approved_at = ${at}, in_force_on = ${inForceOn},
      content_hash = ${contentHash}`)
    await sql`update policy_version set state = 'superseded', superseded_at = ${at}
      where policy_id = ${policyId} and state = 'in-force'`.execute(tx)
    await move(sql`state = 'in-force', in_force_at = ${at}`)
    return { policyId, slug, title, version, contentHash }
  })
}
