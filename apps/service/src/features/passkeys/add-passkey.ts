import { randomUUID } from 'node:crypto'
import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'
import { keepChallenge, passkeysActor, takeChallenge } from './challenge-store.ts'
import { NOTIFY_TASK } from './jobs/notify-task.ts'
import { decideAdd } from './passkey.decision.ts'
import type { RelyingParty } from './relying-party.ts'
import { readCreation } from './web-authn.ts'
import './tables.ts'

export type AddContext = Pick<Context, 'clock' | 'database'>

/** Begins adding a passkey: what the device has to sign is kept for this session. */
export async function beginAdding(
  { clock, database }: AddContext,
  { personId, sessionId, ...actor }: PersonActor,
  name: string,
): Promise<'accepted' | 'too-many'> {
  const person = { ...actor, personId, sessionId }
  const decision = decideAdd(await database.inTransaction(person, (tx) => countKept(tx, personId)))
  if (decision !== 'accepted') return decision
  await database.inTransaction(passkeysActor, (tx) =>
    keepChallenge(tx, { sessionId }, { adding: { personId, name }, now: clock.now() }),
  )
  return 'accepted'
}

export type Adding = 'added' | 'not-asked' | 'not-right' | 'known-already' | 'too-many'

/**
 * Adds the passkey that the device made, if it answers what this session was asked. The challenge is used up whatever comes of it.
 * @returns `not-asked` where nothing was asked, or more than five minutes ago; `not-right` where the answer is not one to that
 */
export async function addPasskey(
  { clock, database }: AddContext,
  actor: PersonActor,
  party: RelyingParty,
  response: RegistrationResponseJSON,
): Promise<Adding> {
  const { personId, sessionId } = actor
  const at = clock.now()
  const challenge = await database.inTransaction(passkeysActor, (tx) => takeChallenge(tx, { sessionId }, at))
  if (challenge?.adding?.personId !== personId) return 'not-asked'
  const { name } = challenge.adding
  const made = await readCreation(party, challenge.bytes, response)
  if (made === undefined) return 'not-right'
  return await whereNotKnown(() =>
    database.inTransaction(actor, async (tx): Promise<Adding> => {
      if (decideAdd(await countKept(tx, personId)) === 'too-many') return 'too-many'
      const id = randomUUID()
      const open = { ended_at: null, ended_by: null, ended_because: null }
      await tx
        .insertInto('passkey')
        .values({ id, person_id: personId, name, added_at: at, ...open })
        .execute()
      await tx
        .insertInto('passkey_credential')
        .values({
          passkey_id: id,
          credential_id: made.id,
          public_key: made.publicKey,
          counter: made.counter,
          last_used_on: null,
        })
        .execute()
      await appendEntry(tx, {
        kind: 'passkeys.added',
        at,
        subjects: [personId],
        payload: { passkeyId: id, personId, name },
      })
      await enqueue(tx, { task: NOTIFY_TASK, payload: { passkeyId: id, about: 'added' } })
      return 'added'
    }),
  )
}

/** The lock keeps two devices at the same moment from both counting one short. */
async function countKept(tx: Transaction, personId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`passkeys:${personId}`}, 0))`.execute(tx)
  const { count } = await tx
    .selectFrom('passkey')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** A credential is one person's, once: the unique index decides. */
async function whereNotKnown(work: () => Promise<Adding>): Promise<Adding> {
  try {
    return await work()
  } catch (error) {
    const { constraint } = error as { constraint?: unknown }
    if (constraint === 'passkey_credential_credential_id_key') return 'known-already'
    throw error
  }
}
