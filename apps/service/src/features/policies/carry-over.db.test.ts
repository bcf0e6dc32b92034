import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { policyDocument, provision } from '../../../test/builders/policies.ts'
import { policyApp, type PolicyApp, post, sectionFields, type Visitor } from '../../../test/policy-app.ts'
import { firstVersion, importDraft, policyScene, publish } from '../../../test/policy-scene.ts'
import { confirmProvisions } from './confirm-provisions.ts'
import { decideRepairs } from './decide-repairs.ts'
import { withdrawVersion } from './move-version.ts'
import { readVersion } from './read-version.ts'
import { offerOf, type VersionDetail } from './version-detail.ts'

const second = { ...firstVersion, version: 2 }
const base = '/manage/policies/social-media/2'

/** The policy of the scene with another 4.1 and a new 4.3. */
const changed = {
  provisions: [
    provision('4.1', 'You must not publish confidential or sensitive information.', { force: 'must-not' }),
    ...policyDocument().provisions.slice(1),
    provision('4.3', 'You should ask first.', { force: 'should', topics: [] }),
  ],
}

async function read(at: Pick<PolicyApp, 'db' | 'owner'>, key = second): Promise<VersionDetail> {
  const detail = await at.db.database.inTransaction(at.owner, (tx) => readVersion(tx, key))
  if (detail === undefined) throw new Error('no such version')
  return detail
}

async function values(one: Visitor, url: string, selector: string): Promise<readonly string[]> {
  const $ = load((await one.get(url)).body)
  return $(selector)
    .get()
    .map((element) => $(element).attr('value') ?? $(element).text().trim())
}

test('a new version offers what was confirmed, confirms none of it, and asks anew of what changed', async () => {
  const at = await policyApp()
  await importDraft(at)
  await confirmProvisions(at.context, at.owner, firstVersion, [
    { ref: '4.2', topics: ['rumours'], appliesTo: ['agency'], force: 'take-care', rowVersion: 0 },
  ])
  await decideRepairs(at.context, at.owner, firstVersion, [
    { ref: 'D1', position: 0, decision: 'declined', rowVersion: 0 },
  ])
  await publish(at)
  await importDraft(at, changed)
  const detail = await read(at)
  expect(
    detail.provisions.map(({ ref, confirmedBy, carried }) => [ref, confirmedBy, carried?.fromVersion]),
  ).toEqual([
    ['4.1', null, undefined],
    ['4.2', null, 1],
    ['4.2.a', null, 1],
    ['D1', null, 1],
    ['4.3', null, undefined],
  ])
  const owner = await at.signedIn(at.owner)
  const tasks = load((await owner.get(base)).body)
  expect(tasks('.govuk-task-list').first().text()).toContain('2 of them can be kept as confirmed before')
  const overview = load((await owner.get(`${base}/provisions`)).body)
  expect(overview('body').text()).toContain('2 paragraphs are as they were confirmed before')
  expect(overview('.govuk-tag--purple').length, 'D1 waits for its repair').toBe(2)
  expect(await values(owner, `${base}/sections/4`, 'input[name="appliesTo-1"]:checked')).toEqual(['agency'])
  expect(await values(owner, `${base}/sections/4`, 'input[name="topics-1"]:checked')).toEqual(['rumours'])
  expect(await values(owner, `${base}/sections/4`, 'select[name="force-1"] option[selected]')).toEqual([
    'take-care',
  ])
  expect(await values(owner, `${base}/sections/4`, 'input[name="appliesTo-0"]:checked')).toEqual([
    'officer',
    'member',
  ])
  expect(await values(owner, `${base}/repairs`, 'input[name="decision-0"]:checked')).toEqual(['declined'])
})

test('keeping what was confirmed is one step that names its origin in the rows and in the ledger', async () => {
  const at = await policyApp()
  await importDraft(at)
  await publish(at)
  await importDraft(at, changed)
  const owner = await at.signedIn(at.owner)
  await post(owner, `${base}/repairs`, [
    ['row-0', '0'],
    ['decision-0', 'accepted'],
  ])
  const page = load((await owner.get(`${base}/provisions`)).body)
  const form = page('form.moothall-bulk')
  expect(form.find('button').text().trim()).toBe('Keep what was confirmed for these 3')
  const fields = form
    .find('input[type=hidden]')
    .get()
    .map((input): [string, string] => [page(input).attr('name') ?? '', page(input).attr('value') ?? ''])
    .filter(([name]) => name !== '_csrf')
  expect((await post(owner, `${base}/provisions`, fields)).statusCode).toBe(303)
  const detail = await read(at)
  expect(detail.provisions.map(({ ref, forceOrigin }) => [ref, forceOrigin])).toEqual([
    ['4.1', null],
    ['4.2', 'version-1'],
    ['4.2.a', 'version-1'],
    ['D1', 'version-1'],
    ['4.3', null],
  ])
  const { rows } = await at.db.ownerPool.query<{ payload: { origins: unknown; by: unknown } }>(
    `select p.payload::jsonb as payload from ledger_payload p join ledger_entry e on e.id = p.entry_id
     where p.kind = 'policies.provision-confirmed' order by e.recorded_at desc, e.id desc limit 1`,
  )
  expect(rows[0]?.payload.origins).toEqual({ 'version-1': 20 })
  expect((await owner.get(`${base}/sections/4`)).body).toContain('Kept as confirmed in version 1')
  await post(owner, `${base}/sections/4`, [
    ...sectionFields([1], 1),
    ['topics-1', 'disparagement'],
    ['appliesTo-1', 'member'],
  ])
  const after = (await read(at)).provisions[1]
  expect([after?.forceOrigin, after?.topics[0]?.origin, after?.applicability[0]?.origin]).toEqual([
    'version-1',
    'version-1',
    'version-1',
  ])
})

