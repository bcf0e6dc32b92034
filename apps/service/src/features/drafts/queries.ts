import type { Role } from '@moothall/checker'
import type { Transaction } from '../../platform/database/database.ts'

/** The category of somebody's newest appointment. */
export async function findRole(tx: Transaction, personId: string): Promise<Role | undefined> {
  const row = await tx
    .selectFrom('appointment')
    .select('category')
    .where('person_id', '=', personId)
    .orderBy('starts_on', 'desc')
    .orderBy('id')
    .executeTakeFirst()
  return row?.category
}
