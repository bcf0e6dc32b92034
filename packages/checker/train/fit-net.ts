import { FILTERS, NET_WORDS, SPAN, WIDTH } from '../src/models/net.ts'
import { Average, isTaken } from './averaging.ts'
import { logistic, seededRandom } from './exact.ts'
import { shuffle } from './shuffle.ts'

/** A text as the net reads it: each word's number in the vocabulary (−1 where it has none) and class. */
export interface NetText {
  readonly words: Int32Array
  readonly classes: Uint8Array
}

/** A text with its answer and weight for each head; weight 0 where the source does not speak of the head. */
export interface NetExample {
  readonly text: NetText
  readonly labels: readonly number[]
  readonly weights: readonly number[]
}

export interface NetSettings {
  readonly vocabulary: number
  readonly classes: number
  readonly heads: number
  readonly epochs: number
  readonly rate: number
  /** Share of words whose own vector is left out while training, so that classes and neighbours are learnt. */
  readonly wordsLeftOut: number
  /** Share of patterns left out while training. */
  readonly patternsLeftOut: number
  readonly seed: number
}

/** Numbers as they are trained, in the order in which `StoredNet` keeps them. */
export interface FittedNet {
  readonly words: Float64Array
  readonly classes: Float64Array
  readonly patterns: Float64Array
  readonly thresholds: Float64Array
  readonly outputs: Float64Array
  readonly biases: Float64Array
}

/** A matrix with its sums of squared gradients (AdaGrad). */
class Weights {
  readonly values: Float64Array
  readonly average: Average
  private readonly squares: Float64Array
  private readonly rate: number

  constructor(size: number, spread: number, rate: number, random: () => number) {
    this.values = Float64Array.from({ length: size }, () => spread * bell(random))
    this.squares = new Float64Array(size).fill(1e-3)
    this.rate = rate
    this.average = new Average(size)
  }

  descend(at: number, gradient: number): void {
    const square = (this.squares[at] ?? 0) + gradient * gradient
    this.squares[at] = square
    this.values[at] = (this.values[at] ?? 0) - (this.rate * gradient) / Math.sqrt(square)
  }
}

/** Roughly normal with deviation 1: a sum of six uniform numbers, which needs no logarithm. */
function bell(random: () => number): number {
  let sum = 0
  for (let i = 0; i < 6; i += 1) sum += random()
  return (sum - 3) * Math.SQRT2
}

/**
 * Trains the net for all heads together. One thread, seeded, and only operations that IEEE 754 fixes to the bit: the
 * same examples give the same net.
 */
