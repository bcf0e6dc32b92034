import { makeIndex, NET_WORDS, type StoredNet } from '../src/models/net.ts'
import { HEADS } from '../src/models/model.ts'
import { wordHash } from '../src/models/word-hash.ts'
import { buildWordClasses, classOf, type WordLists } from '../src/models/word-classes.ts'
import { readText } from '../src/normalise/read-text.ts'
import { Reading, TOKEN_LINK, TOKEN_MENTION } from '../src/normalise/reading.ts'
import { examplesFor } from './examples.ts'
import { fitNet, type NetExample, type NetText } from './fit-net.ts'
import { headPlans, netPlan, SEED } from './heads.ts'
import { toBytes } from './quantise.ts'
import type { LabelledText, SourceName } from './sources.ts'

/** Trains the net on every head's examples at once and stores it as bytes. */
export function trainNet(
  texts: readonly LabelledText[],
  classes: WordLists,
  leftOut: readonly SourceName[],
): StoredNet {
  const gathered = gather(texts, leftOut)
  const vocabulary = vocabularyOf([...gathered.keys()].map((text) => texts[text]?.text ?? ''))
  const read = reader(vocabulary, classes)
  const examples = [...gathered].map(([text, { labels, weights }]): NetExample => ({
    text: read(texts[text]?.text ?? ''),
    labels,
    weights,
  }))
  const net = fitNet(examples, {
    ...netPlan.settings,
    vocabulary: vocabulary.length,
    classes: classes.length + 1,
    heads: HEADS.length,
    seed: SEED,
  })
  return {
    vocabulary: vocabulary.join(' '),
    words: toBytes(net.words),
    classes: toBytes(net.classes),
    patterns: toBytes(net.patterns),
    thresholds: toBytes(net.thresholds),
    outputs: toBytes(net.outputs),
    biases: [...net.biases],
  }
}

/** Labels and weights of every text that any head learns from, by the text's number. */
function gather(
  texts: readonly LabelledText[],
  leftOut: readonly SourceName[],
): Map<number, { labels: number[]; weights: number[] }> {
  const gathered = new Map<number, { labels: number[]; weights: number[] }>()
  HEADS.forEach((head, number) => {
    for (const { text, label, weight } of examplesFor(head, headPlans[head], texts, leftOut)) {
      const example = gathered.get(text) ?? { labels: HEADS.map(() => 0), weights: HEADS.map(() => 0) }
      example.labels[number] = label
      example.weights[number] = weight
      gathered.set(text, example)
    }
  })
  return gathered
}

/** The words of enough texts, the most frequent first to be chosen; in the order of the alphabet, which packs well. */
function vocabularyOf(texts: readonly string[]): string[] {
  const reading = new Reading()
  const counts = new Map<string, number>()
  for (const text of texts) {
    readText(text, reading)
    const words = new Set<string>()
    for (let token = 0; token < Math.min(reading.tokenCount, NET_WORDS); token += 1) {
      const unnamed = ((reading.flags[token] ?? 0) & (TOKEN_MENTION | TOKEN_LINK)) === 0
      if (unnamed) words.add(reading.word(token))
    }
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const byName = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
  return [...counts]
    .filter(([, count]) => count >= netPlan.atLeastTexts)
    .sort(([one, first], [other, second]) => second - first || byName(one, other))
    .slice(0, netPlan.vocabulary)
    .map(([word]) => word)
    .sort(byName)
}

function reader(vocabulary: readonly string[], lists: WordLists): (text: string) => NetText {
  const classes = buildWordClasses(lists)
  const index = makeIndex(vocabulary)
  const reading = new Reading()
  return (text) => {
    readText(text, reading)
    const count = Math.min(reading.tokenCount, NET_WORDS)
    const hashes = Int32Array.from({ length: count }, (_, token) => wordHash(reading, token))
    return {
      words: hashes.map((hash) => (classOf(classes, hash) === classes.group ? -1 : index.find(hash))),
      classes: Uint8Array.from(hashes, (hash) => classOf(classes, hash)),
    }
  }
}
