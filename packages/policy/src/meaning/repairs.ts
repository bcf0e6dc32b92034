import type { Repair } from '../types.ts'
import { phrase } from '../wording/phrases.ts'

interface Piece {
  readonly text: string
  readonly siblings: readonly string[]
}

/** How often each word of a text occurs, and which words end in a given one with a single letter more in front. */
export class Vocabulary {
  private readonly counts = new Map<string, number>()
  private readonly longer = new Map<string, string>()

  constructor(texts: Iterable<string>) {
    for (const text of texts) {
      for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
        this.counts.set(word, (this.counts.get(word) ?? 0) + 1)
        if (word.length >= 4) this.longer.set(word.slice(1), word)
      }
    }
  }

  count(word: string): number {
    return this.counts.get(word) ?? 0
  }

  /** A word of the text that is this one with a letter more in front, or undefined. */
  withFirstLetter(word: string): string | undefined {
    return this.longer.get(word)
  }
}

/**
 * Offers the missing first letter of a line that begins in lower case among others that do not, where the whole word
 * stands elsewhere in the text. Never applied: the owner decides.
 */
export function findCutOffStart(piece: Piece, vocabulary: Vocabulary): Repair | null {
  const first = /^\p{Ll}{3,}(?![\p{L}’'-])/u.exec(piece.text)?.[0]
  if (first === undefined || vocabulary.count(first) > 1) return null
  const upper = piece.siblings.filter((text) => /^["“‘']?\p{Lu}/u.test(text)).length
  if (piece.siblings.length > 0 && upper * 2 <= piece.siblings.length) return null
  const whole = vocabulary.withFirstLetter(first)
  if (whole === undefined) return null
  const suggestion = whole.charAt(0).toUpperCase() + whole.slice(1)
  return {
    kind: 'cut-off-start',
    original: first,
    suggestion,
    applied: false,
    reason: phrase('repair.cut-off-start', { word: whole }),
  }
}
