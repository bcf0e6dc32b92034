import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Context } from '../../context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { appendEntry } from '../../platform/ledger/append-entry.ts'
import './tables.ts'

/** What keeping the register needs of the context. */
export type RegisterContext = Pick<Context, 'clock' | 'database'>

export interface NewTopic {
  readonly text: string
  /** `YYYY-MM-DD`. */
  readonly reviewOn: string
}

/** Entries that are matched with every draft; far more than a body has secrets. */
const MOST_ENTRIES = 500

async function insert(tx: Transaction, { personId }: PersonActor, topic: NewTopic, at: Date): Promise<void> {
  const salt = randomBytes(32)
  const id = randomUUID()
  const commitment = createHash('sha256').update(salt).update(topic.text, 'utf8').digest('hex')
  await tx
    .insertInto('confidential_topic')
    .values({
      id,
      text: topic.text,
      salt,
      commitment,
      review_on: topic.reviewOn,
      added_by: personId,
      added_at: at,
    })
    .execute()
  await appendEntry(tx, {
    kind: 'confidential-topics.added',
    at,
    subjects: [],
    payload: { topic: id, commitment, reviewOn: topic.reviewOn, addedBy: personId },
  })
}

async function take(tx: Transaction, id: string, at: Date): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('confidential_topic').where('id', '=', id).executeTakeFirst()
  if (numDeletedRows === 0n) return false
  await appendEntry(tx, { kind: 'confidential-topics.removed', at, subjects: [], payload: { topic: id } })
  return true
}

/** Adds an entry. The ledger gets a commitment to its words. @returns `full` where there are too many already */
export async function addTopic(
  { clock, database }: RegisterContext,
  actor: PersonActor,
  topic: NewTopic,
): Promise<'added' | 'full'> {
  return await database.inTransaction(actor, async (tx) => {
    const { count } = await tx
      .selectFrom('confidential_topic')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow()
    if (Number(count) >= MOST_ENTRIES) return 'full'
    await insert(tx, actor, topic, clock.now())
    return 'added'
  })
}

/** Puts an entry in another's place. @returns false where that is gone */
export async function changeTopic(
  { clock, database }: RegisterContext,
  actor: PersonActor,
  change: { readonly id: string; readonly topic: NewTopic },
): Promise<boolean> {
  return await database.inTransaction(actor, async (tx) => {
    const at = clock.now()
    if (!(await take(tx, change.id, at))) return false
    await insert(tx, actor, change.topic, at)
    return true
  })
}

/** Removes an entry and its words. @returns false where it is gone already */
export async function removeTopic(
  { clock, database }: RegisterContext,
  actor: PersonActor,
  id: string,
): Promise<boolean> {
  return await database.inTransaction(actor, (tx) => take(tx, id, clock.now()))
}
