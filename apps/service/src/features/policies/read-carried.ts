import type { Transaction } from '../../platform/database/database.ts'
import type { CarriedItem, CarriedValues } from './tables.ts'
import type { Carried } from './version-detail.ts'

/** What was confirmed in earlier versions and is offered in one, by item. */
export interface CarriedChoices {
  readonly provisions: ReadonlyMap<string, Carried<'provision'>>
  readonly repairs: ReadonlyMap<string, Carried<'repair'>>
  readonly tensions: ReadonlyMap<string, Carried<'tension'>>
  readonly topics: ReadonlyMap<string, Carried<'topic'>>
  readonly bodyName: Carried<'body-name'> | null
}

/** Reads what a version offers from earlier ones. */
export async function readCarried(
  tx: Transaction,
  of: { policyId: string; version: number },
): Promise<CarriedChoices> {
  const rows = await tx
    .selectFrom('policy_carried_choice')
    .select(['item', 'key', 'from_version', 'value'])
    .where('policy_id', '=', of.policyId)
    .where('version', '=', of.version)
    .execute()
  const ofItem = <Item extends CarriedItem>(item: Item): ReadonlyMap<string, Carried<Item>> =>
    new Map(
      rows
        .filter((row) => row.item === item)
        .map((row) => [
          row.key,
          // The row's item says which of the values it holds: `saveCarried` wrote them together.
          { ...(row.value as CarriedValues[Item]), fromVersion: row.from_version },
        ]),
    )
  return {
    provisions: ofItem('provision'),
    repairs: ofItem('repair'),
    tensions: ofItem('tension'),
    topics: ofItem('topic'),
    bodyName: ofItem('body-name').get('') ?? null,
  }
}
