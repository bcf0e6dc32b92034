import type { Context } from '../../context.ts'
import { ukDate } from '../../platform/clock/clock.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'
import { storeGrant, storePerson } from '../people/index.ts'
import { decideSetUp } from './set-up.decision.ts'
import { loadSetUp, setUpActor } from './set-up-link.ts'

export interface NewBody {
  readonly name: string
  readonly shortName: string
  readonly contactEmail: string
  readonly administrator: {
    readonly name: string
    readonly email: string
    readonly post: string
    readonly team: string
  }
}

export type SetUpOutcome = { readonly kind: 'done'; readonly personId: string } | { readonly kind: 'dead' }

/** Makes the body and its first person, who keeps the directory and owns the policies, and ends every set-up link. */
export async function completeSetUp(
  context: Pick<Context, 'clock' | 'database'>,
  token: string,
  body: NewBody,
): Promise<SetUpOutcome> {
  const at = context.clock.now()
  return await context.database.inTransaction(setUpActor, async (tx): Promise<SetUpOutcome> => {
    if (decideSetUp(await loadSetUp(tx, token, { lock: true }), at) === 'dead') return { kind: 'dead' }
    const { name, shortName, contactEmail } = body
    await tx
      .insertInto('body')
      .values({ name, short_name: shortName, contact_email: contactEmail, created_at: at })
      .execute()
    await appendEntry(tx, {
      kind: 'set-up.completed',
      at,
      subjects: [],
      payload: { name, shortName, contactEmail },
    })
    const personId = await storePerson(
      tx,
      { ...body.administrator, category: 'officer', managerId: null },
      { at, startsOn: ukDate(at) },
    )
    for (const role of ['administrator', 'policy-owner'] as const) {
      await storeGrant(tx, { personId, role, grantedBy: null, at })
    }
    await tx.deleteFrom('set_up_link').execute()
    return { kind: 'done', personId }
  })
}
