import type { Head } from '../analysis.ts'
import { storedModels } from '../generated/weights.ts'
import type { Reading } from '../normalise/reading.ts'
import type { Span } from '../types.ts'
import { hashWord } from './hashing.ts'
import { HEADS, makeModels, type Models } from './model.ts'
import { classOf } from './word-classes.ts'
import { wordHash } from './word-hash.ts'

/** How many stretches explain a score. */
const EVIDENCE = 3

let made: Models | null = null
const scores = new Float32Array(HEADS.length)
let scored: string | null = null

/** The trained models, unpacked when they are first asked for. */
function models(): Models {
  made ??= makeModels(storedModels)
  return made
}

/**
 * The model's score of the whole text, 0 to 1; 0 where there is nothing to read. All heads are scored together, once
 * for each text.
 */
export function scoreText(reading: Reading, head: Head): number {
  if (reading.tokenCount === 0) return 0
  if (scored !== reading.text) {
    models().scoreAll(reading, scores)
    scored = reading.text
  }
  return scores[HEADS.indexOf(head)] ?? 0
}

/**
 * How probable it is, 0 to 1, that the text speaks ill of the one or ones named from token `first` to token `last`
 * (inclusive).
 */
export function scoreTarget(reading: Reading, first: number, last: number): number {
  return models().scoreTarget(reading, first, last)
}

/** Where in the text the strongest n-grams behind a score stand, strongest first. */
export function findEvidence(reading: Reading, head: Head): readonly Span[] {
  if (reading.tokenCount === 0) return []
  return models()
    .evidence(head, reading, EVIDENCE)
    .map(({ span }) => span)
}

const ANY_GROUP = hashWord('[group]')

/** The hash under which a model knows a token that must not tell one group of people from another: all their names are one word. */
export function grouplessHash(reading: Reading, token: number): number {
  const { classes } = models()
  const hash = wordHash(reading, token)
  return classOf(classes, hash) === classes.group ? ANY_GROUP : hash
}

/** Whether the token is a word that English posts use. */
export const knowsWord = (reading: Reading, token: number): boolean =>
  models().knows(reading.hash[token] ?? 0)

/** Whether the hash is that of the word that stands for any group. */
export const isAnyGroup = (hash: number): boolean => hash === ANY_GROUP
