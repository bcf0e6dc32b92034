import type { Transaction } from '../../platform/database/database.ts'

/** The body's name and contact address, or undefined where the service has not been set up. */
export async function findBody(tx: Transaction): Promise<{ name: string; contactEmail: string } | undefined> {
  return await tx.selectFrom('body').select(['name', 'contact_email as contactEmail']).executeTakeFirst()
}
