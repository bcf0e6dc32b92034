import type { JsonValue } from '@moothall/ledger'
import type { Origin } from './tables.ts'

/**
 * Where a value that somebody confirmed comes from. What was carried over takes the place of the parser's suggestion, so
 * that only one thing is offered; anything else is the owner's own choice.
 * @param carried what was confirmed before, and in which version; null where nothing is carried over
 * @param suggested the parser's suggestion; undefined where it has none
 */
export function originOf<Value extends string | boolean>(
  value: Value,
  carried: { readonly value: Value; readonly fromVersion: number } | null,
  suggested: Value | undefined,
): Origin {
  if (carried !== null) return value === carried.value ? `version-${carried.fromVersion}` : 'chosen'
  return value === suggested ? 'suggested' : 'chosen'
}

/** The version that an origin names; undefined for any other. */
export function versionOf(origin: Origin | null): number | undefined {
  return origin?.startsWith('version-') ? Number(origin.slice('version-'.length)) : undefined
}

/** How many values came from where, for the first lines of a ledger entry. */
export function countOrigins(origins: readonly (JsonValue | undefined)[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const origin of origins) if (typeof origin === 'string') counts[origin] = (counts[origin] ?? 0) + 1
  return counts
}
