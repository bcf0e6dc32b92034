import { TOPIC_BITS } from '../../src/topics/topic-features.ts'
import type { StoredTopics } from '../../src/topics/topic-model.ts'
import { HEADS } from '../../src/topics/topics.ts'
import type { LabelledPost } from '../../test/labelled-post.ts'
import { encodeLevels, HIGHEST } from '../../src/models/levels.ts'
import { SEED } from '../heads.ts'
import { fitTopics } from './fit-topics.ts'
import { topicExamples } from './topic-corpus.ts'

/** Chosen on posts that were left out: docs/checker.md. */
const SETTINGS = { epochs: 24, rate: 0.3, penalty: 4, atLeastDrafts: 5 } as const
/** Weights smaller than this many standard deviations are left out: they are many and carry little. */
const LEAST = 0.5

/** Trains every head on the posts and makes small whole numbers of the weights. */
export function trainTopics(posts: readonly LabelledPost[]): StoredTopics {
  const fitted = fitTopics(topicExamples(posts), {
    ...SETTINGS,
    buckets: 1 << TOPIC_BITS,
    heads: HEADS.length,
    seed: SEED,
  })
  const heads = fitted.weights.map(rootLevels)
  const used = Int8Array.from({ length: 1 << TOPIC_BITS }, (_, row) =>
    heads.some(({ levels }) => levels[row] !== 0) ? 1 : 0,
  )
  return {
    rows: encodeLevels(used),
    heads: heads.map(({ levels, unit }, head) => ({
      unit: short(unit),
      bias: short(fitted.biases[head] ?? 0),
      levels: encodeLevels(levels.filter((_, row) => used[row] === 1)),
    })),
  }
}

/**
 * Weights as squares of whole numbers up to `HIGHEST`: most weights are small and a few, of lexicons and rules, large, and both keep
 * their places. `unit` is what level 1 is worth.
 */
export function rootLevels(weights: Float64Array): { readonly levels: Int8Array; readonly unit: number } {
  let largest = 0
  let sum = 0
  let count = 0
  for (const weight of weights) {
    if (weight === 0) continue
    largest = Math.max(largest, Math.abs(weight))
    sum += weight * weight
    count += 1
  }
  const least = LEAST * Math.sqrt(sum / Math.max(1, count))
  const levels = Int8Array.from(weights, (weight) =>
    weight === 0 || Math.abs(weight) < least
      ? 0
      : Math.sign(weight) * Math.round(Math.sqrt(Math.abs(weight) / largest) * HIGHEST),
  )
  return { levels, unit: largest / (HIGHEST * HIGHEST) }
}

/** Six significant digits: enough for a step, and short to read. */
const short = (value: number): number => Number(value.toPrecision(6))

/** The module that holds the weights: the same posts give the same bytes. */
export function topicsModule({ rows, heads }: StoredTopics): string {
  const entries = heads
    .map(({ unit, bias, levels }) => `    { unit: ${unit}, bias: ${bias}, levels: '${levels}' },`)
    .join('\n')
  return `// Written by \`npm run train:topics -w @moothall/checker\` from the rules' cases and train/posts. Not to be edited.
import type { StoredTopics } from '../topics/topic-model.ts'

export const storedTopics: StoredTopics = {
  rows: '${rows}',
  heads: [
${entries}
  ],
}
`
}
