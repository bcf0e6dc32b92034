import type { Transaction } from '../../platform/database/database.ts'
import './tables.ts'

export interface ConfidentialTopic {
  readonly id: string
  readonly text: string
  readonly reviewOn: string
  readonly addedBy: string
}

/** The register, what is to be reviewed soonest first. Row-level security gives it to who keeps it, and to no other person. */
export async function listConfidentialTopics(tx: Transaction): Promise<readonly ConfidentialTopic[]> {
  return await tx
    .selectFrom('confidential_topic as t')
    .innerJoin('person as p', 'p.id', 't.added_by')
    .select(['t.id', 't.text', 't.review_on as reviewOn', 'p.name as addedBy'])
    .orderBy('t.review_on')
    .orderBy('t.id')
    .execute()
}

/** The words alone, for matching. */
export async function confidentialWords(tx: Transaction): Promise<readonly string[]> {
  const rows = await tx.selectFrom('confidential_topic').select('text').orderBy('id').execute()
  return rows.map(({ text }) => text)
}
