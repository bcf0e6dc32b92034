import type { Head } from '../src/analysis.ts'
import { BUCKET_BITS } from '../src/models/features.ts'
import { encodeLevels } from '../src/models/levels.ts'
import { HEADS, type BlendedHead, type StoredModels } from '../src/models/model.ts'
import { TARGET_BITS } from '../src/models/target-features.ts'
import { buildWordClasses, type WordLists } from '../src/models/word-classes.ts'
import { targetCorpus, textCorpus } from './corpus.ts'
import { examplesFor } from './examples.ts'
import { fitAveraged, type Corpus } from './fit.ts'
import { headPlans, SEED, targetPlan, type HeadPlan } from './heads.ts'
import { trainNet } from './train-net.ts'
import { quantise } from './quantise.ts'
import type { LabelledText, SourceName } from './sources.ts'

/** Six significant digits: enough for a step, and short to read. */
const short = (value: number): number => Number(value.toPrecision(6))

function trainHead(
  head: Head,
  plan: HeadPlan,
  corpus: Corpus,
  texts: readonly LabelledText[],
  bits: number,
  leftOut: readonly SourceName[],
): BlendedHead {
  const examples = examplesFor(head, plan, texts, leftOut)
  const linear = fitAveraged(corpus, examples, { ...plan.settings, buckets: 1 << bits }, SEED)
  const { levels, step, bias } = quantise(linear, plan.reach)
  const { share } = plan
  return {
    levels: encodeLevels(levels),
    step: short(step * share),
    bias: short(bias * share),
    beside: short(1 - share),
  }
}

/** Trains every head on the texts, all sources but those left out, and quantises it. */
export function trainModels(
  texts: readonly LabelledText[],
  classes: WordLists,
  leftOut: readonly SourceName[] = [],
): StoredModels {
  const table = buildWordClasses(classes)
  const corpus = textCorpus(texts, table)
  const train = (head: Head): BlendedHead =>
    trainHead(head, headPlans[head], corpus, texts, BUCKET_BITS, leftOut)
  const heads = Object.fromEntries(HEADS.map((head) => [head, train(head)])) as Record<Head, BlendedHead>
  const target = trainHead(
    'disparagement',
    targetPlan,
    targetCorpus(texts, table),
    texts,
    TARGET_BITS,
    leftOut,
  )
  return { classes, heads, net: trainNet(texts, classes, leftOut), target }
}
