import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { Context } from '../../context.ts'
import { ukDate } from '../../platform/clock/clock.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'
import { keepChallenge, passkeysActor, takeChallenge } from './challenge-store.ts'
import { NOTIFY_TASK } from './jobs/notify-task.ts'
import { isCloned } from './passkey.decision.ts'
import type { RelyingParty } from './relying-party.ts'
import { readUse, userHandle } from './web-authn.ts'
import './tables.ts'

export type UseContext = Pick<Context, 'clock' | 'database'>

/** Begins signing in: what a passkey has to sign is kept for this browser. */
export async function beginUsing({ clock, database }: UseContext, browserMark: string): Promise<void> {
  await database.inTransaction(passkeysActor, (tx) =>
    keepChallenge(tx, { browserMark }, { now: clock.now() }),
  )
}

export type Use =
  | { readonly kind: 'signed-in'; readonly personId: string }
  | { readonly kind: 'not-asked' | 'not-right' | 'unknown' | 'copy-refused' }

/**
 * Signs in whoever has the passkey that answers what this browser was asked. The challenge is used up whatever comes of it, and the
 * credential is locked while its counter is compared: of two answers at the same moment with one counter, one is refused.
 * @param wanted.browserMark undefined where this browser was never asked
 * @returns `unknown` also where its person removed the passkey, has left, or got another address
 */
export async function usePasskey(
  { clock, database }: UseContext,
  party: RelyingParty,
  wanted: { readonly browserMark: string | undefined; readonly response: AuthenticationResponseJSON },
): Promise<Use> {
  const { browserMark, response } = wanted
  if (browserMark === undefined) return { kind: 'not-asked' }
  const at = clock.now()
  return await database.inTransaction(passkeysActor, async (tx): Promise<Use> => {
    const challenge = await takeChallenge(tx, { browserMark }, at)
    if (challenge === undefined || challenge.adding !== undefined) return { kind: 'not-asked' }
    const passkey = await lockPasskey(tx, Buffer.from(response.id, 'base64url'))
    if (passkey === undefined) return { kind: 'unknown' }
    const { passkeyId, personId } = passkey
    const used = await readUse(party, challenge.bytes, response, passkey)
    if (used === undefined || !isOf(personId, response)) return { kind: 'not-right' }
    if (isCloned({ kept: passkey.counter, told: used.counter })) {
      await recordCopy(tx, passkey, used.counter, at)
      return { kind: 'copy-refused' }
    }
    await tx
      .updateTable('passkey_credential')
      .set({ counter: used.counter, last_used_on: ukDate(at) })
      .where('passkey_id', '=', passkeyId)
      .execute()
    await appendEntry(tx, {
      kind: 'passkeys.signed-in',
      at,
      subjects: [personId],
      payload: { passkeyId, personId, userVerified: used.userVerified },
    })
    return { kind: 'signed-in', personId }
  })
}

interface KnownPasskey {
  readonly passkeyId: string
  readonly personId: string
  readonly id: Buffer
  readonly publicKey: Buffer
  readonly counter: number
}

async function lockPasskey(tx: Transaction, credentialId: Buffer): Promise<KnownPasskey | undefined> {
  const row = await tx
    .selectFrom('passkey_credential as c')
    .innerJoin('passkey as k', 'k.id', 'c.passkey_id')
    .innerJoin('person as p', 'p.id', 'k.person_id')
    .select(['c.credential_id', 'c.public_key', 'c.counter', 'k.id', 'k.person_id'])
    .where('c.credential_id', '=', credentialId)
    .where('k.ended_at', 'is', null)
    .where('p.ended_at', 'is', null)
    .forUpdate('c')
    .executeTakeFirst()
  return (
    row && {
      passkeyId: row.id,
      personId: row.person_id,
      id: row.credential_id,
      publicKey: row.public_key,
      counter: Number(row.counter),
    }
  )
}

/** A passkey that was found by the device says whose it is (Web Authentication, 7.2 step 6). */
function isOf(personId: string, { response }: AuthenticationResponseJSON): boolean {
  return response.userHandle === userHandle(personId).toString('base64url')
}

/** Two authenticators answer with one key. Which of them is the person's own cannot be told, so the later counter goes on. */
async function recordCopy(
  tx: Transaction,
  { passkeyId, personId, counter }: KnownPasskey,
  told: number,
  at: Date,
): Promise<void> {
  await appendEntry(tx, {
    kind: 'passkeys.counter-refused',
    at,
    subjects: [personId],
    payload: { passkeyId, personId, kept: counter, told },
  })
  const payload = { passkeyId, about: 'copy-refused', day: ukDate(at) }
  await enqueue(tx, { task: NOTIFY_TASK, payload })
}
