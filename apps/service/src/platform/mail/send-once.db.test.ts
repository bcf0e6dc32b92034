import { describe, expect, test } from 'vitest'
import { buildPerson } from '../../../test/builders/people.ts'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { anonymous } from '../identity/actor.ts'
import { AppError } from '../errors/app-error.ts'
import { createOutboxMailer, readOutbox } from './outbox-mailer.ts'
import type { Mail, Mailer } from './mailer.ts'
import { type Notice, sendOnce } from './send-once.ts'

const mail: Mail = { to: 'sam@example.gov.uk', subject: 'Hello', text: 'x' }

interface Given {
  readonly db: TestDatabase
  readonly notice: Notice
  readonly sent: Mail[]
  /** What the mailer does next; it accepts where this is empty. */
  readonly failures: Error[]
  readonly send: (notice?: Notice) => Promise<'sent' | 'before'>
  readonly state: () => Promise<string | undefined>
  readonly clock: { now: () => Date; forwardMs: number }
}

async function given(): Promise<Given> {
  const db = await testDatabase()
  const { personId } = await buildPerson(db.asOwner)
  const notice = { template: 'policies.submitted', personId, about: 'a@1' }
  const sent: Mail[] = []
  const failures: Error[] = []
  const mailer: Mailer = {
    send: (message) => {
      const failure = failures.shift()
      if (failure !== undefined) return Promise.reject(failure)
      sent.push(message)
      return Promise.resolve()
    },
    close: () => Promise.resolve(),
  }
  const clock = { forwardMs: 0, now: () => new Date(Date.now() + clock.forwardMs) }
  const context = { database: db.database, mailer, clock }
  return {
    db,
    notice,
    sent,
    failures,
    clock,
    send: (other = notice) => sendOnce(context, other, mail),
    state: async () =>
      (await db.asOwner.selectFrom('mail_message').select('state').executeTakeFirst())?.state,
  }
}

describe('a notice', () => {
  test('is sent once, however often and however many nodes try', async () => {
    const { send, sent, state } = await given()
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => send()))
    expect(outcomes.filter((outcome) => outcome === 'sent')).toHaveLength(1)
    expect(await send()).toBe('before')
    expect(sent).toHaveLength(1)
    expect(await state()).toBe('sent')
  })

  test('about another matter, or to another person, is another notice', async () => {
    const { send, sent, notice, db } = await given()
    const { personId } = await buildPerson(db.asOwner)
    await send()
    await send({ ...notice, about: 'a@2' })
    await send({ ...notice, personId })
    expect(sent).toHaveLength(3)
  })

  test('that was certainly not accepted may be tried again', async () => {
    const { send, sent, state, failures } = await given()
    failures.push(new AppError('mail.not-accepted', 'full'))
    await expect(send()).rejects.toThrow('full')
    expect(await state()).toBe('failed')
    expect(await send()).toBe('sent')
    expect(sent).toHaveLength(1)
  })

  test('that may have arrived is never tried again', async () => {
    const { send, sent, state, failures } = await given()
    failures.push(new AppError('mail.unknown', 'broke'))
    await expect(send()).rejects.toThrow('broke')
    expect(await send()).toBe('before')
    expect(await state()).toBe('unknown')
    expect(sent).toEqual([])
  })

  test('whose node died while sending becomes unknown and is not sent again', async () => {
    const { send, sent, state, db, notice, clock } = await given()
    await db.asOwner
      .insertInto('mail_message')
      .values({
        template: notice.template,
        person_id: notice.personId,
        about: notice.about,
        state: 'sending',
        began_at: new Date(),
        finished_at: null,
      })
      .execute()
    expect(await send()).toBe('before')
    expect(await state()).toBe('sending')
    clock.forwardMs = 11 * 60_000
    expect(await send()).toBe('before')
    expect(await state()).toBe('unknown')
    expect(sent).toEqual([])
  })

  test('cannot be made unsent', async () => {
    const { send, db } = await given()
    await send()
    const unsend = db.asOwner.updateTable('mail_message').set({ state: 'failed' }).execute()
    await expect(unsend).rejects.toThrow(/cannot go from sent to failed/)
  })
})

test('the outbox keeps mail for its page, newest first, and nobody else reads it', async () => {
  const db = await testDatabase()
  const mailer = createOutboxMailer({ database: db.database, clock: { now: () => new Date() } })
  await mailer.send(mail)
  await mailer.send({ ...mail, subject: 'Second' })
  await expect(mailer.send({ ...mail, to: 'a@b.uk, c@d.uk' })).rejects.toMatchObject({ code: 'mail.unsafe' })
  expect((await readOutbox(db.database)).map(({ subject }) => subject)).toEqual(['Second', 'Hello'])
  const seen = await db.database.inTransaction(anonymous, (tx) =>
    tx.selectFrom('mail_outbox').selectAll().execute(),
  )
  expect(seen).toEqual([])
})
