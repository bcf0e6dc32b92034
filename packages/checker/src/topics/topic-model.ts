import { decodeLevels } from '../models/levels.ts'
import { TOPIC_BITS, type TopicFeatures } from './topic-features.ts'
import { HEADS } from './topics.ts'

/** One head: a level between −15 and 15 for each row that is used. A weight is its level's square, with its sign, times `unit`. */
export interface StoredTopicHead {
  readonly unit: number
  readonly bias: number
  readonly levels: string
}

/** `rows`: 1 for each row of the table that any head uses. `heads` in the order of `HEADS`. */
export interface StoredTopics {
  readonly rows: string
  readonly heads: readonly StoredTopicHead[]
}

export interface TopicModel {
  /** Fills in the logit of every head. */
  readonly score: (features: TopicFeatures, logits: Float64Array) => void
  /** What one feature adds to a head's logit. */
  readonly share: (features: TopicFeatures, at: number, head: number) => number
}

/** Unpacks the weights: the levels of one row lie side by side, since a feature asks for all of them. */
export function makeTopicModel({ rows, heads }: StoredTopics): TopicModel {
  const width = HEADS.length
  // Most rows are empty: those that are not stand one after the other from 1 on; 0 is the empty one.
  const used = new Int32Array(1 << TOPIC_BITS)
  decodeLevels(rows, used, 0)
  const place = new Uint16Array(used.length)
  let filled = 1
  for (let row = 0; row < used.length; row += 1) if (used[row] !== 0) place[row] = filled++
  const table = new Int16Array(filled * width)
  const column = new Int32Array(filled)
  for (let head = 0; head < width; head += 1) {
    column.fill(0)
    decodeLevels(heads[head]?.levels ?? '', column, 0)
    for (let row = 1; row < filled; row += 1) {
      const level = column[row - 1] ?? 0
      table[row * width + head] = level * Math.abs(level)
    }
  }
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
