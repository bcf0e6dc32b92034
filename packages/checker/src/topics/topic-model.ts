import { decodeLevels } from '../models/levels.ts'
import { TOPIC_BITS, type TopicFeatures } from './topic-features.ts'
import { HEADS } from './topics.ts'

/** One head: a level between −15 and 15 for each row of the table. A weight is its level's square, with its sign, times `unit`. */
export interface StoredTopicHead {
  readonly unit: number
  readonly bias: number
  readonly levels: string
}

/** In the order of `HEADS`. */
export interface StoredTopics {
  readonly heads: readonly StoredTopicHead[]
}

export interface TopicModel {
  /** Fills in the logit of every head. */
  readonly score: (features: TopicFeatures, logits: Float64Array) => void
  /** What one feature adds to a head's logit. */
  readonly share: (features: TopicFeatures, at: number, head: number) => number
}

/** Gives each row that a head has a level for its place, from `free` on. Returns the next free place. */
function placeRows(column: Int32Array, place: Uint16Array, free: number): number {
  let next = free
  for (let row = 0; row < column.length; row += 1) {
    if (column[row] !== 0 && place[row] === 0) place[row] = next++
  }
  return next
}

function fillHead(
  column: Int32Array,
  place: Uint16Array,
  table: Int16Array,
  head: number,
  width: number,
): void {
  for (let row = 0; row < column.length; row += 1) {
    const level = column[row] ?? 0
    if (level !== 0) table[(place[row] ?? 0) * width + head] = level * Math.abs(level)
  }
}

/** Unpacks the weights: the levels of one row lie side by side, since a feature asks for all of them. */
export function makeTopicModel({ heads }: StoredTopics): TopicModel {
  const rows = 1 << TOPIC_BITS
  const width = HEADS.length
  const columns = heads.map(({ levels }) => {
    const column = new Int32Array(rows)
    decodeLevels(levels, column, 0)
    return column
  })
  // Most rows are empty: those that are not stand one after the other, the empty one first.
  const place = new Uint16Array(rows)
  let filled = 1
  for (const column of columns) filled = placeRows(column, place, filled)
  const table = new Int16Array(filled * width)
  columns.forEach((column, head) => {
    fillHead(column, place, table, head, width)
  })
  const units = Float64Array.from(heads, ({ unit }) => unit)
  const biases = Float64Array.from(heads, ({ bias }) => bias)
  return {
    score: ({ count, bucket, value }, logits) => {
      logits.fill(0)
      for (let at = 0; at < count; at += 1) {
        const from = (place[bucket[at] ?? 0] ?? 0) * width
        if (from === 0) continue
        const much = value[at] ?? 0
        for (let head = 0; head < width; head += 1)
          logits[head] = (logits[head] ?? 0) + much * (table[from + head] ?? 0)
      }
      for (let head = 0; head < width; head += 1)
        logits[head] = (logits[head] ?? 0) * (units[head] ?? 0) + (biases[head] ?? 0)
    },
    share: ({ bucket, value }, at, head) =>
      (table[(place[bucket[at] ?? 0] ?? 0) * width + head] ?? 0) * (value[at] ?? 0) * (units[head] ?? 0),
  }
}