test('only what the page showed is kept, and somebody else’s choice meanwhile is a conflict', async () => {
  const at = await policyApp()
  await importDraft(at)
  await publish(at)
  await importDraft(at)
  const owner = await at.signedIn(at.owner)
  await confirmProvisions(at.context, at.secondOwner, second, [
    { ref: '4.1', topics: [], appliesTo: ['supplier'], force: 'may', rowVersion: 0 },
  ])
  const kept = await post(owner, `${base}/provisions`, [
    ['row-0', '0'],
    ['row-1', '0'],
  ])
  expect(kept.statusCode).toBe(409)
  const $ = load(kept.body)
  expect($('.moothall-halves').text()).toContain('Suppliers')
  expect($('.moothall-halves').text()).toContain('Employees, Councillors and other members')
  const resolved = await post(owner, `${base}/provisions`, [
    ['row-0', '1'],
    ['row-1', '0'],
    ['take-0', 'theirs'],
  ])
  expect(resolved.statusCode).toBe(303)
  const detail = await read(at)
  expect(detail.provisions.map(({ ref, force, confirmedBy }) => [ref, force, confirmedBy !== null])).toEqual([
    ['4.1', 'may', true],
    ['4.2', 'must', true],
    ['4.2.a', 'must', false],
    ['D1', 'statement', false],
  ])
})

test('a repair decided otherwise than before takes the paragraph out of what can be kept', async () => {
  const at = await policyScene()
  await importDraft(at)
  await publish(at)
  await importDraft(at)
  const offers = async (): Promise<readonly string[]> => {
    const detail = await read(at)
    return detail.provisions.filter((one) => offerOf(detail, one) !== null).map(({ ref }) => ref)
  }
  expect(await offers()).toEqual(['4.1', '4.2', '4.2.a'])
  const repair = { ref: 'D1', position: 0 }
  await decideRepairs(at.context, at.owner, second, [{ ...repair, decision: 'accepted', rowVersion: 0 }])
  expect(await offers()).toEqual(['4.1', '4.2', '4.2.a', 'D1'])
  await decideRepairs(at.context, at.owner, second, [{ ...repair, decision: 'declined', rowVersion: 1 }])
  expect(await offers()).toEqual(['4.1', '4.2', '4.2.a'])
  expect((await read(at)).repairs[0]).toMatchObject({ decision: 'declined', origin: 'chosen' })
})

test('tensions and silent topics are filled in as they were, with the version they are from', async () => {
  const at = await policyApp()
  await importDraft(at)
  await publish(at)
  await importDraft(at)
  const owner = await at.signedIn(at.owner)
  expect(await values(owner, `${base}/tensions`, 'input[name="resolution-0"]:checked')).toEqual(['exception'])
  expect((await owner.get(`${base}/tensions`)).body).toContain('Confirmed in version 1, unchanged since')
  expect(await values(owner, `${base}/topics`, 'input[name="choice-logo"]:checked')).toEqual(['not-needed'])
  expect((await read(at)).tensions[0]?.resolution, 'nothing is decided by being shown').toBeNull()
  await post(owner, `${base}/tensions`, [
    ['row-0', '0'],
    ['resolution-0', 'exception'],
  ])
  await post(owner, `${base}/topics`, [
    ['row-logo', '0'],
    ['choice-logo', 'not-needed'],
    ['note-logo', 'Not ours'],
    ['row-feedback', '0'],
    ['choice-feedback', 'elsewhere'],
  ])
  const detail = await read(at)
  expect(detail.tensions[0]?.origin).toBe('version-1')
  expect(Object.fromEntries(detail.uncovered.map(({ topic, origin }) => [topic, origin]))).toEqual({
    feedback: 'chosen',
    logo: 'version-1',
  })
})

test('what was confirmed in a draft that was withdrawn, to mend its text, is offered again', async () => {
  const at = await policyScene()
  await importDraft(at)
  await publish(at)
  await importDraft(at)
  await confirmProvisions(at.context, at.owner, second, [
    { ref: '4.1', topics: [], appliesTo: ['agency'], force: 'may', rowVersion: 0 },
  ])
  await withdrawVersion(at.context, at.owner, second, { reasons: 'A page was missing' })
  await importDraft(at)
  const detail = await read(at, { ...firstVersion, version: 3 })
  expect(detail.provisions.map(({ carried }) => [carried?.fromVersion, carried?.force])).toEqual([
    [2, 'may'],
    [1, 'must'],
    [1, 'must'],
    [1, 'statement'],
  ])
})

test('what is offered stays as it was written, and only while the version is a draft', async () => {
  const at = await policyScene()
  await importDraft(at)
  await publish(at)
  await importDraft(at)
  const { servicePool } = at.db
  await expect(servicePool.query(`update policy_carried_choice set from_version = 1`)).rejects.toThrow(
    'permission denied',
  )
  await expect(servicePool.query(`delete from policy_carried_choice`)).rejects.toThrow('permission denied')
  await expect(
    servicePool.query(
      `insert into policy_carried_choice select policy_id, 1, item, key, 0, value from policy_carried_choice limit 1`,
    ),
  ).rejects.toThrow('only while it is a draft')
})
