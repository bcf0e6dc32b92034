import { hashWord, readText } from '../normalise/read-text.ts'
import { Reading, TOKEN_AFTER_BREAK, TOKEN_CAPITAL } from '../normalise/reading.ts'
import type { BodyNames } from '../types.ts'
import { deriveBodyForms, derivePersonForms, deriveSupplierForms, type NameForm } from './derive-names.ts'

/** Categories whose entries are the body's own names, in the order of their numbers. */
export const NAME_CATEGORIES = [
  'body-name',
  'body-person',
  'body-supplier',
  'body-place',
  'public-contact',
  'live-issue',
] as const

interface IndexedName {
  readonly category: number
  readonly text: string
  readonly words: readonly string[]
  readonly capital: boolean
  /** Commas and brackets may stand inside: addresses and mailboxes. */
  readonly across: boolean
}

/** One name found: which category, as the body writes it, and its tokens. */
export interface NameMatch {
  readonly category: number
  readonly entry: string
  readonly first: number
  readonly last: number
}

const FILTER_SIZE = 2048

/** The body's names, ready to be found among tokens. */
export class NameIndex {
  private readonly byHash = new Map<number, IndexedName[]>()
  /** One byte for each of the low bits of a hash: whether any name may begin with such a word. */
  private readonly filter = new Uint8Array(FILTER_SIZE)
  private readonly seen = new Set<string>()

  constructor(body: BodyNames) {
    const reading = new Reading()
    const add = (category: number, text: string, forms: readonly NameForm[], across = false): void => {
      for (const form of forms) {
        readText(form.text, reading)
        const words: string[] = []
        for (let token = 0; token < reading.tokenCount; token++) words.push(reading.word(token))
        this.add({ category, text, words, capital: form.capital, across })
        const last = words.at(-1) ?? ''
        // The possessive, whose apostrophe is dropped in reading.
        this.add({
          category,
          text,
          words: [...words.slice(0, -1), `${last}s`],
          capital: form.capital,
          across,
        })
      }
    }
    const each = (category: number, names: readonly string[] | undefined, across = false): void => {
      for (const name of names ?? []) add(category, name, [{ text: name, capital: false }], across)
    }
    add(0, body.name, deriveBodyForms(body.name))
    each(0, body.shortNames)
    for (const name of body.people ?? []) add(1, name, derivePersonForms(name))
    for (const name of body.suppliers ?? []) add(2, name, deriveSupplierForms(name))
    each(3, body.places)
    each(4, body.publicContacts, true)
    for (const contact of body.publicContacts ?? []) {
      const digits = contact.replaceAll(/\D/g, '')
      if (digits.length >= 9) add(4, contact, [{ text: digits, capital: false }])
    }
    each(5, body.liveIssues)
  }

  private add(name: IndexedName): void {
    const [first] = name.words
    if (first === undefined || first === '') return
    const key = `${name.category} ${name.words.join(' ')}`
    if (this.seen.has(key)) return
    this.seen.add(key)
    const hash = hashWord(first)
    this.filter[hash & (FILTER_SIZE - 1)] = 1
    const list = this.byHash.get(hash)
    if (list === undefined) this.byHash.set(hash, [name])
    else {
      list.push(name)
      list.sort((a, b) => b.words.length - a.words.length)
    }
  }

  /** Finds the names in the reading; of several in one category that begin at one token, the longest. */
  find(reading: Reading, into: NameMatch[]): void {
    const { filter } = this
    const { hash, tokenCount } = reading
    let reached = -1
    for (let token = 0; token < tokenCount; token++) {
      const value = hash[token] ?? 0
      if (filter[value & (FILTER_SIZE - 1)] === 0) continue
      const names = this.byHash.get(value)
      if (names === undefined || token <= reached) continue
      let found = 0
      for (const name of names) {
        const bit = 1 << name.category
        if ((found & bit) !== 0 || !matches(reading, token, name)) continue
        found |= bit
        const last = token + name.words.length - 1
        into.push({ category: name.category, entry: name.text, first: token, last })
        reached = Math.max(reached, last)
      }
    }
  }
}

function matches(reading: Reading, token: number, name: IndexedName): boolean {
  const { words } = name
  if (token + words.length > reading.tokenCount) return false
  if (name.capital && ((reading.flags[token] ?? 0) & TOKEN_CAPITAL) === 0) return false
  for (let index = 0; index < words.length; index++) {
    const at = token + index
    if (index > 0 && !name.across && ((reading.flags[at] ?? 0) & TOKEN_AFTER_BREAK) !== 0) return false
    if (!isWord(reading, at, words[index] ?? '')) return false
  }
  return true
}

function isWord(reading: Reading, token: number, word: string): boolean {
  const from = reading.from[token] ?? 0
  if ((reading.to[token] ?? 0) - from !== word.length) return false
  for (let at = 0; at < word.length; at++) if (reading.chars[from + at] !== word.charCodeAt(at)) return false
  return true
}

const byObject = new WeakMap<BodyNames, NameIndex>()
const byName = new Map<string, { readonly names: BodyNames; readonly index: NameIndex }>()
const MOST_NAMES = 32

/** The names to look for, made once for each object or name. */
export function namesOf(body: BodyNames | string): { readonly names: BodyNames; readonly index: NameIndex } {
  if (typeof body !== 'string') {
    const known = byObject.get(body)
    if (known !== undefined) return { names: body, index: known }
    const index = new NameIndex(body)
    byObject.set(body, index)
    return { names: body, index }
  }
  const known = byName.get(body)
  if (known !== undefined) return known
  if (byName.size >= MOST_NAMES) byName.clear()
  const names: BodyNames = { name: body }
  const made = { names, index: new NameIndex(names) }
  byName.set(body, made)
  return made
}
