import type { Reading } from './normalise/reading.ts'
import type { BodyNames, CheckerPolicy, Context, Draft, Span } from './types.ts'

/** One occurrence of a lexicon's entry in the text. Token numbers count from 0; `last` is inclusive. */
export interface Hit {
  /** The lexicon: the name of its file below `lexicons/`. */
  readonly category: string
  /** The entry as the lexicon writes it; empty for the lexicons that `build/unread-entries.ts` lists. */
  readonly entry: string
  readonly first: number
  readonly last: number
  readonly sentence: number
  readonly span: Span
  /** Found only after undoing a disguise (leetspeak, spacing, masks, look-alikes). */
  readonly disguised: boolean
}

/** A word of the text, folded: lower case, accents and look-alikes undone, apostrophes dropped. */
export interface Token {
  readonly text: string
  readonly span: Span
  readonly sentence: number
  /** It begins with a capital letter in the original. */
  readonly capital: boolean
}

/**
 * Kinds of character that gate work: the reading notes in passing which of them occur. `link`: a web address; `invisible`: a
 * control, zero-width character or mark, which folding drops.
 */
export type CharacterKind =
  'digit' | 'at' | 'hash' | 'capital' | 'non-ascii' | 'invisible' | 'link' | 'quote' | 'currency' | 'emoji'

/** The heads of the trained models; a score is a probability between 0 and 1. */
export type Head = 'hate' | 'insult' | 'sexism' | 'disparagement'

/**
 * A draft, read once, as every rule sees it. Reading is lazy where it costs: a rule that asks nothing pays nothing.
 */
export interface Analysis {
  readonly draft: Draft
  readonly text: string
  readonly context: Context
  readonly body: BodyNames
  readonly policy: CheckerPolicy
  readonly tokens: readonly Token[]
  readonly sentences: readonly Span[]

  /** How many digits occur in the text. */
  readonly digits: number
  /** Whether a character of the kind occurs. Costs one bit test: ask this before any regular expression runs. */
  readonly contains: (kind: CharacterKind) => boolean

  /** Whether any entry of the category occurs. Costs one bit test. */
  readonly has: (category: string) => boolean
  /** Every occurrence, in order of the text. */
  readonly hits: (category: string) => readonly Hit[]
  /**
   * Occurrences of the category within reach of a hit: the same sentence, at most `words` tokens away (default 12),
   * nearest first.
   */
  readonly near: (hit: Hit, category: string, words?: number) => readonly Hit[]
  /** A negation governs it (`never once thought he was lazy`, `isn't a shambles`). */
  readonly negated: (hit: Hit) => boolean
  /** It stands inside quotation marks, or is reported as somebody else's words (`a resident told me …`, `called me a …`). */
  readonly reported: (hit: Hit) => boolean
  /** The reading of `draft.replyTo`, without rules of its own; null where there is none. */
  readonly replyTo: Analysis | null
  /** The model's score of the whole text. */
  readonly score: (head: Head) => number
  /**
   * How probable it is that the text speaks ill of what the hit names, its place considered. Costs what all heads
   * together cost: ask it last.
   */
  readonly scoreTarget: (hit: Hit) => number
  /** The strongest n-grams behind a score, for the explanation: where they stand in the text. */
  readonly evidence: (head: Head) => readonly Span[]
}

/** What reads a draft as a whole sees beside what rules see. */
export interface WholeDraft extends Analysis {
  readonly reading: Reading
  /** Calls back with a hash of the name of each category that occurs, always in the same order. */
  readonly eachCategory: (note: (nameHash: number) => void) => void
}
