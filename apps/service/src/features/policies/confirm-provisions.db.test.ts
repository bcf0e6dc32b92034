import { expect, test } from 'vitest'
import { buildPerson } from '../../../test/builders/people.ts'
import { firstVersion, importDraft, policyScene } from '../../../test/policy-scene.ts'
import { confirmAsSuggested } from './confirm-as-suggested.ts'
import { confirmProvisions } from './confirm-provisions.ts'
import { readVersion } from './read-version.ts'

test('the second of two editors gets a conflict, and nothing of theirs is half saved', async () => {
  const at = await policyScene()
  await importDraft(at)
  const other = await buildPerson(at.db.asOwner, { roles: ['policy-owner'] })
  const choice = { topics: [], appliesTo: ['officer'], force: 'must', rowVersion: 0 } as const
  expect(await confirmProvisions(at.context, at.owner, firstVersion, [{ ref: '4.1', ...choice }])).toEqual({
    outcome: 'saved',
  })
  const second = await confirmProvisions(at.context, other, firstVersion, [
    { ref: '4.1', ...choice, appliesTo: ['member'] },
    { ref: '4.2', ...choice },
  ])
  expect(second).toMatchObject({ outcome: 'conflict', keys: ['4.1'] })
  const detail = await at.db.database.inTransaction(at.owner, (tx) => readVersion(tx, firstVersion))
  expect(detail?.provisions.map(({ confirmedBy }) => confirmedBy)).toEqual([
    at.owner.personId,
    null,
    null,
    null,
  ])
  expect(detail?.contributors).toEqual([at.owner.personId])
  expect(
    await confirmProvisions(at.context, other, firstVersion, [{ ref: '4.1', ...choice }]),
    'the same choice again is no conflict',
  ).toEqual({ outcome: 'saved' })
})

test('accepting a repair asks for the paragraph to be confirmed again', async () => {
  const at = await policyScene()
  await importDraft(at)
  const of = [{ ref: 'D1', topics: [], appliesTo: [], force: 'statement', rowVersion: 0 }] as const
  await confirmProvisions(at.context, at.owner, firstVersion, of)
  await confirmAsSuggested(at.context, at.owner, firstVersion, '')
  const detail = await at.db.database.inTransaction(at.owner, (tx) => readVersion(tx, firstVersion))
  expect(detail?.provisions.at(-1)).toMatchObject({ text: 'Blogs, forums and networks', rowVersion: 3 })
})
