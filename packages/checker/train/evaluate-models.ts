import type { Head } from '../src/analysis.ts'
import { HEADS, makeModels, type Models, type StoredModels } from '../src/models/model.ts'
import { readText } from '../src/normalise/read-text.ts'
import { Reading } from '../src/normalise/reading.ts'
import { tokensOf } from './corpus.ts'
import { readDataFolder } from './data-folder.ts'
import { hashWord } from '../src/models/hashing.ts'
import { functionalCases } from './functional-cases.ts'
import { count, macroF1, noConfusion } from './macro-f1.ts'
import { labelledTexts, type LabelledText, type SourceName } from './sources.ts'
import { trainModels } from './train-models.ts'
import { readWordLists } from './word-lists.ts'

/** What is tested on what: the sources left out of training, the source whose texts are asked, and how they differ. */
const TESTS: readonly (readonly [
  head: Head,
  asked: SourceName,
  leftOut: readonly SourceName[],
  kind: string,
])[] = [
  ['hate', 'dyn21-dev', [], 'given split'],
  ['hate', 'hatemoji-validation', [], 'given split'],
  ['hate', 'hatemoji-validation', ['hatemoji'], 'source left out'],
  ['hate', 'dyn21-dev', ['dyn21'], 'source left out'],
  ['hate', 'stormfront', ['stormfront'], 'source left out'],
  ['hate', 'hatexplain', ['hatexplain'], 'source left out'],
  ['hate', 'implicit', ['implicit'], 'source left out'],
  ['hate', 'davidson', ['davidson'], 'source left out'],
  ['insult', 'hatexplain', ['hatexplain'], 'source left out'],
  ['insult', 'davidson', ['davidson'], 'source left out'],
  ['insult', 'convabuse', ['convabuse'], 'source left out'],
  ['insult', 'toxicspans-trial', ['toxicspans'], 'source left out'],
  ['insult', 'toxicspans-trial', [], 'given split'],
  ['sexism', 'edos-dev', [], 'given split'],
]
/** Sources that nothing else resembles, or that are small: trained and asked by themselves, in folds. */
const FOLDED: readonly (readonly [head: Head, source: SourceName])[] = [
  ['disparagement', 'newsmtsc'],
  ['insult', 'hatexplain'],
  ['insult', 'convabuse'],
  ['hate', 'stormfront'],
]
const FOLDS = 5

const reading = new Reading()
const scores = new Float32Array(HEADS.length)

function headF1(models: Models, head: Head, texts: readonly LabelledText[]): number {
  const confusion = noConfusion()
  for (const { text, labels } of texts) {
    readText(text, reading)
    models.scoreAll(reading, scores)
    count(confusion, (scores[HEADS.indexOf(head)] ?? 0) > 0.5, labels[head] === 1)
  }
  return macroF1(confusion)
}

/** Five folds; all texts of one wording are in the same. Both the whole text's score and the target's are counted. */
function crossValidate(
  all: readonly LabelledText[],
  head: Head,
  source: SourceName,
  train: (texts: readonly LabelledText[]) => StoredModels,
): { whole: number; target: number } {
  const whole = noConfusion()
  const target = noConfusion()
  const texts = all.filter((text) => text.source === source)
  const foldOf = (text: string): number => (hashWord(text) >>> 7) % FOLDS
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const models = makeModels(train(texts.filter(({ text }) => foldOf(text) !== fold)))
    for (const { text, labels, target: range } of texts) {
      if (foldOf(text) !== fold) continue
      readText(text, reading)
      models.scoreAll(reading, scores)
      const truth = labels[head] === 1
      count(whole, (scores[HEADS.indexOf(head)] ?? 0) > 0.5, truth)
      if (range === undefined) continue
      const [first, last] = tokensOf(reading, range)
      count(target, models.scoreTarget(reading, first, last) > 0.5, truth)
    }
  }
  return { whole: macroF1(whole), target: macroF1(target) }
}

function line(head: string, asked: string, kind: string, f1: number): void {
  process.stdout.write(`${head.padEnd(14)} ${asked.padEnd(22)} ${kind.padEnd(32)} ${f1.toFixed(3)}\n`)
}

const classes = readWordLists()
const all = labelledTexts(readDataFolder(process.env['MOOTHALL_TRAINING_DATA']), readWordLists())
const trained = new Map<string, Models>()
process.stdout.write('Macro-F1 of the quantised models at a score of 0.5\n')
for (const [head, asked, leftOut, kind] of TESTS) {
  const key = leftOut.join(' ')
  const models = trained.get(key) ?? makeModels(trainModels(all, classes, leftOut))
  trained.set(key, models)
  line(
    head,
    asked,
    kind,
    headF1(
      models,
      head,
      all.filter(({ source }) => source === asked),
    ),
  )
}
for (const [head, source] of FOLDED) {
  const { whole, target } = crossValidate(all, head, source, (texts) => trainModels(texts, classes))
  line(head, source, 'this source alone, 5 folds', whole)
  if (head === 'disparagement') line(head, source, 'of its target, 5 folds', target)
}

process.stdout.write(
  '\nInvented functional sentences, hate head with every source: share answered rightly, by kind\n',
)
const everything = trained.get('') ?? makeModels(trainModels(all, classes))
const byKind = new Map<string, { right: number; asked: number }>()
const functional = noConfusion()
for (const { kind, hateful, text } of functionalCases) {
  readText(text, reading)
  everything.scoreAll(reading, scores)
  const answer = (scores[HEADS.indexOf('hate')] ?? 0) > 0.5
  count(functional, answer, hateful)
  const tally = byKind.get(kind) ?? { right: 0, asked: 0 }
  tally.asked += 1
  if (answer === hateful) tally.right += 1
  byKind.set(kind, tally)
}
for (const [kind, { right, asked }] of byKind) line('hate', kind, `${right} of ${asked}`, right / asked)
line('hate', 'all functional sentences', 'macro-F1', macroF1(functional))
