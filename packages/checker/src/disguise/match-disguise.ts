import { ASCII_KIND, describeCharacter, DIGIT, LETTER } from '../normalise/characters.ts'
import type { DisguiseTrie } from './disguise-trie.ts'
import { type Substitute, substituteFor } from './substitutes.ts'

/** The longest stretch of text that is taken for one disguised word. */
const LONGEST = 48
/** Steps that one attempt may take: it is tried at most once for each token, so that the whole stays linear. */
const STEPS = 600

/** Letters drawn with two or three characters. */
const DRAWN: readonly (readonly [drawn: string, letter: string])[] = [
  ['|<', 'k'],
  ['|{', 'k'],
  ['()', 'o'],
  ['[]', 'o'],
  ['/\\/\\', 'm'],
  ['/\\', 'a'],
  ['\\/\\/', 'w'],
  ['\\/', 'u'],
  ['|_|', 'u'],
  ['|\\|', 'n'],
  ['|-|', 'h'],
  ['><', 'x'],
  ['vv', 'w'],
  ['VV', 'w'],
  ['ph', 'f'],
  ['Ph', 'f'],
  ['PH', 'f'],
]
const DRAWN_FIRST = new Set(DRAWN.map(([drawn]) => drawn.charCodeAt(0)))

function isWordAt(text: string, at: number): boolean {
  const point = text.codePointAt(at)
  if (point === undefined) return false
  const kind = point < 128 ? (ASCII_KIND[point] ?? 0) : describeCharacter(point) & 15
  return kind === LETTER || kind === DIGIT
}

function isSpaceAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return Number.isNaN(code) || code <= 32 || code === 0xa0
}

/** A letter, digit or sign that stands alone between spaces. */
function standsAlone(text: string, at: number): boolean {
  if (isSpaceAt(text, at)) return false
  const width = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
  return !isWordAt(text, at + width) || isSpaceAt(text, at + width)
}

/** Whether a word may end here: only marks stand before the next space, or a mark that parts words. */
function endsAt(text: string, at: number): boolean {
  let place = at
  const apostrophe = text.charCodeAt(place)
  if ((apostrophe === 39 || apostrophe === 0x2019) && (text.charCodeAt(place + 1) | 32) === 115) place += 2
  for (let looked = 0; looked < 8; looked++) {
    if (isSpaceAt(text, place)) return true
    if (isWordAt(text, place)) return looked > 0 && ',;/()[]{}"“”—–…&='.includes(text.charAt(place - 1))
    place++
  }
  return true
}

/** What stands at a place in a disguised word so far. */
interface Path {
  readonly node: number
  /** Letters found so far. */
  readonly word: string
  /** Letters that are written as themselves. */
  readonly literals: number
  /** Letters behind a star or a picture, and behind a weaker mark. */
  readonly masks: number
  readonly weak: number
  /** Marks and spaces passed over, and how many of them in a row. */
  readonly parts: number
  readonly inARow: number
  /** How often the last letter stands in a row. */
  readonly run: number
  /** Something is not as it would be written plainly. */
  readonly odd: boolean
}

const START: Path = {
  node: 0,
  word: '',
  literals: 0,
  masks: 0,
  weak: 0,
  parts: 0,
  inARow: 0,
  run: 1,
  odd: false,
}

/** Looks for one disguised word that begins at a given place. */
export class DisguiseMatcher {
  /** Steps taken since it was made, for tests of growth. */
  steps = 0
  private readonly trie: DisguiseTrie
  private readonly visited = new Set<number>()
  private text = ''
  private start = 0
  private limit = 0
  private left = 0
  private spaced = false
  private bestEnd = -1
  private bestWord = ''

  constructor(trie: DisguiseTrie) {
    this.trie = trie
  }

  /** The longest disguised word from `start`; `spaced` lets its letters stand alone between spaces. */
  match(text: string, start: number, spaced: boolean): { end: number; word: string } | null {
    this.text = text
    this.start = start
    this.limit = Math.min(text.length, start + LONGEST)
    this.left = STEPS
    this.spaced = spaced
    this.bestEnd = -1
    this.visited.clear()
    this.visit(start, START)
    return this.bestEnd < 0 ? null : { end: this.bestEnd, word: this.bestWord }
  }

