import { compileLexicons } from '../lexicon/compile.ts'
import { decodeTables, type Tables } from '../lexicon/decode.ts'
import { findMatches } from '../lexicon/match.ts'
import { Matches } from '../lexicon/matches.ts'
import { LexiconError, parseLexicon } from '../lexicon/syntax.ts'
import { readText } from '../normalise/read-text.ts'
import { releaseReading, takeReading } from '../normalise/reading.ts'
import type { Span } from '../types.ts'
import wording from '../wording/en/confidential-topics.json' with { type: 'json' }

/** One topic that a body keeps confidential: the phrases that speak of it, as lexicons write them. */
export interface ConfidentialTopic {
  readonly phrases: readonly string[]
}

/** Whether a text may speak of a topic of the register, and where. Which topic it is, is not told. */
export interface ConfidentialMatch {
  readonly matched: boolean
  readonly spans: readonly Span[]
  readonly message: string
  readonly why: string
  readonly suggestion: string
}

const compiled = new WeakMap<readonly ConfidentialTopic[], Tables>()

/**
 * Matches a text against a body's register of confidential topics, folded as lexicons are. The register must never leave the server:
 * run this there only. The answer's words are the same whether and whatever was found is real, so that nobody can read the register from it;
 * callers limit how often one person may ask. The compiled register is kept as long as the register object is.
 * @throws {LexiconError} where a phrase cannot be read; check a register with `checkConfidentialTopics` before it is saved.
 */
export function matchConfidentialTopics(
  text: string,
  register: readonly ConfidentialTopic[],
): ConfidentialMatch {
  const spans = findSpans(text, register)
  return { matched: spans.length > 0, spans, ...wording.notice }
}

/** What is wrong with a register's phrases, in plain words; empty where all can be read. */
export function checkConfidentialTopics(register: readonly ConfidentialTopic[]): readonly string[] {
  const faults: string[] = []
  for (const { phrases } of register) {
    for (const phrase of phrases) {
      try {
        tablesOf([{ phrases: [phrase] }])
      } catch (error) {
        if (!(error instanceof LexiconError)) throw error
        faults.push(`“${phrase}”: ${error.message.replace(/^[^:]*: /, '')}`)
      }
    }
  }
  return faults
}

function findSpans(text: string, register: readonly ConfidentialTopic[]): readonly Span[] {
  if (!register.some(({ phrases }) => phrases.length > 0)) return []
  let tables = compiled.get(register)
  if (tables === undefined) {
    tables = tablesOf(register)
    compiled.set(register, tables)
  }
  const reading = takeReading()
  const matches = new Matches()
  try {
    readText(text, reading)
    findMatches(tables, reading, matches)
    const spans: [number, number][] = []
    for (let at = 0; at < matches.count; at++) {
      spans.push([reading.start[matches.first[at] ?? 0] ?? 0, reading.end[matches.last[at] ?? 0] ?? 0])
    }
    return merged(spans)
  } finally {
    releaseReading(reading)
  }
}

function tablesOf(register: readonly ConfidentialTopic[]): Tables {
  const phrases = new Set(
    register.flatMap((topic) => topic.phrases.map((phrase) => phrase.trim().toLowerCase())),
  )
  for (const phrase of phrases) {
    if (phrase === '' || phrase.startsWith('#') || phrase.startsWith('!') || /[\r\n]/.test(phrase)) {
      throw new LexiconError('register: write one phrase, without # or ! before it')
    }
  }
  const source = ['# title: register', '# source: the body', '# licence: none', ...phrases].join('\n')
  return decodeTables(compileLexicons([parseLexicon('register', source)]))
}

function merged(spans: readonly [number, number][]): readonly Span[] {
  const result: [number, number][] = []
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = result.at(-1)
    if (last !== undefined && start < last[1]) last[1] = Math.max(last[1], end)
    else result.push([start, end])
  }
  return result
}
