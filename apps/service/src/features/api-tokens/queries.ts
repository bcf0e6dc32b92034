import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/database.ts'
import type { TokenScope } from '../../platform/identity/roles.ts'
import type { Ending } from './tables.ts'

export const TOKENS_PER_PAGE = 50

export interface OwnToken {
  readonly id: string
  readonly name: string
  readonly scope: TokenScope
  readonly madeAt: Date
  readonly endsOn: string
  readonly endedAt: Date | null
  readonly endedBecause: Ending | null
  readonly endedBy: string | null
  /** `YYYY-MM-DD`; null where it was not used yet, or its secret is gone. */
  readonly lastUsedOn: string | null
  readonly hasSecret: boolean
}

/** Tokens of one person, what ended last and the newest first; fifty in all, so that only old ends are missing. */
export async function listOwnTokens(tx: Transaction, personId: string): Promise<readonly OwnToken[]> {
  return await tx
    .selectFrom('api_token as t')
    .leftJoin('api_token_secret as s', 's.token_id', 't.id')
    .select([
      't.id',
      't.name',
      't.scope',
      't.made_at as madeAt',
      't.ends_on as endsOn',
      't.ended_at as endedAt',
      't.ended_because as endedBecause',
      't.ended_by as endedBy',
      sql<boolean>`s.token_id is not null`.as('hasSecret'),
      's.last_used_on as lastUsedOn',
    ])
    .where('t.person_id', '=', personId)
    .orderBy((eb) => eb('t.ended_at', 'is not', null))
    .orderBy('t.made_at', 'desc')
    .orderBy('t.id')
    .limit(50)
    .execute()
}

export interface AnyToken {
  readonly id: string
  readonly name: string
  readonly personId: string
  readonly person: string
  readonly madeAt: Date
  readonly endsOn: string
}

/** A page of all tokens that work, by person. When each was used is its person's business. */
export async function listWorkingTokens(
  tx: Transaction,
  { today, page }: { readonly today: string; readonly page: number },
): Promise<{ readonly total: number; readonly tokens: readonly AnyToken[] }> {
  const working = tx
    .selectFrom('api_token as t')
    .innerJoin('person as p', 'p.id', 't.person_id')
    .where('t.ended_at', 'is', null)
    .where('p.ended_at', 'is', null)
    .where('t.ends_on', '>=', today)
  const { count } = await working
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  const tokens = await working
    .select([
      't.id',
      't.name',
      't.person_id as personId',
      'p.name as person',
      't.made_at as madeAt',
      't.ends_on as endsOn',
    ])
    .orderBy('p.name')
    .orderBy('t.made_at', 'desc')
    .orderBy('t.id')
    .offset((page - 1) * TOKENS_PER_PAGE)
    .limit(TOKENS_PER_PAGE)
    .execute()
  return { total: Number(count), tokens }
}

/** One token that has not ended, with its person's name. */
export async function findToken(tx: Transaction, id: string): Promise<AnyToken | undefined> {
  return await tx
    .selectFrom('api_token as t')
    .innerJoin('person as p', 'p.id', 't.person_id')
    .select([
      't.id',
      't.name',
      't.person_id as personId',
      'p.name as person',
      't.made_at as madeAt',
      't.ends_on as endsOn',
    ])
    .where('t.id', '=', id)
    .where('t.ended_at', 'is', null)
    .executeTakeFirst()
}
