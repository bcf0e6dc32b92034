import { sql } from 'kysely'
import type { Clock } from '../clock/clock.ts'
import type { Database, Transaction } from '../database/database.ts'
import { AppError } from '../errors/app-error.ts'
import { systemActor } from '../identity/actor.ts'
import type { Mail, Mailer } from './mailer.ts'
import './tables.ts'

/** What makes a notice one of a kind. Ids only: the row outlives the mail. */
export interface Notice {
  /** Whose wording it is, such as `policies.submitted`. */
  readonly template: string
  readonly personId: string
  /** What it is about, by ids, such as `<policy id>@3`. */
  readonly about: string
}

export interface SendOnceContext {
  readonly database: Database
  readonly mailer: Mailer
  readonly clock: Clock
}

const mailActor = systemActor('mail')
/** After this long a message that was being sent is not being sent any more: its node has died. */
const LOST_AFTER_MS = 10 * 60 * 1000

/**
 * Sends a notice at most once, however often its job runs and on however many nodes. What was certainly not accepted may
 * be tried again; what may have arrived never is.
 * @returns `before` where it was sent earlier, is being sent, or may have arrived
 * @throws AppError as the mailer, where it was not sent now
 */
export async function sendOnce(
  context: SendOnceContext,
  notice: Notice,
  mail: Mail,
): Promise<'sent' | 'before'> {
  const { database, mailer, clock } = context
  const claimed = await database.inTransaction(mailActor, (tx) => claim(tx, notice, clock.now()))
  if (!claimed) return 'before'
  try {
    await mailer.send(mail)
  } catch (error) {
    const refused = error instanceof AppError && error.code !== 'mail.unknown'
    await database.inTransaction(mailActor, (tx) =>
      finish(tx, notice, refused ? 'failed' : 'unknown', clock.now()),
    )
    throw error
  }
  await database.inTransaction(mailActor, (tx) => finish(tx, notice, 'sent', clock.now()))
  return 'sent'
}

async function claim(tx: Transaction, notice: Notice, now: Date): Promise<boolean> {
  await tx
    .updateTable('mail_message')
    .set({ state: 'unknown', finished_at: now })
    .where('state', '=', 'sending')
    .where('began_at', '<', new Date(now.getTime() - LOST_AFTER_MS))
    .execute()
  const { template, personId: person_id, about } = notice
  const rows = await tx
    .insertInto('mail_message')
    .values({ template, person_id, about, state: 'sending', began_at: now, finished_at: null })
    .onConflict((conflict) =>
      conflict
        .columns(['template', 'person_id', 'about'])
        .doUpdateSet({ state: 'sending', began_at: now, finished_at: null })
        .where('mail_message.state', '=', 'failed'),
    )
    .returning(sql`1`.as('claimed'))
    .execute()
  return rows.length === 1
}

async function finish(
  tx: Transaction,
  notice: Notice,
  state: 'sent' | 'failed' | 'unknown',
  now: Date,
): Promise<void> {
  await tx
    .updateTable('mail_message')
    .set({ state, finished_at: now })
    .where('template', '=', notice.template)
    .where('person_id', '=', notice.personId)
    .where('about', '=', notice.about)
    .where('state', '=', 'sending')
    .execute()
}
