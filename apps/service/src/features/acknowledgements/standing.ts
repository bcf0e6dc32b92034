import type { Category } from '@moothall/policy'
import { sql } from 'kysely'
import { ukDate } from '../../platform/clock/clock.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { reasonsFor } from './applicability.decision.ts'
import type { Response, Standing } from './decisions.ts'
import type { PolicyRules, PolicyRulesStore } from './policy-rules.ts'
import { planFor } from './questions/plan.ts'
import type { QuestionBank } from './question-bank/question-bank.ts'
import './tables.ts'

/** What every use case here needs beside the transaction. */
export interface StandingParts {
  readonly rules: PolicyRulesStore
  readonly bank: QuestionBank
}

/** Where a person stands with a version, and what the records of it repeat. */
export interface FoundStanding {
  readonly standing: Standing
  readonly rules: PolicyRules
  readonly personName: string
  readonly bodyName: string
  readonly approvedBy: string
  /** Every category the person has today, also those the policy has no provisions for. */
  readonly categories: readonly Category[]
}

interface StandingRow {
  slug: string
  version: number
  state: 'in-force' | 'superseded'
  title: string
  body_name: string
  content_hash: string
  in_force_on: string
  approver: string
  person: string
  categories: Category[]
  read_at: Date | null
  passed_at: Date | null
  sequence: number | null
  response: Response | null
  responded_at: Date | null
  entry_id: string | null
  open_question: boolean
}

/** One statement: the path that records an acknowledgement runs it once. */
function standingQuery(personId: string, today: string, which: ReturnType<typeof sql>) {
  return sql<StandingRow>`
    select pol.slug, v.version, v.state, v.title, v.body_name, v.content_hash, v.in_force_on, approver.name as approver,
      me.name as person,
      array(select distinct a.category from appointment a where a.person_id = me.id and a.starts_on <= ${today}
        and (a.ends_on is null or a.ends_on >= ${today}) order by a.category) as categories,
      reading.read_at, passed.passed_at, last.sequence, last.response, last.responded_at, last.entry_id,
      exists (select from acknowledgement_question q where q.person_id = me.id and q.policy_id = v.policy_id
        and q.version = v.version and q.answered_at is null) as open_question
    from policy_version v
    join policy pol on pol.id = v.policy_id
    join person me on me.id = ${personId} and me.ended_at is null
    join person approver on approver.id = v.approved_by
    left join policy_reading reading
      on reading.person_id = me.id and reading.policy_id = v.policy_id and reading.version = v.version
    left join comprehension_passed passed
      on passed.person_id = me.id and passed.policy_id = v.policy_id and passed.version = v.version
    left join lateral (
      select a.sequence, a.response, a.responded_at, a.entry_id from acknowledgement a
      where a.person_id = me.id and a.policy_id = v.policy_id and a.version = v.version
      order by a.sequence desc limit 1
    ) last on true
    where ${which}
    order by v.title, pol.slug`
}

async function standingOf(
  tx: Transaction,
  parts: StandingParts,
  personId: string,
  row: StandingRow,
): Promise<FoundStanding | undefined> {
  const rules = await parts.rules.rulesOf(tx, row)
  if (!rules) return undefined
  const last =
    row.sequence === null || row.response === null || row.responded_at === null || row.entry_id === null
      ? undefined
      : { sequence: row.sequence, response: row.response, at: row.responded_at, entryId: row.entry_id }
  const askedAs = reasonsFor(rules, row.categories)
  const standing: Standing = {
    policy: {
      slug: row.slug,
      title: row.title,
      version: row.version,
      contentHash: row.content_hash,
      inForceFrom: row.in_force_on,
      inForce: row.state === 'in-force',
    },
    askedAs,
    readAt: row.read_at ?? undefined,
    passedAt: row.passed_at ?? undefined,
    hasQuestions:
      row.passed_at !== null ||
      planFor({ rules, bank: parts.bank, personId, categories: askedAs }).length > 0,
    last,
    openQuestion: row.open_question,
  }
  return {
    standing,
    rules,
    personName: row.person,
    bodyName: row.body_name,
    approvedBy: row.approver,
    categories: row.categories,
  }
}

/** Where a person stands with a version that is or was in force; undefined where there is no such version. */
export async function findStanding(
  tx: Transaction,
  parts: StandingParts,
  which: { readonly personId: string; readonly slug: string; readonly version: number; readonly now: Date },
): Promise<FoundStanding | undefined> {
  const condition = sql`pol.slug = ${which.slug} and v.version = ${which.version} and v.state in ('in-force', 'superseded')`
  const { rows } = await standingQuery(which.personId, ukDate(which.now), condition).execute(tx)
  const [row] = rows
  return row && (await standingOf(tx, parts, which.personId, row))
}

/** Where a person stands with the version of a policy that is in force. */
export async function findStandingInForce(
  tx: Transaction,
  parts: StandingParts,
  which: { readonly personId: string; readonly slug: string; readonly now: Date },
): Promise<FoundStanding | undefined> {
  const condition = sql`pol.slug = ${which.slug} and v.state = 'in-force'`
  const { rows } = await standingQuery(which.personId, ukDate(which.now), condition).execute(tx)
  const [row] = rows
  return row && (await standingOf(tx, parts, which.personId, row))
}

/** Where a person stands with every version in force that asks them for something, by title. */
export async function listStandings(
  tx: Transaction,
  parts: StandingParts,
  which: { readonly personId: string; readonly now: Date },
): Promise<readonly FoundStanding[]> {
  const condition = sql`v.state = 'in-force'`
  const { rows } = await standingQuery(which.personId, ukDate(which.now), condition).execute(tx)
  const found: FoundStanding[] = []
  for (const row of rows) {
    const standing = await standingOf(tx, parts, which.personId, row)
    if (standing && standing.standing.askedAs.length > 0) found.push(standing)
  }
  return found
}
