import { Average } from '../averaging.ts'
import { logistic, seededRandom } from '../exact.ts'
import { shuffle } from '../shuffle.ts'

/** A draft as rows of the table with their values, and for each head an answer and how much it counts. */
export interface TopicExample {
  readonly bucket: Int32Array
  readonly value: Float64Array
  readonly labels: Uint8Array
  readonly weights: Float64Array
}

export interface TopicSettings {
  readonly buckets: number
  readonly heads: number
  readonly epochs: number
  readonly rate: number
  /** Half of the penalty on the sum of squared weights, as liblinear counts it against the sum of losses. */
  readonly penalty: number
  /** Rows that fewer drafts have stay 0. */
  readonly atLeastDrafts: number
  readonly seed: number
}

export interface FittedTopics {
  /** Weights of head h: `weights[h]`, one for each row. */
  readonly weights: readonly Float64Array[]
  readonly biases: readonly number[]
}

/**
 * Logistic regression for all heads on the same features: stochastic gradient descent with a step of its own for each weight
 * (AdaGrad, Duchi et al. 2011), a quadratic penalty shared out over the drafts that have the feature, and the mean of the
 * weights over the later epochs. One thread, seeded, exact arithmetic: the same examples give the same weights to the bit.
 */
export function fitTopics(examples: readonly TopicExample[], settings: TopicSettings): FittedTopics {
  const { buckets, heads, epochs, rate, penalty } = settings
  const size = buckets * heads
  const weights = new Float64Array(size)
  const squares = new Float64Array(size).fill(1e-3)
  const biases = new Float64Array(heads)
  const biasSquares = new Float64Array(heads).fill(1e-3)
  const drafts = new Int32Array(buckets)
  for (const { bucket } of examples) for (const row of bucket) drafts[row] = (drafts[row] ?? 0) + 1
  const average = new Average(size)
  const biasAverage = new Average(heads)
  const errors = new Float64Array(heads)
  const random = seededRandom(settings.seed)
  const order = Int32Array.from(examples, (_, index) => index)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random)
    for (const index of order) {
      const example = examples[index]
      if (example === undefined) continue
      const { bucket, value, labels, weights: counts } = example
      errors.set(biases)
      for (let at = 0; at < bucket.length; at += 1) {
        const from = (bucket[at] ?? 0) * heads
        const much = value[at] ?? 0
        for (let head = 0; head < heads; head += 1)
          errors[head] = (errors[head] ?? 0) + much * (weights[from + head] ?? 0)
      }
      for (let head = 0; head < heads; head += 1) {
        const error = (logistic(errors[head] ?? 0) - (labels[head] ?? 0)) * (counts[head] ?? 0)
        errors[head] = error
        const square = (biasSquares[head] ?? 0) + error * error
        biasSquares[head] = square
        biases[head] = (biases[head] ?? 0) - (rate * error) / Math.sqrt(square)
      }
      for (let at = 0; at < bucket.length; at += 1) {
        const row = bucket[at] ?? 0
        const having = drafts[row] ?? 0
        if (having < settings.atLeastDrafts) continue
        const from = row * heads
        const much = value[at] ?? 0
        const decay = penalty / having
        for (let head = 0; head < heads; head += 1) {
          const weight = weights[from + head] ?? 0
          const gradient = (errors[head] ?? 0) * much + decay * weight
          const square = (squares[from + head] ?? 0) + gradient * gradient
          squares[from + head] = square
          weights[from + head] = weight - (rate * gradient) / Math.sqrt(square)
        }
      }
    }
    if (epoch >= epochs / 2) {
      average.take(weights)
      biasAverage.take(biases)
    }
  }
  const mean = average.mean()
  return {
    weights: Array.from({ length: heads }, (_, head) =>
      Float64Array.from({ length: buckets }, (_unused, row) => mean[row * heads + head] ?? 0),
    ),
    biases: [...biasAverage.mean()],
  }
}
