import { readText } from '../normalise/read-text.ts'
import { Reading } from '../normalise/reading.ts'
import { inflect } from './inflect.ts'
import { type Expansion, LexiconError, type Variant } from './syntax.ts'

const MOST_VARIANTS = 4000

const reading = new Reading()

/** The folded tokens of a word as a lexicon writes it: `co-operate` gives two. */
function fold(word: string): string[] {
  readText(word, reading)
  const words: string[] = []
  for (let token = 0; token < reading.tokenCount; token++) words.push(reading.word(token))
  return words
}

/** Every way to read one written word: its inflections for `~`, a prefix for `*`; `*` alone is any word. */
function readWord(word: string, where: string): Variant[] {
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

  read(): Variant[] {
    const variants = this.sequence('')
    if (this.at < this.source.length) this.fail(`“${this.source.charAt(this.at)}” closes nothing`)
    return variants
  }

  private fail(what: string): never {
    throw new LexiconError(`${this.where}: ${what}`)
  }

  private sequence(until: string): Variant[] {
    let variants: Variant[] = [[]]
    while (this.at < this.source.length && !until.includes(this.peek())) {
      const character = this.source.charAt(this.at)
      if (character === ' ') {
        this.at++
        continue
      }
      if (character === ')' || character === ']') break
      if (character === '|') this.fail('“|” stands outside brackets')
      const next = character === '(' ? this.group() : character === '[' ? this.optional() : this.word()
      const joined: Variant[] = []
      for (const variant of variants) for (const more of next) joined.push([...variant, ...more])
      variants = joined
      if (variants.length > MOST_VARIANTS) this.fail('too many ways to read this phrase; split it')
    }
    return variants
  }

  private peek(): string {
    return this.source.charAt(this.at)
  }

  private group(): Variant[] {
    this.at++
    const all: Variant[] = []
    for (;;) {
      all.push(...this.sequence('|)'))
      const closing = this.peek()
      this.at++
      if (closing === ')') return all
      if (closing !== '|') this.fail('a bracket “(” is not closed')
    }
  }

  private optional(): Variant[] {
    this.at++
    const inside: Variant[] = [[]]
    for (;;) {
      inside.push(...this.sequence('|]'))
      const closing = this.peek()
      this.at++
      if (closing === ']') return inside
      if (closing !== '|') this.fail('a bracket “[” is not closed')
    }
  }

  private word(): Variant[] {
    const begin = this.at
    while (this.at < this.source.length && !' ()[]|'.includes(this.peek())) this.at++
    return readWord(this.source.slice(begin, this.at), this.where)
  }
}

function distinct(variants: readonly Variant[]): Variant[] {
  const seen = new Map<string, Variant>()
  for (const variant of variants) if (variant.length > 0) seen.set(variant.join(' '), variant)
  return [...seen.values()]
}

/**
 * Writes a phrase out into every sequence of folded words it stands for.
 * @throws {LexiconError} where brackets do not match, a part is empty, or more than one gap stands in it.
 */
export function expandPhrase(phrase: string, where: string): Expansion {
  const parts = phrase.split(/\s+\.\.\.\s+/)
  if (parts.length > 2) throw new LexiconError(`${where}: at most one gap “ ... ” per phrase`)
  const [left, right] = parts.map((part) => distinct(new PhraseReader(part, where).read()))
  if (left === undefined || left.length === 0 || (parts.length === 2 && right?.length === 0)) {
    throw new LexiconError(`${where}: a part of “${phrase}” is empty`)
  }
  return { left, right: right ?? null }
}