  private visit(at: number, path: Path): void {
    if (this.left-- <= 0) return
    this.steps++
    const { trie, text } = this
    const { node } = path
    const key = ((at - this.start) * 0x1_0000 + node) * 2 + (path.odd ? 1 : 0)
    if (this.visited.has(key)) return
    this.visited.add(key)
    const ends = trie.ends[node] ?? 0
    if (ends !== 0) this.accept(at, path)
    if ((ends & 2) !== 0) this.acceptEnding(at, path)
    if (at >= this.limit) return
    const point = text.codePointAt(at) ?? 0
    const width = point > 0xffff ? 2 : 1
    if (point === 32) {
      if (this.spaced && node !== 0) this.skipSpaces(at, path)
      return
    }
    if (DRAWN_FIRST.has(point)) this.visitDrawn(at, path)
    const what = substituteFor(point)
    if (what === null) return
    this.visitLetters(at + width, path, what, point)
    if (what.mask > 0 && (node !== 0 || what.mask === 2)) this.visitMasked(at + width, path, what)
    if (what.skip && node !== 0 && path.inARow < 3) {
      this.visit(at + width, { ...path, parts: path.parts + 1, inARow: path.inARow + 1, odd: true })
    }
  }

  private visitLetters(next: number, path: Path, what: Substitute, point: number): void {
    const own = what.literal ? what.letters[0] : ''
    for (const letters of what.letters) {
      const plain = letters === own
      let { node } = path
      for (let index = 0; index < letters.length; index++) {
        node = this.trie.step(node, letters.charCodeAt(index))
        if (node === 0) break
      }
      if (node !== 0) {
        this.visit(next, {
          ...path,
          node,
          word: path.word + letters,
          literals: path.literals + (plain ? 1 : 0),
          inARow: 0,
          run: 1,
          odd: path.odd || !plain || point >= 128,
        })
      }
      if (letters.length === 1 && path.node !== 0 && path.word.endsWith(letters)) {
        const run = path.run + 1
        this.visit(next, { ...path, inARow: 0, run, odd: path.odd || run > 2 || !plain })
      }
    }
  }

  private visitMasked(next: number, path: Path, what: Substitute): void {
    const weak = path.weak + (what.mask === 1 ? 1 : 0)
    const masks = path.masks + 1
    if (masks > 8) return
    const row = path.node * 26
    for (let letter = 0; letter < 26; letter++) {
      const node = this.trie.next[row + letter] ?? 0
      if (node === 0) continue
      const word = path.word + String.fromCharCode(97 + letter)
      this.visit(next, { ...path, node, word, masks, weak, inARow: 0, run: 1, odd: true })
    }
  }

  private visitDrawn(at: number, path: Path): void {
    for (const [drawn, letter] of DRAWN) {
      if (!this.text.startsWith(drawn, at)) continue
      const node = this.trie.step(path.node, letter.charCodeAt(0))
      if (node === 0) continue
      const literals = path.literals + (drawn === 'ph' ? 1 : 0)
      const word = path.word + letter
      this.visit(at + drawn.length, { ...path, node, word, literals, inARow: 0, run: 1, odd: true })
    }
  }

  private skipSpaces(at: number, path: Path): void {
    let next = at + 1
    while (next < at + 3 && this.text.charCodeAt(next) === 32) next++
    if (standsAlone(this.text, next)) {
      this.visit(next, { ...path, parts: path.parts + 1, odd: true })
    }
  }

  private accept(at: number, path: Path): void {
    if (!path.odd || at <= this.bestEnd || !plausible(path) || !endsAt(this.text, at)) return
    this.bestEnd = at
    this.bestWord = path.word
  }

  /** After a word with any ending: takes letters, digits and stars up to where a word may end. */
  private acceptEnding(at: number, path: Path): void {
    let place = at
    let word = path.word
    let { odd } = path
    while (place < this.limit) {
      const point = this.text.codePointAt(place) ?? 0
      if (point === 32) {
        if (!this.spaced || !standsAlone(this.text, place + 1)) break
        place++
        continue
      }
      const what = substituteFor(point)
      if (what === null || (what.letters.length === 0 && what.mask < 2 && !this.joins(place, point))) break
      if (!what.literal) {
        if (!isWordAt(this.text, place) && !this.joins(place, point) && point !== 42) break
        odd = true
      }
      word += what.letters[0] ?? ''
      place += point > 0xffff ? 2 : 1
      this.left--
    }
    if (place > at) this.accept(place, { ...path, word, odd })
  }

  /** A mark between two letters or digits. */
  private joins(at: number, point: number): boolean {
    return point < 128 && at > 0 && isWordAt(this.text, at - 1) && isWordAt(this.text, at + 1)
  }
}

/** Enough of the word is written for nobody to read another. */
function plausible({ word, literals, masks, weak, parts }: Path): boolean {
  if (word.length < 3 || literals === 0) return false
  if (masks > 0) {
    if (word.length < 4) return false
    if (weak > 0) return literals >= 3 || (literals >= 2 && weak >= 2)
    return literals >= 2 || parts === 0
  }
  return literals >= 2 || word.length >= 4
}
