import type { Head } from '../analysis.ts'
import type { Span } from '../types.ts'
import { BUCKET_BITS, makeFeatures, MAX_WORDS, takeFeatures } from './features.ts'
import { decodeLevels } from './levels.ts'
import type { Reading } from '../normalise/reading.ts'
import { makeNet, SPAN, type StoredNet } from './net.ts'
import { TARGET_BITS, makeTargetFeatures, takeTargetFeatures } from './target-features.ts'
import { buildWordClasses, type WordClasses, type WordLists } from './word-classes.ts'

/** Order of the heads in the table and in every array of scores. */
export const HEADS: readonly Head[] = ['hate', 'insult', 'sexism', 'disparagement']
const STRIDE = HEADS.length
/** What makes every level positive. */
const LIFT = 15
/** Features that are summed in bytes, and in halves of a number. */
const GROUP = 8
const BLOCK = GROUP * 256
const DISPARAGEMENT = HEADS.indexOf('disparagement')

/** One trained head as it is stored: `levels` as `encodeLevels` writes them, `step` and `bias` in logits. */
export interface StoredHead {
  readonly levels: string
  readonly step: number
  readonly bias: number
}

/** A head that is weighed together with another judgement: what the other's logit counts beside it. */
export interface BlendedHead extends StoredHead {
  readonly beside: number
}

/** Everything that training writes. */
export interface StoredModels {
  readonly classes: WordLists
  /** Each beside the net's logit for it. */
  readonly heads: Readonly<Record<Head, BlendedHead>>
  readonly net: StoredNet
  /** Disparagement of one target whose place is known, beside that of the whole text. */
  readonly target: BlendedHead
}

/** A stretch of the text as written, and what it adds to the logit. */
export interface Evidence {
  readonly span: Span
  readonly weight: number
}

/**
 * The trained models over a reading. Each score is a probability; 0.5 is the point at which both answers were equally
 * good in training.
 */
export interface Models {
  readonly classes: WordClasses
  /** Whether a word of this hash is one that the models have met often. */
  readonly knows: (hash: number) => boolean
  /** Writes one score for each of `HEADS` into `out`, in their order. */
  readonly scoreAll: (reading: Reading, out: Float32Array) => void
  /** How probable it is that the text speaks ill of the target that stands from `firstToken` to `lastToken` (inclusive). */
  readonly scoreTarget: (reading: Reading, firstToken: number, lastToken: number) => number
  /** The `top` stretches that speak most for the head, strongest first; they may overlap. */
  readonly evidence: (head: Head, reading: Reading, top: number) => Evidence[]
}

const probability = (logit: number): number => 1 / (1 + Math.exp(-logit))

/** The levels of all heads for each bucket in one number, eight bits each, lifted above 0. */
function packedTable({ heads }: StoredModels): Int32Array {
  const table = new Int32Array(1 << BUCKET_BITS).fill(LIFT * 0x01010101)
  HEADS.forEach((head, index) => decodeLevels(heads[head].levels, table, 8 * index))
  return table
}

