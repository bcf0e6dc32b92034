import { makeFeatures, takeFeatures } from '../src/models/features.ts'
import { makeTargetFeatures, takeTargetFeatures } from '../src/models/target-features.ts'
import type { WordClasses } from '../src/models/word-classes.ts'
import { readText } from '../src/normalise/read-text.ts'
import { Reading } from '../src/normalise/reading.ts'
import type { Corpus } from './fit.ts'
import type { LabelledText } from './sources.ts'

/** Gathers buckets of text after text. */
class CorpusBuilder {
  private buckets = new Int32Array(1 << 20)
  private count = 0
  private readonly from: number[] = [0]

  add(bucket: Int32Array, count: number): void {
    while (this.count + count > this.buckets.length) {
      const larger = new Int32Array(this.buckets.length * 2)
      larger.set(this.buckets)
      this.buckets = larger
    }
    this.buckets.set(bucket.subarray(0, count), this.count)
    this.count += count
    this.from.push(this.count)
  }

  build(): Corpus {
    return { from: Int32Array.from(this.from), bucket: this.buckets.subarray(0, this.count) }
  }
}

/** The features of whole texts, read just as the checker reads a draft. */
export function textCorpus(texts: readonly LabelledText[], classes: WordClasses): Corpus {
  const reading = new Reading()
  const features = makeFeatures()
  const builder = new CorpusBuilder()
  for (const { text } of texts) {
    readText(text, reading)
    takeFeatures(reading, classes, features)
    builder.add(features.bucket, features.count)
  }
  return builder.build()
}

/** The features of texts seen from their targets; a text without one has none. */
export function targetCorpus(texts: readonly LabelledText[], classes: WordClasses): Corpus {
  const reading = new Reading()
  const features = makeTargetFeatures()
  const builder = new CorpusBuilder()
  for (const { text, target } of texts) {
    features.count = 0
    if (target !== undefined) {
      readText(text, reading)
      const [first, last] = tokensOf(reading, target)
      if (last >= first) takeTargetFeatures(reading, classes, first, last, features)
    }
    builder.add(features.bucket, features.count)
  }
  return builder.build()
}

/** First and last token that a range of the text touches; the last is smaller where it touches none. */
export function tokensOf(
  reading: Reading,
  [from, to]: readonly [number, number],
): [first: number, last: number] {
  let first = reading.tokenCount
  let last = -1
  for (let token = 0; token < reading.tokenCount; token += 1) {
    if ((reading.end[token] ?? 0) <= from || (reading.start[token] ?? 0) >= to) continue
    if (first === reading.tokenCount) first = token
    last = token
  }
  return [first, last]
}
