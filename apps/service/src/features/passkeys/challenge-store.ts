import { createHash, randomBytes } from 'node:crypto'
import type { Transaction } from '../../platform/database/database.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { CHALLENGE_LIFE_MS, isOpen } from './passkey.decision.ts'
import './tables.ts'

/** The part of the service that keeps challenges and knows credentials. */
export const passkeysActor = systemActor('passkeys')

/** Who was asked: a browser that signs in, by its mark, or a session that adds a passkey. Only the digest is kept. */
export type Holder = { readonly browserMark: string } | { readonly sessionId: string }

export interface Challenge {
  /** 32 random bytes. */
  readonly bytes: Buffer
  /** Whose passkey is being added under which name; undefined where somebody signs in. */
  readonly adding: { readonly personId: string; readonly name: string } | undefined
}

function digestOf(holder: Holder): Buffer {
  const text = 'browserMark' in holder ? `browser\0${holder.browserMark}` : `session\0${holder.sessionId}`
  return createHash('sha256').update(text).digest()
}

/** Asks anew: what this holder was asked before may not be answered any more. Forgets what nobody answered in time. */
export async function keepChallenge(
  tx: Transaction,
  holder: Holder,
  { adding, now }: { readonly adding?: Challenge['adding']; readonly now: Date },
): Promise<void> {
  await tx.deleteFrom('passkey_challenge').where('expires_at', '<=', now).execute()
  const asked = {
    challenge: randomBytes(32),
    person_id: adding?.personId ?? null,
    name: adding?.name ?? null,
    expires_at: new Date(now.getTime() + CHALLENGE_LIFE_MS),
  }
  await tx
    .insertInto('passkey_challenge')
    .values({ holder_hash: digestOf(holder), ...asked })
    .onConflict((conflict) => conflict.column('holder_hash').doUpdateSet(asked))
    .execute()
}

/** What this holder is asked, for the page that asks; undefined where nothing is, or its time has passed. */
export async function lookAtChallenge(
  tx: Transaction,
  holder: Holder,
  now: Date,
): Promise<Challenge | undefined> {
  const row = await tx
    .selectFrom('passkey_challenge')
    .selectAll()
    .where('holder_hash', '=', digestOf(holder))
    .executeTakeFirst()
  return row && challengeIn(row, now)
}

/** Takes what this holder is asked, so that it is answered once, whatever comes of the answer. */
export async function takeChallenge(
  tx: Transaction,
  holder: Holder,
  now: Date,
): Promise<Challenge | undefined> {
  const row = await tx
    .deleteFrom('passkey_challenge')
    .where('holder_hash', '=', digestOf(holder))
    .returningAll()
    .executeTakeFirst()
  return row && challengeIn(row, now)
}

function challengeIn(
  row: {
    readonly challenge: Buffer
    readonly person_id: string | null
    readonly name: string | null
    readonly expires_at: Date
  },
  now: Date,
): Challenge | undefined {
  if (!isOpen({ expiresAt: row.expires_at }, now)) return undefined
  const { person_id: personId, name } = row
  return {
    bytes: row.challenge,
    adding: personId === null || name === null ? undefined : { personId, name },
  }
}
