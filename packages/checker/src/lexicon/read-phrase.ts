import { readText } from '../normalise/read-text.ts'
import { Reading } from '../normalise/reading.ts'
import { inflect } from './inflect.ts'
import { LexiconError } from './syntax.ts'

/** A part of a phrase. `word`: one of these sequences of folded words (`bully*` keeps its star). */
export type Part =
  | { readonly kind: 'word'; readonly forms: readonly (readonly string[])[] }
  | { readonly kind: 'sequence'; readonly parts: readonly Part[] }
  | { readonly kind: 'choice'; readonly options: readonly Part[]; readonly optional: boolean }

/** A phrase: its left part and, after a gap, its right part. */
export interface Phrase {
  readonly left: Part
  readonly right: Part | null
}

const reading = new Reading()

/** The folded tokens of a word as a lexicon writes it: `co-operate` gives two. */
function fold(word: string): string[] {
  readText(word, reading)
  const words: string[] = []
  for (let token = 0; token < reading.tokenCount; token++) words.push(reading.word(token))
  return words
}

/** Every form of one written word: its inflections for `~`, a prefix for `*`; `*` alone is any word. */
function readWord(word: string, where: string): string[][] {
  if (word === '*') return [[word]]
  const mark = word.charAt(word.length - 1)
  const plain = mark === '~' || mark === '*' ? word.slice(0, -1) : word
  const folded = fold(plain)
  const last = folded.at(-1)
  if (last === undefined) throw new LexiconError(`${where}: “${word}” holds no letter, digit or emoji`)
  const before = folded.slice(0, -1)
  if (mark === '*') return [[...before, `${last}*`]]
  if (mark === '~') return inflect(last).map((form) => before.concat(form))
  return [folded]
}

/** Reads `(a|b c|d)`, `[word]` and words by descent; the grammar has no other brackets. */
class PhraseReader {
  private at = 0
  private readonly source: string
  private readonly where: string

  constructor(source: string, where: string) {
    this.source = source
    this.where = where
  }

  read(): Part {
    const part = this.sequence('')
    if (this.at < this.source.length) this.fail(`“${this.source.charAt(this.at)}” closes nothing`)
    if (canBeEmpty(part)) this.fail(`“${this.source}” asks for no word at all`)
    return part
  }

  private fail(what: string): never {
    throw new LexiconError(`${this.where}: ${what}`)
  }

  private peek(): string {
    return this.source.charAt(this.at)
  }

  private sequence(until: string): Part {
    const parts: Part[] = []
    while (this.at < this.source.length && !until.includes(this.peek())) {
      const character = this.peek()
      if (character === ' ') {
        this.at++
        continue
      }
      if (character === ')' || character === ']') break
      if (character === '|') this.fail('“|” stands outside brackets')
      parts.push(character === '(' || character === '[' ? this.choice() : this.word())
    }
    return { kind: 'sequence', parts }
  }

  private choice(): Part {
    const optional = this.peek() === '['
    const closing = optional ? ']' : ')'
    this.at++
    const options: Part[] = []
    for (;;) {
      options.push(this.sequence(`|${closing}`))
      const found = this.peek()
      this.at++
      if (found === closing) return { kind: 'choice', options, optional }
      if (found !== '|') this.fail(`a bracket “${optional ? '[' : '('}” is not closed`)
    }
  }

  private word(): Part {
    const begin = this.at
    while (this.at < this.source.length && !' ()[]|'.includes(this.peek())) this.at++
    return { kind: 'word', forms: readWord(this.source.slice(begin, this.at), this.where) }
  }
}

function canBeEmpty(part: Part): boolean {
  if (part.kind === 'word') return false
  if (part.kind === 'sequence') return part.parts.every(canBeEmpty)
  return part.optional || part.options.some(canBeEmpty)
}

/**
 * Reads a phrase of a lexicon.
 * @throws {LexiconError} where brackets do not match, a part is empty, or more than one gap stands in it.
 */
export function readPhrase(phrase: string, where: string): Phrase {
  const parts = phrase.split(/\s+\.\.\.\s+/)
  if (parts.length > 2) throw new LexiconError(`${where}: at most one gap “ ... ” per phrase`)
  const [left = '', right] = parts
  return {
    left: new PhraseReader(left, where).read(),
    right: right === undefined ? null : new PhraseReader(right, where).read(),
  }
}

/** The words of a part, in the order in which they stand there. */
export function wordsOf(part: Part): string[] {
  if (part.kind === 'word') return part.forms.flat()
  return (part.kind === 'sequence' ? part.parts : part.options).flatMap(wordsOf)
}

/** The part, its last words also in the possessive; folding drops apostrophes. */
export function withPossessives(part: Part): Part {
  if (part.kind === 'word') {
    const possessive = part.forms.flatMap((form) => {
      const last = form.at(-1) ?? ''
      return /[s*]$/.test(last) ? [] : [form.slice(0, -1).concat(`${last}s`)]
    })
    return { kind: 'word', forms: part.forms.concat(possessive) }
  }
  if (part.kind === 'choice') return { ...part, options: part.options.map(withPossessives) }
  const last = part.parts.at(-1)
  return last === undefined ? part : { ...part, parts: [...part.parts.slice(0, -1), withPossessives(last)] }
}
