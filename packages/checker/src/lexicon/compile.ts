import { compilePhrases, type NumberedPart } from './compile-phrases.ts'
import { compileWords } from './compile-words.ts'
import { type Part, readPhrase, withPossessives, wordsOf } from './read-phrase.ts'
import { encodePhrases } from './phrase-codec.ts'
import { encodeRows } from './row-codec.ts'
import { respell } from './respell.ts'
import { type Lexicon, LexiconError } from './syntax.ts'
import {
  encodeClasses,
  encodeLongs,
  encodeWords,
  ENTRY_DISGUISED,
  ENTRY_INNOCENT,
  ENTRY_LEFT,
  ENTRY_ONLY_DISGUISED,
  ENTRY_RIGHT,
  type PackedTables,
  RESPELT,
} from './tables.ts'

const NONE: ReadonlySet<string> = new Set()

/** Words that hide nothing when they stand in a disguised phrase. */
const PLAIN = new Set(
  'the a an of off up out on in at to take takes took taking talk talking end over about around with your my his her their'.split(
    ' ',
  ),
)

/** The words of a phrase that give it away: all of a single word, those of some length and sense in a longer one. */
function wordsInDisguise(part: Part): string[] {
  return wordsOf(part).filter((word) => /^[a-z]{3,}\*?$/.test(word) && !PLAIN.has(word))
}

/**
 * @throws {LexiconError} where two lexicons bear one name, in which case a rule would hear of only one of them, or one title, which is what
 * a copied file begins with.
 */
function refuseTwins(lexicons: readonly Lexicon[]): void {
  const names = new Set<string>()
  const titles = new Map<string, string>()
  for (const { category, title } of lexicons) {
    if (names.has(category))
      throw new LexiconError(`${category}: two lexicons have this name; give one of them another`)
    names.add(category)
    const other = titles.get(title)
    if (other !== undefined)
      throw new LexiconError(
        `${category}.txt and ${other}.txt have the same title; say in each what it holds, or put them together`,
      )
    titles.set(title, category)
  }
}

/**
 * Compiles all lexicons into the tables of one automaton. `ordinary` are words that no respelling may be taken for;
 * `unread` the categories whose entries' texts are left out.
 * @throws {LexiconError} naming the file and line of a phrase that cannot be read, or two lexicons of one name or title.
 */
export function compileLexicons(
  lexicons: readonly Lexicon[],
  ordinary: ReadonlySet<string> = NONE,
  unread: ReadonlySet<string> = NONE,
): PackedTables {
  refuseTwins(lexicons)
  for (const name of unread) {
    if (lexicons.some(({ category }) => category === name)) continue
    throw new LexiconError(
      `${name}: no lexicon has this name; take it off the list of entries that nobody reads`,
    )
  }
  const disguised = new Set<string>()
  const respelt = new Set<string>()
  const first = new Set<string>()
  const entries: string[] = []
  const entryCategory: number[] = []
  const entryFlags: number[] = []
  const parts: NumberedPart[] = []
  const add = (text: string, category: number, flags: number, part: Part): void => {
    parts.push({ part, entry: entries.length })
    entries.push(unread.has(lexicons[category]?.category ?? '') ? '' : text)
    entryCategory.push(category)
    entryFlags.push(flags)
  }
  lexicons.forEach((lexicon, category) => {
    for (const { text, line, innocent, disguised: hidden, onlyDisguised } of lexicon.entries) {
      const { left, right } = readPhrase(text, `${lexicon.category}.txt line ${line}`)
      const flags =
        (innocent ? ENTRY_INNOCENT : 0) |
        (hidden ? ENTRY_DISGUISED : 0) |
        (onlyDisguised ? ENTRY_ONLY_DISGUISED : 0)
      if (hidden) {
        for (const word of wordsInDisguise(left)) {
          disguised.add(word)
          // Of a word that means something else as well no respelling is made: too many are names.
          if (!onlyDisguised) respelt.add(word)
          if (lexicon.maskedFirst) first.add(word)
        }
      }
      if (right === null) add(text, category, flags, lexicon.possessive ? withPossessives(left) : left)
      else {
        add(text, category, flags | ENTRY_LEFT, left)
        add(text, category, flags | ENTRY_RIGHT, right)
      }
    }
  })
  const respellings = new Map<string, string>()
  for (const atom of [...respelt].sort()) {
    for (const [respelling, word] of respell(atom)) {
      if (!ordinary.has(respelling) && !respellings.has(respelling)) respellings.set(respelling, word)
    }
  }
  const words = compileWords(
    parts.flatMap(({ part }) => wordsOf(part)),
    respellings,
  )
  const phrases = compilePhrases(parts, words.atomsOf)
  return {
    categories: lexicons.map(({ category }) => category),
    entries: entries.join('\n'),
    entryCategory: encodeWords(entryCategory),
    entryFlags: encodeWords(entryFlags),
    alphabet: words.alphabet,
    wordBase: encodeLongs(words.base),
    wordRows: encodeRows(words.rows),
    wordCount: encodeWords(words.count),
    wordClasses: encodeClasses(
      words.classes.map((id) => (phrases.classNumber[id & ~RESPELT] ?? 0) | (id & RESPELT)),
    ),
    phrases: encodePhrases(phrases),
    disguises: [...disguised]
      .sort()
      .map((word) => (first.has(word) ? `!${word}` : word))
      .join(' '),
  }
}
