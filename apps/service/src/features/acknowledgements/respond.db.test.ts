import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { acknowledgementParts } from '../../../test/acknowledgement-parts.ts'
import {
  buildActor,
  buildPolicyInForce,
  type BuiltPolicy,
  provision,
} from '../../../test/builders/policy-in-force.ts'
import { testDatabase, type TestDatabase } from '../../../test/database.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { answerQuestion, findSitting } from './answer-question.ts'
import type { AcknowledgementParts } from './parts.ts'
import { recordReading } from './record-reading.ts'
import { respond } from './respond.ts'

const byName = (a = '', b = ''): number => a.localeCompare(b)

let db: TestDatabase
let parts: AcknowledgementParts
let policy: BuiltPolicy
let owner: PersonActor
let approver: PersonActor
let person: PersonActor
let cleaned: () => Promise<void>

beforeAll(async () => {
  db = await testDatabase({
    finished: (clean) => {
      cleaned = clean
    },
  })
  parts = acknowledgementParts(db)
  owner = await buildActor(db, { roles: ['policy-owner'] })
  approver = await buildActor(db, { roles: ['policy-approver'] })
  policy = await buildPolicyInForce(db, {
    owner,
    approver,
    provisions: [
      provision({ ref: '4.2' }),
      provision({ ref: '4.5', topics: ['confidentiality'] }),
      provision({ ref: '9', topics: ['logo'], appliesTo: ['supplier'] }),
    ],
  })
  return () => cleaned()
})

beforeEach(async () => {
  person = await buildActor(db)
})

const target = () => ({ slug: policy.slug, version: policy.version, locale: 'en' as const })

async function sittingOf(actor: PersonActor) {
  const found = await db.database.inTransaction(actor, (tx) =>
    findSitting(tx, parts, { ...target(), personId: actor.personId, now: parts.context.clock.now() }),
  )
  if (!found) throw new Error('no sitting')
  return found
}

/** Answers the question that comes next, right or wrong. */
async function answerNext(actor: PersonActor, right: boolean) {
  const { progress, answers } = await sittingOf(actor)
  if (progress.state !== 'asking') throw new Error(`nothing is asked: ${progress.state}`)
  const { question } = progress.next
  const option = question.options.find(({ correct }) => correct === right)
  const position = answers.length + 1
  return await answerQuestion(
    parts,
    actor,
    { ...target(), position },
    { questionId: question.id, optionId: option?.id ?? '' },
  )
}

async function readAndPass(actor: PersonActor): Promise<void> {
  await recordReading(parts, actor, target())
  await answerNext(actor, true)
  await answerNext(actor, true)
}

const rowsOf = (table: 'acknowledgement' | 'question_answer' | 'policy_reading' | 'comprehension_passed') =>
  db.asOwner.selectFrom(table).selectAll().where('person_id', '=', person.personId).execute()

async function entriesOf(kind: string) {
  const rows = await db.asOwner
    .selectFrom('ledger_payload')
    .select(['payload', 'recorded_by'])
    .where('kind', '=', kind)
    .execute()
  return rows
    .filter(({ recorded_by }) => recorded_by === `person:${person.personId}`)
    .map(({ payload }) => JSON.parse(payload) as Record<string, unknown>)
}

describe('acknowledging', () => {
  it('records the person, the version, the wording and what came before, once, in a row and an entry that agree', async () => {
    await readAndPass(person)
    const decision = await respond(parts, person, target(), { type: 'acknowledge' })
    expect(decision).toEqual({ outcome: 'acknowledged', sequence: 1, comprehension: 'passed' })
    const [row] = await rowsOf('acknowledgement')
    expect(row).toMatchObject({
      response: 'acknowledged',
      content_hash: policy.contentHash,
      categories: ['officer'],
    })
    const [entry] = await entriesOf('acknowledgement.made')
    expect(entry).toMatchObject({
      person: { id: person.personId, name: person.name },
      policy: { slug: 'social-media', title: policy.title, version: 1, contentHash: policy.contentHash },
      categories: ['officer'],
      comprehension: 'passed',
      readAt: '2026-11-02T09:00:00.000Z',
      passedAt: '2026-11-02T09:00:00.000Z',
    })
    expect(entry).toHaveProperty('wording', (row as { wording: string }).wording)
    expect(entry).toHaveProperty('wording', expect.stringContaining(policy.contentHash))
  })

  it('is one acknowledgement and one entry, however often and from wherever it is sent at once', async () => {
    await readAndPass(person)
    const decisions = await Promise.all(
      Array.from({ length: 8 }, () => respond(parts, person, target(), { type: 'acknowledge' })),
    )
    expect(decisions.map((decision) => decision?.outcome).toSorted(byName)).toEqual([
      'acknowledged',
      ...Array.from({ length: 7 }, () => 'already'),
    ])
    expect(await rowsOf('acknowledgement')).toHaveLength(1)
    expect(await entriesOf('acknowledgement.made')).toHaveLength(1)
  })

  it('lets one of declining and acknowledging at once come first, and never declines what was acknowledged', async () => {
    await readAndPass(person)
    await Promise.all([
      respond(parts, person, target(), { type: 'decline', reason: '' }),
      respond(parts, person, target(), { type: 'acknowledge' }),
    ])
    const rows = await db.asOwner
      .selectFrom('acknowledgement')
      .select(['sequence', 'response'])
      .where('person_id', '=', person.personId)
      .orderBy('sequence')
      .execute()
    expect(rows.at(-1)?.response).toBe('acknowledged')
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_row, index) => index + 1))
  })

  it('keeps both records where a person who declined acknowledges later', async () => {
    await readAndPass(person)
    await respond(parts, person, target(), { type: 'decline', reason: 'I am not sure about 4.2' })
    expect(await respond(parts, person, target(), { type: 'acknowledge' })).toMatchObject({ sequence: 2 })
    expect(await rowsOf('acknowledgement')).toHaveLength(2)
    const [declined] = await entriesOf('acknowledgement.declined')
    expect(JSON.stringify(declined)).not.toContain('not sure')
    const reason = await db.asOwner
      .selectFrom('acknowledgement_reason')
      .selectAll()
      .where('person_id', '=', person.personId)
      .executeTakeFirstOrThrow()
    expect(reason.text).toBe('I am not sure about 4.2')
    expect(declined).toHaveProperty('reasonCommitment', reason.commitment)
  })

  it('is refused before reading, before the questions, and for somebody the policy does not ask', async () => {
    expect(await respond(parts, person, target(), { type: 'acknowledge' })).toEqual({
      outcome: 'refused',
      reason: 'not-read',
    })
    await recordReading(parts, person, target())
    expect(await respond(parts, person, target(), { type: 'acknowledge' })).toEqual({
      outcome: 'refused',
      reason: 'questions-not-passed',
    })
    const nobody = await buildActor(db, { categories: [] })
    expect(await recordReading(parts, nobody, target())).toEqual({ outcome: 'refused', reason: 'not-asked' })
    expect(
      await respond(parts, person, { ...target(), version: 99 }, { type: 'acknowledge' }),
    ).toBeUndefined()
    expect(await rowsOf('acknowledgement')).toHaveLength(0)
  })
})

