import type { PolicyDocument } from '@moothall/policy'
import type { Context } from '../src/context.ts'
import { confirmAsSuggested } from '../src/features/policies/confirm-as-suggested.ts'
import { importDocument } from '../src/features/policies/import-document.ts'
import { approveVersion, submitVersion } from '../src/features/policies/move-version.ts'
import type { PersonActor } from '../src/platform/identity/actor.ts'
import { buildPerson } from './builders/people.ts'
import { policyDocument } from './builders/policies.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { serviceContext } from './service-context.ts'

/** A database with people who make policies, and a clock that a test can set. It is noon on 22 November 2026. */
export interface PolicyScene {
  readonly db: TestDatabase
  readonly context: Context
  readonly owner: PersonActor
  readonly secondOwner: PersonActor
  readonly approver: PersonActor
  readonly setNow: (moment: string) => void
  readonly sent: ReturnType<typeof serviceContext>['sent']
}

export async function policyScene(): Promise<PolicyScene> {
  const db = await testDatabase()
  let now = new Date('2026-11-22T12:00:00Z')
  const { context, sent } = serviceContext(db, { clock: { now: () => now } })
  return {
    db,
    context,
    sent,
    owner: await buildPerson(db.asOwner, { name: 'Olu Owner', roles: ['policy-owner'] }),
    secondOwner: await buildPerson(db.asOwner, { name: 'Sol Second', roles: ['policy-owner'] }),
    approver: await buildPerson(db.asOwner, { name: 'Ana Approver', roles: ['policy-approver'] }),
    setNow: (moment) => {
      now = new Date(moment)
    },
  }
}

/** The version that a scene's first draft is. */
export const firstVersion = { slug: 'social-media', version: 1 }

/** Imports the next version of the scene's policy as a draft. */
export async function importDraft(
  { context, owner }: Pick<PolicyScene, 'context' | 'owner'>,
  changes: Partial<PolicyDocument> = {},
): Promise<void> {
  const document = policyDocument(changes)
  const result = await importDocument(context, owner, {
    slug: firstVersion.slug,
    title: 'Social media policy',
    bodyName: document.body,
    sourceName: 'policy.txt',
    sourceText: 'the source',
    document,
  })
  if (result.outcome !== 'imported') throw new Error(`not imported: ${JSON.stringify(result)}`)
}

/** Confirms all of a draft as it is offered and submits it. */
export async function submitConfirmed(
  { context, owner }: Pick<PolicyScene, 'context' | 'owner'>,
  version = 1,
  inForceOn = '2026-11-22',
): Promise<void> {
  const key = { ...firstVersion, version }
  const confirmed = await confirmAsSuggested(context, owner, key, 'Not ours')
  if (confirmed.outcome !== 'saved') throw new Error(`not confirmed: ${JSON.stringify(confirmed)}`)
  const submitted = await submitVersion(context, owner, key, { inForceOn })
  if (submitted.outcome !== 'moved') throw new Error(`not submitted: ${JSON.stringify(submitted)}`)
}

/** Takes a draft all the way: in force on the scene's day. */
export async function publish(
  at: Pick<PolicyScene, 'context' | 'owner' | 'approver'>,
  version = 1,
): Promise<void> {
  await submitConfirmed(at, version)
  const key = { ...firstVersion, version }
  const result = await approveVersion(at.context, at.approver, key, { inForceOn: '2026-11-22' })
  if (result.outcome !== 'moved' || result.to !== 'in-force') {
    throw new Error(`not in force: ${JSON.stringify(result)}`)
  }
}
