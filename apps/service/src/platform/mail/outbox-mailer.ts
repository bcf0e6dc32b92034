import type { Clock } from '../clock/clock.ts'
import type { Database, Transaction } from '../database/database.ts'
import { systemActor } from '../identity/actor.ts'
import { assertSafeMail, type Mail, type Mailer } from './mailer.ts'
import './tables.ts'

/** How many messages the outbox keeps. */
const KEPT = 200

export interface SentMail extends Mail {
  readonly id: number
  readonly sentAt: Date
}

/** Keeps mail in the database instead of sending it: for trying out on one machine, where the outbox page shows it. */
export function createOutboxMailer({
  database,
  clock,
}: {
  readonly database: Database
  readonly clock: Clock
}): Mailer {
  return {
    async send(mail) {
      assertSafeMail(mail)
      await database.inTransaction(systemActor('mail'), (tx) => keep(tx, mail, clock.now()))
    },
    close: () => Promise.resolve(),
  }
}

async function keep(tx: Transaction, mail: Mail, at: Date): Promise<void> {
  await tx
    .insertInto('mail_outbox')
    .values({ recipient: mail.to, subject: mail.subject, body: mail.text, sent_at: at })
    .execute()
}

/** What was "sent" last, newest first. */
export async function readOutbox(database: Database): Promise<readonly SentMail[]> {
  return await database.inTransaction(systemActor('mail'), async (tx) => {
    const rows = await tx.selectFrom('mail_outbox').selectAll().orderBy('id', 'desc').limit(KEPT).execute()
    return rows.map((row) => ({
      id: row.id,
      to: row.recipient,
      subject: row.subject,
      text: row.body,
      sentAt: row.sent_at,
    }))
  })
}
