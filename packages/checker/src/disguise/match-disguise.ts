import { ASCII_KIND, describeCharacter, DIGIT, LETTER } from '../normalise/characters.ts'
import type { DisguiseTrie } from './disguise-trie.ts'
import { type Substitute, substituteFor } from './substitutes.ts'

/** The longest stretch of text that is taken for one disguised word. */
const LONGEST = 48
/** Steps that one attempt may take: it is tried at most once for each token, so that the whole stays linear. */
const STEPS = 1500

/** The longest stretch between two stars that is taken for emphasis. */
const EMPHASIS = 80

/** Letters drawn with two or three characters. */
const DRAWINGS: readonly (readonly [drawn: string, letter: string])[] = [
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
const DRAWN = DRAWINGS.map(([drawn, letter]) => ({
  drawn,
  letter: letter.charCodeAt(0),
  literal: /^ph$/i.test(drawn) ? 1 : 0,
}))
const DRAWN_FIRST = new Uint8Array(128)
for (const [drawn] of DRAWINGS) DRAWN_FIRST[drawn.charCodeAt(0)] = 1

const STAR = 42

function isWordAt(text: string, at: number): boolean {
  const point = text.codePointAt(at)
  if (point === undefined) return false
  const kind = point < 128 ? (ASCII_KIND[point] ?? 0) : describeCharacter(point) & 15
  return kind === LETTER || kind === DIGIT
}

/** Spaces of any width, and the end of the text. */
function isSpaceAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return !(code > 32) || code === 0xa0 || isWideSpace(code)
}

