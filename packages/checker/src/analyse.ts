import type { Analysis, CharacterKind, Head, Hit, Token, WholeDraft } from './analysis.ts'
import { lexiconTables } from './generated/lexicons.ts'
import { decodeTables, type Tables } from './lexicon/decode.ts'
import { classOf, findMatches } from './lexicon/match.ts'
import { Matches, NO_MORE } from './lexicon/matches.ts'
import { hashWord } from './models/hashing.ts'
import { findEvidence, scoreTarget, scoreText } from './models/index.ts'
import { NAME_CATEGORIES, type NameIndex, type NameMatch, namesOf } from './names/name-index.ts'
import { findPersonNames } from './names/person-names.ts'
import { readText } from './normalise/read-text.ts'
import {
  type Reading,
  releaseReading,
  SEEN_AT,
  SEEN_CAPITAL,
  SEEN_CURRENCY,
  SEEN_DIGIT,
  SEEN_DROPPED,
  SEEN_EMOJI,
  SEEN_HASH,
  SEEN_LINK,
  SEEN_NON_ASCII,
  SEEN_QUOTE,
  takeReading,
  TOKEN_AFTER_BREAK,
  TOKEN_CAPITAL,
} from './normalise/reading.ts'
import type { BodyNames, CheckerPolicy, Context, Draft, Span } from './types.ts'

let decoded: Tables | null = null
let councilClass = 0
const COUNCIL = Uint16Array.from('council', (letter) => letter.charCodeAt(0))

/** The lexicons' tables, unpacked when first asked for. */
export function tables(): Tables {
  if (decoded === null) {
    decoded = decodeTables(lexiconTables)
    councilClass = classOf(decoded, COUNCIL, 0, COUNCIL.length)
  }
  return decoded
}

const NAME_NUMBER = new Map<string, number>(NAME_CATEGORIES.map((category, number) => [category, number]))
const PERSON_NAME = 'person-name'
const BODY_NAME = NAME_CATEGORIES.indexOf('body-name')

/**
 * A number for a category: the lexicon's own; below zero one of the body's names; for a person's name and for a category that no lexicon
 * has, numbers of their own, which `hasAny` knows.
 */
export function categoryNumber(category: string): number {
  const lexicon = tables().categoryNumber.get(category)
  if (lexicon !== undefined) return lexicon
  const name = NAME_NUMBER.get(category)
  if (name !== undefined) return -1 - name
  return category === PERSON_NAME ? ANY_PERSON : NOWHERE
}

const ANY_PERSON = 0x1_0000
const NOWHERE = 0x1_0001

/** How far before a hit a negation still governs it, in words. */
const NEGATION_REACH = 6
/** How far before a hit a reporting phrase still makes it somebody else's words. */
const REPORT_REACH = 12

const KIND_BITS: Readonly<Record<CharacterKind, number>> = {
  digit: SEEN_DIGIT,
  at: SEEN_AT,
  hash: SEEN_HASH,
  capital: SEEN_CAPITAL,
  'non-ascii': SEEN_NON_ASCII,
  invisible: SEEN_DROPPED,
  link: SEEN_LINK,
  quote: SEEN_QUOTE,
  currency: SEEN_CURRENCY,
  emoji: SEEN_EMOJI,
}

const NAME_HASHES = NAME_CATEGORIES.map(hashWord)
const PERSON_NAME_HASH = hashWord(PERSON_NAME)
let lexiconHashes: Int32Array | null = null

/** Hashes of the names of the lexicons' categories, by number. */
function categoryHashes({ categories }: Tables): Int32Array {
  lexiconHashes ??= Int32Array.from(categories, hashWord)
  return lexiconHashes
}

const spareMatches: Matches[] = []

/** The reading of one draft. Arrays behind it are shared with later drafts once `release` has been called. */
export class DraftAnalysis implements WholeDraft {
  readonly draft: Draft
  readonly text: string
  readonly context: Context
  readonly body: BodyNames
  readonly policy: CheckerPolicy
  readonly reading: Reading
  readonly digits: number
  private readonly tables: Tables
  private readonly matches: Matches
  private readonly names: NameMatch[] = []
  private namesPresent = 0
  private readonly found = new Map<string, readonly Hit[]>()
  private tokenList: readonly Token[] | null = null
  private sentenceList: readonly Span[] | null = null
  private reply: DraftAnalysis | null | undefined = undefined

  constructor(draft: Draft, policy: CheckerPolicy, context: Context) {
    const { names, index } = namesOf(context.body ?? policy.body)
    this.draft = draft
    this.text = draft.text
    this.context = context
    this.policy = policy
    this.body = names
    this.tables = tables()
    this.reading = takeReading()
    this.matches = spareMatches.pop() ?? new Matches()
    readText(draft.text, this.reading)
    findMatches(this.tables, this.reading, this.matches, (reading) => this.findNames(index, reading))
    this.digits = this.reading.digits
  }

