import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fitTopics, type TopicExample } from './fit-topics.ts'
import { topicPosts } from './topic-posts.ts'
import { rootLevels, topicsModule, trainTopics } from './train-topics.ts'

const TRAINED = new URL('../../src/generated/topics.ts', import.meta.url)
const settings = { buckets: 8, heads: 2, epochs: 40, rate: 0.3, penalty: 0.1, atLeastDrafts: 1, seed: 1 }

/** Row 1 is a sign of the first head, row 2 of the second, row 0 of neither; the third weight leaves an answer open. */
const examples: readonly TopicExample[] = [
  [
    [0, 1],
    [1, 0],
    [1, 1],
  ],
  [
    [0, 2],
    [0, 1],
    [1, 1],
  ],
  [[0], [0, 0], [1, 1]],
  [
    [0, 1, 2],
    [1, 1],
    [1, 1],
  ],
  [
    [0, 3],
    [1, 0],
    [0, 1],
  ],
].map(([bucket, labels, weights]) => ({
  bucket: Int32Array.from(bucket ?? []),
  value: new Float64Array(bucket?.length ?? 0).fill(1),
  labels: Uint8Array.from(labels ?? []),
  weights: Float64Array.from(weights ?? []),
}))

describe('training the model of topics', () => {
  test('each head learns its own sign, and nothing from answers that are left open', () => {
    const { weights } = fitTopics(examples, settings)
    expect(weights[0]?.[1]).toBeGreaterThan(1)
    expect(weights[1]?.[2]).toBeGreaterThan(1)
    expect(weights[0]?.[2]).toBeLessThan(0.5)
    expect(weights[0]?.[3]).toBe(0)
  })

  test('the same examples give the same weights to the bit', () => {
    expect(fitTopics(examples, settings)).toEqual(fitTopics(examples, settings))
  })

  test('levels keep large and small weights apart, and drop what carries nothing', () => {
    const { levels, unit } = rootLevels(Float64Array.of(0, 9, -4, 3, 0.01))
    expect([...levels]).toEqual([0, 15, -10, 9, 0])
    expect(unit * 15 * 15).toBeCloseTo(9, 10)
  })

  test('the posts have ids of their own, and no label says two things of a topic', () => {
    const posts = topicPosts().flatMap((file) => file.posts)
    expect(posts.length).toBeGreaterThan(4000)
    expect(new Set(posts.map(({ id }) => id)).size).toBe(posts.length)
    for (const { id, expect: wanted } of posts) {
      const said = [...wanted.topics, ...wanted.may, ...wanted.never]
      expect(new Set(said).size, id).toBe(said.length)
    }
  })

  test(
    'the committed weights are what the posts, lexicons and rules give: if not, npm run train:topics',
    { timeout: 180_000 },
    () => {
      expect(existsSync(TRAINED)).toBe(true)
      const trained = topicsModule(trainTopics(topicPosts().flatMap((file) => file.posts)))
      expect(readFileSync(TRAINED, 'utf8') === trained).toBe(true)
    },
  )
})