describe('reading and answering', () => {
  it('records reading once', async () => {
    await Promise.all([recordReading(parts, person, target()), recordReading(parts, person, target())])
    expect(await rowsOf('policy_reading')).toHaveLength(1)
    expect(await entriesOf('acknowledgement.policy-read')).toHaveLength(1)
  })

  it('asks another question after a wrong answer, and passes once every topic was answered right', async () => {
    await recordReading(parts, person, target())
    const first = await sittingOf(person)
    await answerNext(person, false)
    const second = await sittingOf(person)
    expect(second.progress).toMatchObject({ state: 'asking', done: 0, of: 2 })
    expect(second.answers).toHaveLength(1)
    expect(second.progress).not.toEqual(first.progress)
    await answerNext(person, true)
    expect(await rowsOf('comprehension_passed')).toHaveLength(0)
    await answerNext(person, true)
    const passed = await rowsOf('comprehension_passed')
    expect(passed).toHaveLength(1)
    const [entry] = await entriesOf('acknowledgement.questions-passed')
    expect(JSON.stringify(entry)).not.toMatch(/attempt|option|correct/)
  })

  it('takes the first of two answers to the same page, and sends the other on without counting it', async () => {
    await recordReading(parts, person, target())
    const { progress } = await sittingOf(person)
    if (progress.state !== 'asking') throw new Error('nothing is asked')
    const { question } = progress.next
    const answers = await Promise.all(
      question.options.map(({ id }) =>
        answerQuestion(
          parts,
          person,
          { ...target(), position: 1 },
          { questionId: question.id, optionId: id },
        ),
      ),
    )
    expect(answers.map((answer) => answer?.outcome).toSorted(byName)).toEqual([
      ...question.options.slice(1).map(() => 'already'),
      'recorded',
    ])
    expect(await rowsOf('question_answer')).toHaveLength(1)
  })

  it('refuses an answer before reading, one that was not offered, and a page out of turn', async () => {
    const given = { questionId: 'x', optionId: 'a' }
    expect(await answerQuestion(parts, person, { ...target(), position: 1 }, given)).toEqual({
      outcome: 'refused',
      reason: 'not-read',
    })
    await recordReading(parts, person, target())
    expect(await answerQuestion(parts, person, { ...target(), position: 1 }, given)).toEqual({
      outcome: 'elsewhere',
      position: 1,
    })
    const { progress } = await sittingOf(person)
    const questionId = progress.state === 'asking' ? progress.next.question.id : ''
    expect(
      await answerQuestion(parts, person, { ...target(), position: 7 }, { questionId, optionId: 'a' }),
    ).toEqual({
      outcome: 'elsewhere',
      position: 1,
    })
    expect(
      await answerQuestion(parts, person, { ...target(), position: 1 }, { questionId, optionId: 'zz' }),
    ).toEqual({ outcome: 'no-such-option' })
    expect(await rowsOf('question_answer')).toHaveLength(0)
  })
})

describe('the tables themselves', () => {
  it('let no response follow an acknowledgement, leave no gap, and change no record', async () => {
    await readAndPass(person)
    await respond(parts, person, target(), { type: 'acknowledge' })
    const [row] = await rowsOf('acknowledgement')
    const copy = { ...(row as object), id: randomUUID(), response: 'declined' as const }
    const insert = (sequence: number) =>
      db.asOwner
        .insertInto('acknowledgement')
        .values({ ...copy, sequence } as never)
        .execute()
    await expect(insert(2)).rejects.toThrow('follows a declined one')
    await expect(insert(3)).rejects.toThrow('without a gap')
    await expect(
      db.asOwner
        .updateTable('acknowledgement')
        .set({ wording: 'x' } as never)
        .execute(),
    ).rejects.toThrow('never changed')
    await expect(
      db.asOwner
        .updateTable('question_answer')
        .set({ correct: true } as never)
        .execute(),
    ).rejects.toThrow('never changed')
  })
})