  /** Lexicons say “the council”: a short name of the body is read as that word in their phrases, whichever body it is. */
  private findNames(index: NameIndex, reading: Reading): void {
    index.find(reading, this.names)
    for (const { category, first, last } of this.names) {
      this.namesPresent |= 1 << category
      if (category === BODY_NAME && first === last) reading.wordClass[first] = councilClass
    }
  }

  /** Gives the arrays back. The analysis must not be asked anything afterwards. */
  release(): void {
    releaseReading(this.reading)
    if (spareMatches.length < 4) spareMatches.push(this.matches)
    this.reply?.release()
  }

  get tokens(): readonly Token[] {
    if (this.tokenList !== null) return this.tokenList
    const { reading } = this
    const list: Token[] = []
    for (let token = 0; token < reading.tokenCount; token++) {
      list.push({
        text: reading.word(token),
        span: [reading.start[token] ?? 0, reading.end[token] ?? 0],
        sentence: reading.sentence[token] ?? 0,
        capital: ((reading.flags[token] ?? 0) & TOKEN_CAPITAL) !== 0,
      })
    }
    this.tokenList = list
    return list
  }

  get sentences(): readonly Span[] {
    if (this.sentenceList !== null) return this.sentenceList
    const { reading } = this
    const list: Span[] = []
    for (let at = 0; at < reading.sentenceCount; at++) {
      list.push([reading.sentenceStart[at] ?? 0, reading.sentenceEnd[at] ?? 0])
    }
    this.sentenceList = list
    return list
  }

  readonly contains = (kind: CharacterKind): boolean => (this.reading.seen & KIND_BITS[kind]) !== 0

  /** Whether any of the categories occurs, by their numbers. */
  hasAny(numbers: readonly number[]): boolean {
    const { present } = this.matches
    for (const number of numbers) {
      if (number < 0 ? (this.namesPresent & (1 << (-1 - number))) !== 0 : present[number] === 1) return true
      if (number === ANY_PERSON && this.hits(PERSON_NAME).length > 0) return true
    }
    return false
  }

  readonly eachCategory = (note: (nameHash: number) => void): void => {
    const { present } = this.matches
    const hashes = categoryHashes(this.tables)
    for (let number = 0; number < hashes.length; number++)
      if (present[number] === 1) note(hashes[number] ?? 0)
    for (let name = 0; name < NAME_HASHES.length; name++) {
      if ((this.namesPresent & (1 << name)) !== 0) note(NAME_HASHES[name] ?? 0)
    }
    if (this.hits(PERSON_NAME).length > 0) note(PERSON_NAME_HASH)
  }

  readonly has = (category: string): boolean => {
    const number = this.tables.categoryNumber.get(category)
    if (number !== undefined) return this.matches.present[number] === 1
    const name = NAME_NUMBER.get(category)
    if (name !== undefined) return (this.namesPresent & (1 << name)) !== 0
    return category === PERSON_NAME && this.hits(category).length > 0
  }

  readonly hits = (category: string): readonly Hit[] => {
    const number = this.tables.categoryNumber.get(category)
    if (number !== undefined && this.matches.present[number] !== 1) return NONE
    const known = this.found.get(category)
    if (known !== undefined) return known
    const hits = number === undefined ? this.collectNames(category) : this.collect(category, number)
    this.found.set(category, hits)
    return hits
  }

  private collect(category: string, number: number): readonly Hit[] {
    const { entry, first, last, disguised, firstOf, nextOf } = this.matches
    const hits: Hit[] = []
    let ordered = true
    let before: Hit | null = null
    for (let at = firstOf[number] ?? NO_MORE; at !== NO_MORE; at = nextOf[at] ?? NO_MORE) {
      const text = this.tables.entryText(entry[at] ?? 0)
      const hit = this.hit(category, text, first[at] ?? 0, last[at] ?? 0, disguised[at] === 1)
      if (before !== null && inOrder(before, hit) > 0) ordered = false
      hits.push(hit)
      before = hit
    }
    return ordered ? hits : hits.sort(inOrder)
  }

  private collectNames(category: string): readonly Hit[] {
    const name = NAME_NUMBER.get(category)
    if (name !== undefined) {
      return this.names
        .filter((match) => match.category === name)
        .map(({ entry, first, last }) => this.hit(category, entry, first, last, false))
    }
    return category === PERSON_NAME ? this.findPeople() : NONE
  }

