import type { Context } from '../../context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'
import { digestOf } from './secrets.ts'
import {
  decideUse,
  type Link,
  type LinkDecision,
  type LinkView,
  normaliseAddress,
  viewLink,
} from './sign-in.decision.ts'
import './tables.ts'

const signIn = systemActor('sign-in')

export type UseLinkContext = Pick<Context, 'clock' | 'database'>

/** The visitor's side of a link. */
export interface FollowedLink {
  readonly token: string
  /** The mark that the browser got when it asked; undefined in another browser. */
  readonly browserMark: string | undefined
}

interface StoredLink extends Link {
  readonly requestId: string
  readonly personId: string
  readonly email: string
  readonly returnTo: string
  readonly sameBrowser: boolean
}

/** What the page about a link shows. Changes nothing. */
export async function lookAtLink(context: UseLinkContext, followed: FollowedLink): Promise<LinkView> {
  const link = await context.database.inTransaction(signIn, (tx) => findLink(tx, followed))
  return viewLink(link, { now: context.clock.now(), sameBrowser: link?.sameBrowser === true })
}

export type LinkUse =
  | Exclude<LinkDecision, { kind: 'signed-in' }>
  | { readonly kind: 'signed-in'; readonly personId: string; readonly returnTo: string }

/**
 * Uses a link up, if it may be. The row is locked while it is decided: of two at the same moment exactly one signs in.
 * @param typedAddress what the person gave as the address that the link was sent to, where they were asked
 */
export async function useLink(
  context: UseLinkContext,
  followed: FollowedLink,
  typedAddress: string | undefined,
): Promise<LinkUse> {
  const now = context.clock.now()
  return await context.database.inTransaction(signIn, async (tx): Promise<LinkUse> => {
    const link = await findLink(tx, followed, { lock: true })
    const sameBrowser = link?.sameBrowser === true
    const decision = decideUse(link, { now, sameBrowser, address: compare(typedAddress, link?.email) })
    if (link === undefined || decision.kind === 'dead') return { kind: 'dead' }
    if (decision.kind === 'wrong-address') await countWrongAddress(tx, link)
    if (decision.kind !== 'signed-in') return decision
    await tx.updateTable('sign_in_request').set({ used_at: now }).where('id', '=', link.requestId).execute()
    const { personId, requestId, returnTo } = link
    await appendEntry(tx, {
      kind: 'sign-in.signed-in',
      at: now,
      subjects: [personId],
      payload: { personId, requestId, sameBrowser },
    })
    return { kind: 'signed-in', personId, returnTo }
  })
}

function compare(typed: string | undefined, email: string | undefined): 'right' | 'wrong' | 'not-given' {
  if (typed === undefined || typed.trim() === '') return 'not-given'
  return email !== undefined && normaliseAddress(typed) === normaliseAddress(email) ? 'right' : 'wrong'
}

async function countWrongAddress(tx: Transaction, link: StoredLink): Promise<void> {
  await tx
    .updateTable('sign_in_request')
    .set({ wrong_addresses: link.wrongAddresses + 1 })
    .where('id', '=', link.requestId)
    .execute()
}

async function findLink(
  tx: Transaction,
  followed: FollowedLink,
  options: { lock: boolean } = { lock: false },
): Promise<StoredLink | undefined> {
  const query = tx
    .selectFrom('sign_in_request as request')
    .innerJoin('person', 'person.id', 'request.person_id')
    .select([
      'request.id',
      'request.browser_hash',
      'request.return_to',
      'request.expires_at',
      'request.used_at',
      'request.wrong_addresses',
      'person.id as person_id',
      'person.email',
      'person.ended_at',
    ])
    .where('request.token_hash', '=', digestOf(followed.token))
  const row = await (options.lock ? query.forUpdate('request') : query).executeTakeFirst()
  if (row === undefined || row.expires_at === null) return undefined
  return {
    requestId: row.id,
    personId: row.person_id,
    email: row.email,
    returnTo: row.return_to,
    expiresAt: row.expires_at,
    used: row.used_at !== null,
    wrongAddresses: row.wrong_addresses,
    ended: row.ended_at !== null,
    sameBrowser:
      followed.browserMark !== undefined && digestOf(followed.browserMark).equals(row.browser_hash),
  }
}
