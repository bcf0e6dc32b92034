/** `table` has a foreign key, called `constraint`, that points at `target`. */
export interface Reference {
  readonly table: string
  readonly target: string
  readonly constraint: string
}

export interface LoadOrder<R extends Reference> {
  /** Every table, those that others point at first. */
  readonly tables: readonly string[]
  /** References that still point forward, because tables point at each other in a circle. */
  readonly circular: readonly R[]
}

/** Orders tables so that rows can be copied with their foreign keys in force. A table may point at itself. */
export function loadOrder<R extends Reference>(
  tables: readonly string[],
  references: readonly R[],
): LoadOrder<R> {
  const known = new Set(tables)
  const between = references.filter(
    ({ table, target }) => table !== target && known.has(table) && known.has(target),
  )
  const waiting = new Set([...tables].sort())
  const ordered: string[] = []
  while (waiting.size > 0) {
    const pointsAhead = (name: string) =>
      between.filter(({ table, target }) => table === name && waiting.has(target)).length
    const names = [...waiting]
    const ready = names.filter((name) => pointsAhead(name) === 0)
    // In a circle, any table may come first: its references are the ones to put off.
    const next = ready.length > 0 ? ready : names.slice(0, 1)
    for (const name of next) {
      waiting.delete(name)
      ordered.push(name)
    }
  }
  const place = new Map(ordered.map((name, at) => [name, at]))
  const at = (name: string): number => place.get(name) ?? -1
  return { tables: ordered, circular: between.filter(({ table, target }) => at(target) > at(table)) }
}
