import { CATEGORIES, type Category } from '@moothall/policy'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/database.ts'

/** Where people stand with a version. An answered question counts as unanswered again: the next step is the person's. */
export const coverageStates = ['acknowledged', 'declined', 'question', 'unanswered'] as const
export type CoverageState = (typeof coverageStates)[number]
export type CoverageCounts = Readonly<Record<CoverageState, number>>

export interface CoverageGroup {
  readonly category: Category
  readonly team: string
  readonly counts: CoverageCounts
}

export interface Coverage {
  /** Each person once, whatever categories and teams they have. */
  readonly everyone: CoverageCounts
  /** A person with two categories is counted in both. */
  readonly byCategory: readonly { readonly category: Category; readonly counts: CoverageCounts }[]
  readonly groups: readonly CoverageGroup[]
}

interface StateRow {
  person_id: string
  category: Category
  team: string
  state: CoverageState
}

/**
 * How many of the people whom a version asks have done what. For policy owners only: to anyone else it is not there.
 * @param askedOf the categories that some provision of the version applies to
 */
export async function findCoverage(
  tx: Transaction,
  which: {
    readonly policyId: string
    readonly version: number
    readonly askedOf: readonly Category[]
    readonly today: string
  },
): Promise<Coverage | undefined> {
  const allowed = await sql<{ allowed: boolean }>`select has_role('policy-owner') as allowed`.execute(tx)
  if (allowed.rows[0]?.allowed !== true) return undefined
  const { rows } = await sql<StateRow>`
    with last as (
      select distinct on (person_id) person_id, response from acknowledgement
      where policy_id = ${which.policyId} and version = ${which.version}
      order by person_id, sequence desc
    ), waiting as (
      select person_id from acknowledgement_question
      where policy_id = ${which.policyId} and version = ${which.version} and answered_at is null
    )
    select distinct a.person_id, a.category, a.team,
      coalesce(last.response, case when waiting.person_id is null then 'unanswered' else 'question' end) as state
    from appointment a
    join person p on p.id = a.person_id and p.ended_at is null
    left join last on last.person_id = a.person_id
    left join waiting on waiting.person_id = a.person_id
    where a.category = any (${[...which.askedOf]})
      and a.starts_on <= ${which.today} and (a.ends_on is null or a.ends_on >= ${which.today})`.execute(tx)
  return coverageOf(rows)
}

function countsOf(rows: readonly StateRow[]): CoverageCounts {
  const people = new Map(rows.map((row) => [row.person_id, row.state]))
  const states = [...people.values()]
  const count = (state: CoverageState): number => states.filter((candidate) => candidate === state).length
  return {
    acknowledged: count('acknowledged'),
    declined: count('declined'),
    question: count('question'),
    unanswered: count('unanswered'),
  }
}

function coverageOf(rows: readonly StateRow[]): Coverage {
  const byCategory = CATEGORIES.flatMap((category) => {
    const own = rows.filter((row) => row.category === category)
    return own.length === 0 ? [] : [{ category, own, counts: countsOf(own) }]
  })
  return {
    everyone: countsOf(rows),
    byCategory: byCategory.map(({ category, counts }) => ({ category, counts })),
    groups: byCategory.flatMap(({ category, own }) =>
      [...new Set(own.map(({ team }) => team))]
        .sort((a, b) => a.localeCompare(b, 'en'))
        .map((team) => ({ category, team, counts: countsOf(own.filter((row) => row.team === team)) })),
    ),
  }
}

/** How many people a set of counts is about. */
export function totalOf(counts: CoverageCounts): number {
  return coverageStates.reduce((sum, state) => sum + counts[state], 0)
}
