import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database/database.ts'
import { anonymous } from '../../platform/identity/actor.ts'
import type { Stamp } from '../../platform/web/index.ts'

/**
 * What changes whenever a public page of policies does. What is published is immutable (the triggers of 0010-policies hold
 * that), but for three things that only ever become more: versions that came into force, versions that were superseded,
 * and confirmed corrections of slips. Every page names the body, too.
 */
export async function readPublishedStamp(tx: Transaction): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws('.',
      (select count(in_force_at) || '.' || count(superseded_at) from policy_version),
      (select count(*) from policy_correction where decision = 'confirmed'),
      (select name from body)) as stamp`.execute(tx)
  return rows[0]?.stamp ?? ''
}

/** The same for answers that are kept as bytes. */
export function publishedStamp(database: Database): Stamp {
  return {
    key: 'policies',
    read: async () => await database.inTransaction(anonymous, readPublishedStamp),
  }
}
