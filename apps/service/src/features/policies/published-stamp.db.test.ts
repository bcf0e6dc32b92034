import { expect, test } from 'vitest'
import {
  firstVersion,
  importDraft,
  policyScene,
  publish,
  submitConfirmed,
} from '../../../test/policy-scene.ts'
import { decideOnCorrection, recordCorrection } from './correct-slip.ts'
import { publishedStamp } from './published-stamp.ts'

test('the stamp changes with everything that public pages show, and with nothing that is not public yet', async () => {
  const at = await policyScene()
  const { read } = publishedStamp(at.db.database)
  // Another process reads the same.
  const elsewhere = publishedStamp(at.db.database)
  let last = await read()
  const hasChanged = async (): Promise<boolean> => {
    const now = await read()
    expect(await elsewhere.read()).toBe(now)
    const changed = now !== last
    last = now
    return changed
  }
  const correction = {
    ref: '4.1',
    before: 'You must not publish confidential information.',
    after: 'You must not publish confidential informations.',
    reason: 'Typing error',
  }
  const decide = async (correctionId: string, decision: 'confirmed' | 'refused') =>
    await decideOnCorrection(at.context, at.approver, firstVersion, { correctionId, decision })
  const record = async () => {
    const recorded = await recordCorrection(at.context, at.owner, firstVersion, correction)
    if (recorded.outcome !== 'saved') throw new Error(`not recorded: ${JSON.stringify(recorded)}`)
    return recorded.correctionId
  }

  await importDraft(at)
  expect(await hasChanged()).toBe(false)
  await publish(at)
  expect(await hasChanged()).toBe(true)

  const refused = await record()
  expect(await hasChanged()).toBe(false)
  await decide(refused, 'refused')
  expect(await hasChanged()).toBe(false)
  const confirmed = await record()
  await decide(confirmed, 'confirmed')
  expect(await hasChanged()).toBe(true)

  await importDraft(at)
  await submitConfirmed(at, 2)
  expect(await hasChanged()).toBe(false)
})

test('a version that takes the place of another, and the body’s name, change the stamp', async () => {
  const at = await policyScene()
  const { read } = publishedStamp(at.db.database)
  await importDraft(at)
  await publish(at)
  const first = await read()
  await importDraft(at)
  await publish(at, 2)
  const second = await read()
  expect(second).not.toBe(first)
  await at.db.asOwner
    .insertInto('body')
    .values({
      name: 'Example Borough Council',
      short_name: 'EBC',
      contact_email: 'policy@council.example',
    })
    .execute()
  expect(await read()).not.toBe(second)
})
