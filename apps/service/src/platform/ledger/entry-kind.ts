import type { JsonObject, JsonValue } from '@moothall/ledger'

/** A business row as an entry makes it: the columns it sets, by name, as JSON (dates as ISO text, bytes as hex). */
export interface ProducedRow {
  readonly table: string
  /** The primary key's columns. */
  readonly key: Readonly<Record<string, string | number | boolean>>
  /** Columns and values; merged over what earlier entries set. `null` where the entry removes the row. */
  readonly row: Readonly<Record<string, JsonValue>> | null
}

/**
 * What one kind of entry means. `moothall ledger verify` folds `produces` over the whole ledger and compares the result
 * with the tables: a row that no entry produces, or that differs from what its entries say, was not written by the
 * service.
 */
export interface LedgerEntryKind {
  /** `feature.past-tense`, such as `acknowledgement.made`. Its words are among the messages of the audit feature. */
  readonly kind: string
  /** The rows this entry makes, changes or removes. Empty for an entry that only records that something happened. */
  produces(payload: JsonObject): readonly ProducedRow[]
}
