import { randomBytes } from 'node:crypto'
import { mkdir, open, rename } from 'node:fs/promises'
import path from 'node:path'
import { CompiledQuery, type Insertable, sql } from 'kysely'
import type { Context } from '../../context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import type { RunQuery } from '../../platform/ledger/tree-store.ts'
import { defaultLocale, messagesFor } from '../../platform/rendering/messages.ts'
import { exportCheckpoint, type ExportedCheckpoint } from './export-checkpoint.ts'
import { auditMessages } from './messages.ts'
import type { CheckpointPublicationTable } from './tables.ts'

export type PublishContext = Pick<Context, 'clock' | 'config' | 'database' | 'ledger' | 'mailer'>

export type PublishOutcome =
  { readonly outcome: 'published'; readonly size: number } | { readonly outcome: 'nothing-new' }

/** Some 4 MB: up to so many entries the file names the very entry that was changed, beyond it a block. */
const MOST_HASHES = 100_000

/**
 * Writes the newest checkpoint to the folder and mails it, unless that was done already. One node at a time. What fails
 * is done again the next time, so that a mail may arrive twice and never not at all.
 * @throws AppError `audit.folder`; what the mailer throws
 */
export async function publishCheckpoint(context: PublishContext): Promise<PublishOutcome> {
  const { clock, config, database } = context
  return await database.inTransaction(systemActor('sealing'), async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('moothall.publish-checkpoint'))`.execute(tx)
    if (!(await hasNews(tx))) return { outcome: 'nothing-new' }
    const exported = await exportCheckpoint(queryOf(tx), levelFor)
    if (exported === undefined) return { outcome: 'nothing-new' }
    await writeFiles(config.checkpoints.folder, exported)
    await sendMails(context, exported)
    const publication: Insertable<CheckpointPublicationTable> = {
      tree_size: exported.size,
      published_at: clock.now(),
    }
    await tx.insertInto('checkpoint_publication').values(publication).execute()
    return { outcome: 'published', size: exported.size }
  })
}

/** The finest level whose file stays small. */
export function levelFor(size: number): number {
  let level = 0
  while (size / 2 ** level > MOST_HASHES) level++
  return level
}

async function hasNews(tx: Transaction): Promise<boolean> {
  const { rows } = await sql<{ news: boolean }>`
    select (select max(tree_size) from ledger_checkpoint)
      > coalesce((select max(tree_size) from checkpoint_publication), 0) as news`.execute(tx)
  return rows[0]?.news === true
}

/** A note for each time, to be kept for ever, and one file with hashes, which the next one replaces. */
async function writeFiles(folder: string, { size, note, file }: ExportedCheckpoint): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await writeWhole(folder, `checkpoint-${String(size).padStart(12, '0')}.txt`, note)
    await writeWhole(folder, 'newest-checkpoint.json', file)
  } catch (error) {
    throw new AppError('audit.folder', `The checkpoint could not be written to ${folder}`, {
      advice: 'Make the folder writable for the service, or set MOOTHALL_CHECKPOINT_FOLDER to another.',
      cause: error,
    })
  }
}

/** Whoever fetches the folder sees the whole file or none. */
async function writeWhole(folder: string, name: string, content: string): Promise<void> {
  const temporary = path.join(folder, `.${name}.${randomBytes(6).toString('hex')}`)
  const handle = await open(temporary, 'wx', 0o644)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(temporary, path.join(folder, name))
}

async function sendMails(
  { config, ledger, mailer }: PublishContext,
  exported: ExportedCheckpoint,
): Promise<void> {
  const { mail } = messagesFor(auditMessages, defaultLocale())
  for (const to of config.checkpoints.mailTo) {
    await mailer.send({
      to,
      subject: mail.subject(ledger.origin, exported.size),
      text: mail.text(exported.note),
    })
  }
}

function queryOf(tx: Transaction): RunQuery {
  return async <Row extends object>(statement: string, parameters: readonly unknown[]) =>
    (await tx.executeQuery<Row>(CompiledQuery.raw(statement, [...parameters]))).rows
}