  private findPeople(): readonly Hit[] {
    if (!this.contains('capital')) return NONE
    const titles = this.hits('person-title')
    const firstNames = this.hits('first-name')
    const ambiguous = this.hits('first-name-ambiguous')
    if (titles.length + firstNames.length + ambiguous.length === 0) return NONE
    const marks = new Uint8Array(this.reading.tokenCount)
    const mark = (hits: readonly Hit[], bit: number): void => {
      for (const { first, last } of hits)
        for (let token = first; token <= last; token++) marks[token] = (marks[token] ?? 0) | bit
    }
    mark(titles, IS_TITLE)
    mark(firstNames, IS_FIRST_NAME)
    mark(ambiguous, IS_AMBIGUOUS)
    mark(this.hits('body-place'), IS_NO_NAME)
    mark(this.hits('body-supplier'), IS_NO_NAME)
    mark(this.hits('not-a-name'), IS_NO_NAME)
    const people = findPersonNames(this.reading, {
      title: (token) => ((marks[token] ?? 0) & IS_TITLE) !== 0,
      firstName: (token) => ((marks[token] ?? 0) & IS_FIRST_NAME) !== 0,
      ambiguousName: (token) => ((marks[token] ?? 0) & IS_AMBIGUOUS) !== 0,
      notAName: (token) => ((marks[token] ?? 0) & IS_NO_NAME) !== 0,
    })
    return people.map(({ first, last }) => {
      const start = this.reading.start[first] ?? 0
      const end = this.reading.end[last] ?? 0
      return this.hit(PERSON_NAME, this.text.slice(start, end), first, last, false)
    })
  }

  private hit(category: string, entry: string, first: number, last: number, disguised: boolean): Hit {
    const { reading } = this
    return {
      category,
      entry,
      first,
      last,
      sentence: reading.sentence[first] ?? 0,
      span: [reading.start[first] ?? 0, reading.end[last] ?? 0],
      disguised,
    }
  }

  readonly near = (hit: Hit, category: string, words = 12): readonly Hit[] => {
    const all = this.hits(category)
    if (all.length === 0) return NONE
    return all
      .filter((other) => other.sentence === hit.sentence && distance(hit, other) <= words)
      .sort((a, b) => distance(hit, a) - distance(hit, b))
  }

  readonly negated = (hit: Hit): boolean => {
    if (!this.has('negation')) return false
    return this.hits('negation').some(
      ({ sentence, last }) =>
        sentence === hit.sentence &&
        last < hit.first &&
        hit.first - last - 1 <= NEGATION_REACH &&
        !this.parted(last, hit.first),
    )
  }

  /** A comma, a colon or a word such as `but` stands between the two tokens. */
  private parted(after: number, before: number): boolean {
    for (let token = after + 1; token <= before; token++) {
      if (((this.reading.flags[token] ?? 0) & TOKEN_AFTER_BREAK) !== 0) return true
    }
    return this.hits('clause-turn').some(({ first }) => first > after && first < before)
  }

  readonly reported = (hit: Hit): boolean => {
    const { quotes } = this.reading
    for (let at = 0; at < quotes.length; at += 2) {
      if ((quotes[at] ?? 0) < hit.span[0] + 1 && (quotes[at + 1] ?? 0) >= hit.span[1]) return true
    }
    if (!this.has('reporting')) return false
    return this.hits('reporting').some(
      ({ sentence, last }) =>
        sentence === hit.sentence && last < hit.first && hit.first - last - 1 <= REPORT_REACH,
    )
  }

  get replyTo(): Analysis | null {
    if (this.reply !== undefined) return this.reply
    const { replyTo } = this.draft
    this.reply =
      replyTo === undefined || replyTo === ''
        ? null
        : new DraftAnalysis({ text: replyTo }, this.policy, this.context)
    return this.reply
  }

  readonly score = (head: Head): number => scoreText(this.reading, head)
  readonly scoreTarget = ({ first, last }: Hit): number => scoreTarget(this.reading, first, last)
  readonly evidence = (head: Head): readonly Span[] => findEvidence(this.reading, head)
}

const NONE: readonly Hit[] = []

/** What the lexicons say of a token, for names of people. */
const IS_TITLE = 1
const IS_FIRST_NAME = 2
const IS_AMBIGUOUS = 4
const IS_NO_NAME = 8

function inOrder(a: Hit, b: Hit): number {
  return a.first - b.first || a.last - b.last
}

/** How many tokens stand between two hits; 0 where they touch or overlap. */
function distance(a: Hit, b: Hit): number {
  if (b.first > a.last) return b.first - a.last - 1
  if (a.first > b.last) return a.first - b.last - 1
  return 0
}

/** Reads a draft. The analysis keeps its arrays for as long as it is used; `check` reads without keeping. */
export function analyse(draft: Draft, policy: CheckerPolicy, context: Context): Analysis {
  return new DraftAnalysis(draft, policy, context)
}
