import type { Context } from '../../context.ts'
import { ukDate } from '../../platform/clock/clock.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { decideLifecycle } from './lifecycle.decision.ts'
import { bringIntoForce } from './move-version.ts'

/**
 * Brings every approved version whose UK date has come into force, each in its own transaction. Safe to run at any
 * time, also twice at once: at the service's start it makes up for a midnight that the service slept through.
 * @returns how many versions came into force
 */
export async function bringDueVersionsIntoForce(context: Context): Promise<number> {
  const clock = systemActor('policy-clock')
  const today = ukDate(context.clock.now())
  const due = await context.database.inTransaction(clock, (tx) =>
    tx
      .selectFrom('policy_version')
      .select(['policy_id', 'version'])
      .where('state', '=', 'approved')
      .where('in_force_on', '<=', today)
      .execute(),
  )
  let brought = 0
  for (const { policy_id, version } of due) {
    if (await bringOneIntoForce(context, policy_id, version)) brought += 1
  }
  return brought
}

/** The same for one version, as its job at midnight does. Does nothing before its date, or where it moved on. */
export async function bringOneIntoForce(
  context: Context,
  policyId: string,
  version: number,
): Promise<boolean> {
  const clock = systemActor('policy-clock')
  const at = context.clock.now()
  return await context.database.inTransaction(clock, async (tx) => {
    const row = await tx
      .selectFrom('policy_version')
      .innerJoin('policy', 'policy.id', 'policy_version.policy_id')
      .select(['policy_version.state', 'policy_version.in_force_on', 'policy.slug'])
      .where('policy_id', '=', policyId)
      .where('version', '=', version)
      .forUpdate('policy_version')
      .executeTakeFirst()
    if (row === undefined) return false
    const decision = decideLifecycle(
      {
        state: row.state,
        contributors: [],
        outstanding: [],
        inForceOn: row.in_force_on,
        anotherIsWaiting: false,
        shown: '',
      },
      { kind: 'bring-into-force' },
      { kind: 'policy-clock' },
      ukDate(at),
    )
    if (!decision.ok) return false
    await bringIntoForce(tx, clock, { policyId, slug: row.slug, version }, at)
    return true
  })
}
