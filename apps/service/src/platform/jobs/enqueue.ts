import { sql } from 'kysely'
import type { Transaction } from '../database/database.ts'

export interface JobRequest {
  /** The task's name, as its definition registers it. */
  readonly task: string
  /** Ids only: the queue is not a place for what people wrote. */
  readonly payload: Readonly<Record<string, string | number>>
  /** With a key, a job that still waits under it is replaced rather than doubled. */
  readonly key?: string
  readonly runAt?: Date
}

/** Adds a job in the caller's transaction: it exists if and only if the transaction commits. */
export async function enqueue(tx: Transaction, job: JobRequest): Promise<void> {
  await sql`select jobs.enqueue(${job.task}, ${JSON.stringify(job.payload)}::json, ${job.key ?? null}, ${job.runAt ?? null}::timestamptz)`.execute(
    tx,
  )
}
