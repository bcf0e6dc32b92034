/**
 * Phrases of the lexicon, in a notation that needs no programming:
 *
 * - words are matched whatever their case; `-` also stands for a space or nothing (`e-mail`), `~` for s or z (`organi~e`)
 * - `post*` is any word that begins so; `posts?` is post or posts
 * - `[one|two words|three]` is any of them, `(maybe)` may be missing
 * - `..` is up to three words between, `...` up to 80 characters of the same sentence
 * - `<clients>` is a list of words with a name, from `vocabulary.ts`
 */

interface Element {
  readonly kind: 'words' | 'optional' | 'gap'
  readonly pattern: string
}

const SPACE = '\\s+'
const FEW_WORDS = "(?:[,;]?\\s+[\\w’'&-]+){0,3}?[,;]?\\s+"
const SAME_SENTENCE = '(?!\\w)[^.]{0,80}?\\b'

/** Reads one phrase from left to right. A phrase that is not of the notation is a fault of the lexicon, and throws. */
class PhraseReader {
  private at = 0
  private readonly phrase: string
  private readonly vocabulary: ReadonlyMap<string, string>

  constructor(phrase: string, vocabulary: ReadonlyMap<string, string>) {
    this.phrase = phrase
    this.vocabulary = vocabulary
  }

  read(): string {
    const pattern = this.alternatives()
    if (this.at < this.phrase.length) this.fail(`“${this.phrase.charAt(this.at)}” is not expected here`)
    return pattern
  }

  private fail(reason: string): never {
    throw new Error(`The lexicon's phrase “${this.phrase}” cannot be read: ${reason}.`)
  }

  /** Everything up to the bracket that closes, or the end. */
  private alternatives(): string {
    const found = [this.sequence()]
    while (this.phrase.charAt(this.at) === '|') {
      this.at += 1
      found.push(this.sequence())
    }
    return found.length === 1 ? (found[0] ?? '') : `(?:${found.join('|')})`
  }

  private sequence(): string {
    const elements: Element[] = []
    for (;;) {
      while (this.phrase.charAt(this.at) === ' ') this.at += 1
      const next = this.phrase.charAt(this.at)
      if (next === '' || next === '|' || next === ']' || next === ')') break
      elements.push(this.element())
    }
    const [first] = elements
    if (first === undefined) this.fail('a place for words is empty')
    if (first.kind === 'gap' || elements.at(-1)?.kind === 'gap') this.fail('dots stand between words only')
    return joinElements(elements)
  }

  private element(): Element {
    if (this.phrase.charAt(this.at) === '(') return { kind: 'optional', pattern: this.group(')') }
    const dots = /^\.{2,3}(?= |$)/.exec(this.phrase.slice(this.at))?.[0]
    if (dots !== undefined) {
      this.at += dots.length
      return { kind: 'gap', pattern: dots === '..' ? FEW_WORDS : SAME_SENTENCE }
    }
    return { kind: 'words', pattern: this.word() }
  }

  private group(end: string): string {
    this.at += 1
    const pattern = this.alternatives()
    if (this.phrase.charAt(this.at) !== end) this.fail(`“${end}” is missing`)
    this.at += 1
    return `(?:${pattern})`
  }

  /** Letters, groups and named lists that stand together without a space. */
  private word(): string {
    let pattern = ''
    for (;;) {
      const character = this.phrase.charAt(this.at)
      if (character === '' || ' |])('.includes(character)) return pattern
      if (character === '[') pattern += this.group(']')
      else if (character === '<') pattern += this.named()
      else {
        pattern += letter(character) ?? this.fail(`“${character}” means nothing here`)
        this.at += 1
      }
    }
  }

  private named(): string {
    const end = this.phrase.indexOf('>', this.at)
    const name = this.phrase.slice(this.at + 1, end)
    const pattern = this.vocabulary.get(name) ?? this.fail(`the vocabulary has no list “${name}”`)
    this.at = end + 1
    return pattern
  }
}

const SIGNS: Readonly<Record<string, string>> = {
  '*': "[\\w’']*",
  '-': '[\\s-]?',
  '~': '[sz]',
  "'": "[’']",
  '?': '?',
  ':': ':',
  '.': '\\.',
}

function letter(character: string): string | null {
  return SIGNS[character] ?? (/^[\p{L}\p{N}/&]$/u.test(character) ? character : null)
}

function joinElements(elements: readonly Element[]): string {
  let pattern = ''
  let separator = ''
  for (const element of elements) {
    if (element.kind === 'gap') separator = element.pattern
    else if (element.kind === 'words') {
      pattern += separator + element.pattern
      separator = SPACE
    } else if (separator === '') pattern += `(?:${element.pattern}${SPACE})?`
    else pattern += `(?:${separator}${element.pattern})?`
  }
  return pattern
}

/** The pattern of a phrase, without boundaries, for use in a vocabulary. */
export function phrasePattern(phrase: string, vocabulary: ReadonlyMap<string, string>): string {
  return new PhraseReader(phrase, vocabulary).read()
}

/** A regular expression for a phrase at word boundaries. Throws where the phrase is not of the notation. */
export function compilePhrase(phrase: string, vocabulary: ReadonlyMap<string, string>): RegExp {
  return new RegExp(`(?<![\\w-])(?:${phrasePattern(phrase, vocabulary)})(?!\\w)`, 'i')
}