export function fitNet(examples: readonly NetExample[], settings: NetSettings): FittedNet {
  const random = seededRandom(settings.seed)
  const make = (size: number, spread: number): Weights => new Weights(size, spread, settings.rate, random)
  const words = make(settings.vocabulary * WIDTH, 0.1)
  const classes = make((settings.classes + 2) * WIDTH, 0.1)
  const patterns = make(SPAN * WIDTH * FILTERS, 1 / Math.sqrt(SPAN * WIDTH))
  const thresholds = make(FILTERS, 0)
  const outputs = make(settings.heads * FILTERS, 0.1)
  const biases = make(settings.heads, 0)
  const parts = [words, classes, patterns, thresholds, outputs, biases]

  const input = new Float64Array((NET_WORDS + SPAN) * WIDTH)
  const inputSlope = new Float64Array(input.length)
  const sums = new Float64Array(FILTERS)
  const best = new Float64Array(FILTERS)
  const place = new Int32Array(FILTERS)
  const slope = new Float64Array(FILTERS)
  const used = new Int32Array(NET_WORDS)
  const kept = 1 - settings.patternsLeftOut
  const before = settings.classes * WIDTH
  const after = before + WIDTH

  const readInput = ({ words: numbers, classes: kinds }: NetText): number => {
    const count = Math.min(numbers.length, NET_WORDS)
    for (let d = 0; d < WIDTH; d += 1) {
      input[d] = classes.values[before + d] ?? 0
      input[(count + 1) * WIDTH + d] = input[(count + 2) * WIDTH + d] = classes.values[after + d] ?? 0
    }
    for (let i = 0; i < count; i += 1) {
      const number = random() < settings.wordsLeftOut ? -1 : (numbers[i] ?? -1)
      used[i] = number
      const kind = (kinds[i] ?? 0) * WIDTH
      for (let d = 0; d < WIDTH; d += 1) {
        const own = number < 0 ? 0 : (words.values[number * WIDTH + d] ?? 0)
        input[(i + 1) * WIDTH + d] = own + (classes.values[kind + d] ?? 0)
      }
    }
    return count
  }

  const findPatterns = (count: number): void => {
    best.fill(-Infinity)
    const runs = Math.max(1, count)
    for (let at = 0; at < runs; at += 1) {
      sums.set(thresholds.values)
      for (let k = 0; k < SPAN * WIDTH; k += 1) {
        const value = input[at * WIDTH + k] ?? 0
        const row = k * FILTERS
        for (let f = 0; f < FILTERS; f += 1)
          sums[f] = (sums[f] ?? 0) + value * (patterns.values[row + f] ?? 0)
      }
      for (let f = 0; f < FILTERS; f += 1) {
        if ((sums[f] ?? 0) <= (best[f] ?? 0)) continue
        best[f] = sums[f] ?? 0
        place[f] = at
      }
    }
    for (let f = 0; f < FILTERS; f += 1) {
      const left = random() < settings.patternsLeftOut || (best[f] ?? 0) <= 0
      best[f] = left ? 0 : (best[f] ?? 0) / kept
      if (left) place[f] = -1
    }
  }

  const learnOutputs = ({ labels, weights }: NetExample): void => {
    slope.fill(0)
    for (let head = 0; head < settings.heads; head += 1) {
      const weight = weights[head] ?? 0
      if (weight === 0) continue
      let logit = biases.values[head] ?? 0
      for (let f = 0; f < FILTERS; f += 1) logit += (outputs.values[head * FILTERS + f] ?? 0) * (best[f] ?? 0)
      const error = (logistic(logit) - (labels[head] ?? 0)) * weight
      for (let f = 0; f < FILTERS; f += 1) {
        slope[f] = (slope[f] ?? 0) + error * (outputs.values[head * FILTERS + f] ?? 0)
        if ((best[f] ?? 0) > 0) outputs.descend(head * FILTERS + f, error * (best[f] ?? 0))
      }
      biases.descend(head, error)
    }
  }

  const learnPatterns = (): void => {
    for (let f = 0; f < FILTERS; f += 1) {
      const at = place[f] ?? -1
      const gradient = (slope[f] ?? 0) / kept
      if (at < 0 || gradient === 0) continue
      thresholds.descend(f, gradient)
      for (let k = 0; k < SPAN * WIDTH; k += 1) {
        const weight = k * FILTERS + f
        const from = at * WIDTH + k
        inputSlope[from] = (inputSlope[from] ?? 0) + gradient * (patterns.values[weight] ?? 0)
        patterns.descend(weight, gradient * (input[from] ?? 0))
      }
    }
  }

  const learnWords = ({ classes: kinds }: NetText, count: number): void => {
    for (let i = -1; i <= count + 1; i += 1) {
      const kind = i < 0 ? before : i >= count ? after : (kinds[i] ?? 0) * WIDTH
      const number = i < 0 || i >= count ? -1 : (used[i] ?? -1)
      for (let d = 0; d < WIDTH; d += 1) {
        const gradient = inputSlope[(i + 1) * WIDTH + d] ?? 0
        if (gradient === 0) continue
        classes.descend(kind + d, gradient)
        if (number >= 0) words.descend(number * WIDTH + d, gradient)
      }
    }
  }

  const order = Int32Array.from(examples, (_, index) => index)
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    shuffle(order, random)
    let done = 0
    for (const index of order) {
      done += 1
      const example = examples[index]
      if (example === undefined) continue
      const count = readInput(example.text)
      findPatterns(count)
      learnOutputs(example)
      inputSlope.fill(0, 0, (count + SPAN) * WIDTH)
      learnPatterns()
      learnWords(example.text, count)
      if (isTaken(epoch, done, order.length)) for (const part of parts) part.average.take(part.values)
    }
  }
  return {
    words: words.average.mean(),
    classes: classes.average.mean(),
    patterns: patterns.average.mean(),
    thresholds: thresholds.average.mean(),
    outputs: outputs.average.mean(),
    biases: biases.average.mean(),
  }
}
