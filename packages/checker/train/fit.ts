import { logistic, seededRandom } from './exact.ts'
import { shuffle } from './shuffle.ts'

/** Texts as buckets, one after the other: those of text `i` are `bucket[from[i]]` up to `bucket[from[i + 1]]`. */
export interface Corpus {
  readonly from: Int32Array
  readonly bucket: Int32Array
}

export interface Example {
  /** Number of the text in the corpus. */
  readonly text: number
  readonly label: 0 | 1
  /** How much it counts; 1 on average. */
  readonly weight: number
}

export interface FitSettings {
  readonly buckets: number
  readonly epochs: number
  readonly rate: number
  /** Weight decay, as a share of the gradient's unit. */
  readonly decay: number
  /** Buckets that fewer texts fall into stay 0. */
  readonly atLeastTexts: number
  readonly seed: number
}

export interface Linear {
  readonly weights: Float64Array
  readonly bias: number
}

/** A sum over features grows with the text; divided by the root of their number it does not. */
export const scaleFor = (features: number): number => 1 / Math.sqrt(Math.max(1, features))

/**
 * Logistic regression on buckets by stochastic gradient descent with a step of its own for each weight (AdaGrad, Duchi
 * et al. 2011). One thread, seeded order: the same corpus and examples give the same weights to the bit.
 */
export function fit(corpus: Corpus, examples: readonly Example[], settings: FitSettings): Linear {
  const { buckets, epochs, rate, decay } = settings
  const weights = new Float64Array(buckets)
  const squares = new Float64Array(buckets).fill(1e-4)
  const texts = new Int32Array(buckets)
  for (const { text } of examples) {
    const end = corpus.from[text + 1] ?? 0
    for (let at = corpus.from[text] ?? 0; at < end; at += 1) {
      const b = corpus.bucket[at] ?? 0
      texts[b] = (texts[b] ?? 0) + 1
    }
  }
  const random = seededRandom(settings.seed)
  const order = Int32Array.from(examples, (_, index) => index)
  let bias = 0
  let biasSquares = 1e-4
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random)
    for (const index of order) {
      const example = examples[index]
      if (example === undefined) continue
      const start = corpus.from[example.text] ?? 0
      const end = corpus.from[example.text + 1] ?? 0
      const scale = scaleFor(end - start)
      let sum = 0
      for (let at = start; at < end; at += 1) sum += weights[corpus.bucket[at] ?? 0] ?? 0
      const error = (logistic(sum * scale + bias) - example.label) * example.weight
      const slope = error * scale
      for (let at = start; at < end; at += 1) {
        const b = corpus.bucket[at] ?? 0
        if ((texts[b] ?? 0) < settings.atLeastTexts) continue
        const weight = weights[b] ?? 0
        const gradient = slope + decay * weight
        const square = (squares[b] ?? 0) + gradient * gradient
        squares[b] = square
        weights[b] = weight - (rate * gradient) / Math.sqrt(square)
      }
      biasSquares += error * error
      bias -= (rate * error) / Math.sqrt(biasSquares)
    }
  }
  return { weights, bias }
}

/** Orders in which the examples are gone through, one fit for each. */
const ORDERS = 4

/**
 * The mean of several fits that differ only in the order of the examples: what the last examples left by chance is
 * evened out, and the mean of linear models is a linear model.
 */
export function fitAveraged(
  corpus: Corpus,
  examples: readonly Example[],
  settings: Omit<FitSettings, 'seed'>,
  seed: number,
): Linear {
  const weights = new Float64Array(settings.buckets)
  let bias = 0
  for (let order = 0; order < ORDERS; order += 1) {
    const one = fit(corpus, examples, { ...settings, seed: seed + order })
    for (let b = 0; b < weights.length; b += 1)
      weights[b] = (weights[b] ?? 0) + (one.weights[b] ?? 0) / ORDERS
    bias += one.bias / ORDERS
  }
  return { weights, bias }
}