/** Unpacks stored models into one table in which the weights of all heads for a bucket stand side by side. */
export function makeModels(stored: StoredModels): Models {
  const classes = buildWordClasses(stored.classes)
  const table = packedTable(stored)
  const { target } = stored
  let targetTable: Int32Array | null = null
  const { hate, insult, sexism, disparagement } = stored.heads
  const net = makeNet(stored.net, classes)
  const logits = new Float64Array(STRIDE)
  const features = makeFeatures()
  const targetFeatures = makeTargetFeatures()

  /** The weights for a target, unpacked when one is first asked about. */
  const targetWeights = (): Int32Array => {
    if (targetTable === null) {
      targetTable = new Int32Array(1 << TARGET_BITS)
      decodeLevels(target.levels, targetTable, 0)
    }
    return targetTable
  }

  /** The text whose features and strongest runs are at hand. */
  let weighed: string | null = null
  /** What each stretch adds to a logit, by its first word and length; the stretches of one text in the order noted. */
  const weights = new Float64Array(MAX_WORDS * SPAN)
  const isNoted = new Uint8Array(MAX_WORDS * SPAN)
  const noted: number[] = []

  const levelsOf = (from: number, to: number, head: number): number => {
    let sum = 0
    for (let i = from; i < to; i += 1)
      sum += (((table[features.bucket[i] ?? 0] ?? 0) >>> (8 * head)) & 0xff) - LIFT
    return sum
  }

  const note = (first: number, last: number, weight: number): void => {
    const from = Math.max(0, first)
    const to = Math.min(features.words - 1, last)
    if (to < from) return
    const key = from * SPAN + to - from
    if (isNoted[key] === 0) {
      isNoted[key] = 1
      noted.push(key)
    }
    weights[key] = (weights[key] ?? 0) + weight
  }

  /** The `top` stretches of those noted that add most, and forgets them all. */
  const strongest = (reading: Reading, top: number): Evidence[] => {
    const found: Evidence[] = []
    for (const key of noted) {
      const weight = weights[key] ?? 0
      weights[key] = 0
      isNoted[key] = 0
      if (weight <= 0) continue
      const first = Math.floor(key / SPAN)
      const start = reading.start[first] ?? 0
      let place = found.length
      for (; place > 0; place -= 1) {
        const before = found[place - 1]
        if (before === undefined || before.weight > weight) break
        if (before.weight === weight && before.span[0] <= start) break
      }
      if (place >= top) continue
      found.splice(place, 0, { span: [start, reading.end[first + (key % SPAN)] ?? 0], weight })
      if (found.length > top) found.pop()
    }
    noted.length = 0
    return found
  }

  /** Leaves one logit for each head in `logits`. */
  const weigh = (reading: Reading): void => {
    weighed = reading.text
    takeFeatures(reading, classes, features)
    const { bucket, count } = features
    let first = 0
    let second = 0
    let third = 0
    let fourth = 0
    // Four levels to a number, each 0 to 30: eight of them fit a byte, and 256 times eight fit 16 bits.
    for (let from = 0; from < count;) {
      const block = Math.min(count, from + BLOCK)
      let odd = 0
      let even = 0
      while (from < block) {
        const group = Math.min(block, from + GROUP)
        let sum = 0
        for (; from < group; from += 1) sum = (sum + (table[bucket[from] ?? 0] ?? 0)) | 0
        even += sum & 0x00ff00ff
        odd += (sum >>> 8) & 0x00ff00ff
      }
      first += even & 0xffff
      second += odd & 0xffff
      third += even >>> 16
      fourth += odd >>> 16
    }
    first -= count * LIFT
    second -= count * LIFT
    third -= count * LIFT
    fourth -= count * LIFT
    net.run(reading, logits)
    const scale = 1 / Math.sqrt(Math.max(1, count))
    logits[0] = first * scale * hate.step + hate.bias + hate.beside * (logits[0] ?? 0)
    logits[1] = second * scale * insult.step + insult.bias + insult.beside * (logits[1] ?? 0)
    logits[2] = third * scale * sexism.step + sexism.bias + sexism.beside * (logits[2] ?? 0)
    logits[3] =
      fourth * scale * disparagement.step + disparagement.bias + disparagement.beside * (logits[3] ?? 0)
  }

  return {
    classes,
    knows: net.knows,

    scoreAll: (reading, out) => {
      weigh(reading)
      for (let head = 0; head < STRIDE; head += 1) out[head] = probability(logits[head] ?? 0)
    },

    scoreTarget: (reading, firstToken, lastToken) => {
      if (weighed !== reading.text) weigh(reading)
      takeTargetFeatures(reading, classes, firstToken, lastToken, targetFeatures)
      const { bucket, count } = targetFeatures
      const levels = targetWeights()
      let sum = 0
      for (let i = 0; i < count; i += 1) sum += levels[bucket[i] ?? 0] ?? 0
      const scale = 1 / Math.sqrt(Math.max(1, count))
      return probability(
        sum * scale * target.step + target.bias + target.beside * (logits[DISPARAGEMENT] ?? 0),
      )
    },

    evidence: (head, reading, top) => {
      if (weighed !== reading.text) weigh(reading)
      const number = HEADS.indexOf(head)
      const { step, beside } = stored.heads[head]
      const worth = step / Math.sqrt(Math.max(1, features.count))
      for (let i = 0; i < features.words; i += 1) {
        const from = features.from[i] ?? 0
        const pairs = features.pairs[i] ?? 0
        const own = features.own[i] ?? 0
        if (pairs > from) note(i - 2, i, levelsOf(from, pairs, number) * worth)
        if (own > pairs) note(i - 1, i, levelsOf(pairs, own, number) * worth)
        note(i, i, levelsOf(own, features.from[i + 1] ?? 0, number) * worth)
      }
      net.strongest(number, (first, weight) => {
        note(first, first + SPAN - 1, beside * weight)
      })
      return strongest(reading, top)
    },
  }
}