function isWideSpace(code: number): boolean {
  return (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f || code === 0x3000
}

/** A space or a new line between two letters of one word. */
function partsLetters(code: number): boolean {
  return code === 32 || code === 10 || code === 0xa0 || isWideSpace(code)
}

/** `)(` between letters that stand in brackets one by one. */
function closesAndOpens(text: string, at: number): boolean {
  const closing = ')]}'.indexOf(text.charAt(at))
  return closing >= 0 && text.charAt(at + 1) === '([{'.charAt(closing)
}

/** Whether a star that follows closes what the star before `at` opens: `*hits refresh*`. */
function opensEmphasis(text: string, at: number): boolean {
  const furthest = Math.min(text.length, at + EMPHASIS)
  for (let place = at; place < furthest && text.charCodeAt(place) !== 10; place++) {
    if (text.charCodeAt(place) === STAR) return !isWordAt(text, place + 1)
  }
  return false
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

/** Bits of a path's state: something is not as it would be written plainly. */
const ODD = 1
/** The last character stood for nothing, or was a weak mask: a word does not end in it. */
const OPEN = 2
/** The last character was a weak mask. */
const IN_WEAK = 4
/** Marks or spaces have been passed over. */
const PARTED = 8
/** A star has been passed over or stood for a letter. */
const MASKED = 16

const VISITED_SIZE = 4096
/** Most letters that masks stand for in one word. */
const MOST_MASKS = 14
/** A path's counts stand in one number: letters that are themselves, masks, runs of weak masks, doubled letters. */
const LITERAL = 1
const MASK = 1 << 6
const WEAK_RUN = 1 << 12
const DOUBLED = 1 << 16
const PASSED = 1 << 20

/** Looks for one disguised word that begins at a given place. Its tables are used again for each. */
export class DisguiseMatcher {
  /** Steps taken since it was made, for tests of growth. */
  steps = 0
  /** Where the word that `match` found ends in the text, and the word. */
  end = -1
  word = ''
  private readonly trie: DisguiseTrie
  private readonly visited = new Int32Array(VISITED_SIZE)
  private readonly stamps = new Int32Array(VISITED_SIZE)
  private stamp = 0
  private readonly letters = new Uint8Array(LONGEST * 8)
  private text = ''
  private start = 0
  private limit = 0
  private left = 0
  private spaced = false
  /** The word found is a first choice. */
  private first = false

  constructor(trie: DisguiseTrie) {
    this.trie = trie
  }

  /**
   * Whether a disguised word begins at `start`; the longest is left in `end` and `word`. `spaced` lets its letters
   * stand alone between spaces.
   */
  match(text: string, start: number, spaced: boolean): boolean {
    this.text = text
    this.start = start
    this.limit = Math.min(text.length, start + LONGEST)
    this.left = STEPS
    this.spaced = spaced
    this.end = -1
    this.first = false
    this.stamp++
    this.visit(start, 0, 0, 0, 0, 1)
    return this.end >= 0
  }

  /** Whether this place, node and state come for the first time. Where the table is full of others, it says yes. */
  private isNew(at: number, node: number, state: number): boolean {
    const key = (((at - this.start) * 0x1_0000 + node) << 2) | (state & (ODD | OPEN))
    let slot = (Math.imul(key, 0x9e3779b1) >>> 20) & (VISITED_SIZE - 1)
    for (let probe = 0; probe < 8; probe++) {
      if (this.stamps[slot] !== this.stamp) {
        this.stamps[slot] = this.stamp
        this.visited[slot] = key
        return true
      }
      if (this.visited[slot] === key) return false
      slot = (slot + 1) & (VISITED_SIZE - 1)
    }
    return true
  }

  /** One step: `depth` letters of a word are found, `run` times the last one in a row. */
  private visit(at: number, node: number, depth: number, state: number, counts: number, run: number): void {
    if (this.left-- <= 0) return
    this.steps++
    const { trie, text } = this
    const ends = trie.ends[node] ?? 0
    if (ends !== 0 && (state & OPEN) === 0) {
      this.accept(at, depth, state, counts, ends)
      if ((ends & 2) !== 0) this.acceptEnding(at, depth, state, counts, ends)
    }
    if (at >= this.limit || depth > LONGEST) return
    const code = text.charCodeAt(at)
    if (partsLetters(code)) {
      if (this.spaced && node !== 0) this.skipSpaces(at, node, depth, state, counts)
      return
    }
    if (node !== 0 && !this.isNew(at, node, state)) return
    const point = code < 128 ? code : (text.codePointAt(at) ?? code)
    const next = at + (point > 0xffff ? 2 : 1)
    const what = substituteFor(point)
    if (node !== 0 && closesAndOpens(text, at)) {
      this.visit(at + 2, node, depth, state | ODD | OPEN | PARTED, counts + PASSED, run)
    }
    if (code < 128 && DRAWN_FIRST[code] === 1) this.visitDrawn(at, node, depth, state, counts)
    if (what === null) return
    this.visitLetters(next, node, depth, state, counts, run, what, point)
    if (node === 0) {
      if (point === STAR && isWordAt(text, next) && !opensEmphasis(text, next)) {
        this.visitMasked(next, node, depth, state, counts, what)
      }
      return
    }
    // A word with any ending goes on through marks by itself.
    const passed = Math.trunc(counts / PASSED)
    if (what.skip && (ends & 2) === 0 && (state & IN_WEAK) === 0 && passed < 3) {
      this.visit(next, node, depth, state | ODD | OPEN | PARTED, counts + PASSED, run)
    }
    const picture = point > 0x2000 && what.letters.length === 0
    if (what.mask === 2 ? !picture || isWordAt(text, next) : what.mask === 1 && (state & PARTED) === 0) {
      this.visitMasked(next, node, depth, state, counts, what)
    }
  }

  private visitLetters(
    next: number,
    from: number,
    depth: number,
    state: number,
    counts: number,
    run: number,
    what: Substitute,
    point: number,
  ): void {
    const { trie, letters } = this
    const base = counts % PASSED
    for (let option = 0; option < what.letters.length; option++) {
      const spelling = what.letters[option] ?? ''
      const plain = what.literal && option === 0
      let node = from
      let size = depth
      for (let index = 0; index < spelling.length; index++) {
        const letter = spelling.charCodeAt(index)
        node = trie.step(node, letter)
        if (node === 0) break
        letters[size++] = letter
      }
      const kept = state & ~(OPEN | IN_WEAK)
      if (node !== 0) {
        const strange = plain && point < 128 ? 0 : ODD
        const open = point === 33 || point === 124 ? OPEN : 0
        this.visit(next, node, size, kept | strange | open, base + (plain ? LITERAL : 0), 1)
      }
      if (spelling.length === 1 && from !== 0 && letters[depth - 1] === spelling.charCodeAt(0)) {
        const again = run + 1
        const doubled = base + (again === 2 ? DOUBLED : 0)
        const strange = again > 2 || ((doubled >> 16) & 15) > 1 || !plain ? ODD : 0
        this.visit(next, from, depth, kept | strange, doubled, again)
      }
    }
  }

  private visitMasked(
    next: number,
    from: number,
    depth: number,
    state: number,
    counts: number,
    what: Substitute,
  ): void {
    if (((counts >> 6) & 63) >= MOST_MASKS) return
    const weak = what.mask === 1
    let added = (counts % PASSED) + MASK
    if (weak && (state & IN_WEAK) === 0) added += WEAK_RUN
    const kept = (state & ~(OPEN | IN_WEAK)) | ODD | MASKED | (weak ? OPEN | IN_WEAK : 0)
    const row = from * 26
    for (let letter = 0; letter < 26; letter++) {
      const node = this.trie.next[row + letter] ?? 0
      if (node === 0) continue
      this.letters[depth] = 97 + letter
      this.visit(next, node, depth + 1, kept, added, 1)
    }
  }

  private visitDrawn(at: number, from: number, depth: number, state: number, counts: number): void {
    for (const { drawn, letter, literal } of DRAWN) {
      if (!this.text.startsWith(drawn, at)) continue
      const node = this.trie.step(from, letter)
      if (node === 0) continue
      this.letters[depth] = letter
      const kept = (state & ~(OPEN | IN_WEAK)) | ODD
      this.visit(at + drawn.length, node, depth + 1, kept, (counts % PASSED) + literal, 1)
    }
  }

  private skipSpaces(at: number, node: number, depth: number, state: number, counts: number): void {
    let next = at + 1
    while (next < at + 3 && partsLetters(this.text.charCodeAt(next))) next++
    if (standsAlone(this.text, next)) this.visit(next, node, depth, state | ODD | OPEN | PARTED, counts, 1)
  }

  private accept(at: number, depth: number, state: number, counts: number, ends: number): void {
    const first = (ends & 4) !== 0
    if ((state & ODD) === 0 || at < this.end || (at === this.end && (this.first || !first))) return
    if (!plausible(depth, state, counts) || !endsAt(this.text, at)) return
    this.end = at
    this.first = first
    let word = ''
    for (let index = 0; index < depth; index++) word += String.fromCharCode(this.letters[index] ?? 0)
    this.word = word
  }

  /** After a word with any ending: takes letters, digits and stars up to where a word may end. */
  private acceptEnding(at: number, depth: number, state: number, counts: number, ends: number): void {
    let place = at
    let size = depth
    let found = state
    while (place < this.limit && this.left-- > 0) {
      const point = this.text.codePointAt(place) ?? 0
      if (partsLetters(point)) {
        if (!this.spaced || !standsAlone(this.text, place + 1)) break
        place++
        continue
      }
      const what = substituteFor(point)
      if (what === null) break
      if (!what.literal && !isWordAt(this.text, place)) {
        const between = isWordAt(this.text, place - 1) && isWordAt(this.text, place + 1)
        if (point !== STAR && !(between && (found & (PARTED | MASKED)) !== 0) && !(between && point === 33))
          break
        found |= ODD
      } else if (!what.literal) found |= ODD
      const letter = what.letters[0]?.charCodeAt(0)
      if (letter !== undefined) this.letters[size++] = letter
      place += point > 0xffff ? 2 : 1
    }
    if (place > at) this.accept(place, size, found, counts, ends)
  }
}

/** Enough of the word is written for nobody to read another. */
function plausible(depth: number, state: number, counts: number): boolean {
  const literals = counts & 63
  const masks = (counts >> 6) & 63
  const weakRuns = (counts >> 12) & 15
  if (depth < 3 || literals === 0) return false
  if (masks > 0) {
    if (depth < 4) return false
    if (weakRuns > 0) return weakRuns === 1 && (literals >= 3 || (literals >= 2 && masks >= 2))
    return literals >= 2 || (state & PARTED) === 0
  }
  return literals >= 2 || depth >= 4
}
