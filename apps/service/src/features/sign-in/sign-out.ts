import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'

export type SignOutContext = Pick<Context, 'clock' | 'database'>

/** Notes that a person signed out; the route ends the session itself. */
export async function recordSignOut(context: SignOutContext, actor: PersonActor): Promise<void> {
  await context.database.inTransaction(actor, (tx) =>
    appendEntry(tx, {
      kind: 'sign-in.signed-out',
      at: context.clock.now(),
      subjects: [actor.personId],
      payload: { personId: actor.personId },
    }),
  )
}

/** Ends every session of the person, on every device, this one too. */
export async function signOutEverywhere(context: SignOutContext, actor: PersonActor): Promise<void> {
  const { personId } = actor
  await context.database.inTransaction(actor, async (tx) => {
    await sql`select end_sessions_of(${personId})`.execute(tx)
    await appendEntry(tx, {
      kind: 'sign-in.signed-out-everywhere',
      at: context.clock.now(),
      subjects: [personId],
      payload: { personId },
    })
  })
}
