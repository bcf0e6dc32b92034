/** One line of a lexicon, as written. */
export interface LexiconEntry {
  /** The phrase as written, without `!` and its mark. */
  readonly text: string
  readonly line: number
  /** It suppresses other entries of its category inside its span. */
  readonly innocent: boolean
  /** It is also found in disguise. */
  readonly disguised: boolean
  /** It is found only in disguise: written plainly it means something else (`cock`, `knob`). */
  readonly onlyDisguised: boolean
}

export interface Lexicon {
  readonly category: string
  readonly title: string
  readonly source: string
  readonly licence: string
  /** Every entry's last word is also found in the possessive: names (`declan`, `declan's`). */
  readonly possessive: boolean
  /** Of several words that a masked one may be, those of this lexicon are taken. */
  readonly maskedFirst: boolean
  readonly entries: readonly LexiconEntry[]
}

/** A lexicon that cannot be read; `message` says where and what to do. */
export class LexiconError extends Error {
  override readonly name = 'LexiconError'
}

const HEADER = /^#\s*(title|source|licence|possessive|masked)\s*:\s*(.+)$/i
const DISGUISED = /\s+@(only-)?disguised$/

/**
 * Reads one lexicon file: header lines, comments, one phrase per line.
 * @throws {LexiconError} where a header is missing or a phrase is empty or stands twice.
 */
export function parseLexicon(category: string, source: string): Lexicon {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(category)) {
    throw new LexiconError(`${category}: name the file in small letters, digits and hyphens`)
  }
  const headers = new Map<string, string>()
  const entries: LexiconEntry[] = []
  const seen = new Map<string, number>()
  source.split('\n').forEach((raw, index) => {
    const line = raw.trim()
    if (line === '') return
    if (line.startsWith('#')) {
      const header = HEADER.exec(line)
      const key = header?.[1]?.toLowerCase()
      if (key !== undefined && !headers.has(key)) headers.set(key, header?.[2] ?? '')
      return
    }
    const innocent = line.startsWith('!')
    const mark = DISGUISED.exec(line)
    const text = line.replace(/^!\s*/, '').replace(DISGUISED, '').trim()
    if (text === '') throw new LexiconError(`${category}.txt line ${index + 1}: no phrase stands here`)
    const before = seen.get(text)
    if (before !== undefined) {
      throw new LexiconError(
        `${category}.txt line ${index + 1}: “${text}” stands already on line ${before}; remove one`,
      )
    }
    seen.set(text, index + 1)
    entries.push({
      text,
      line: index + 1,
      innocent,
      disguised: mark !== null,
      onlyDisguised: mark?.[1] !== undefined,
    })
  })
  for (const key of ['title', 'source', 'licence']) {
    if (!headers.has(key)) throw new LexiconError(`${category}.txt: add a line “# ${key}: …” at the top`)
  }
  return {
    category,
    title: headers.get('title') ?? '',
    source: headers.get('source') ?? '',
    licence: headers.get('licence') ?? '',
    possessive: headers.get('possessive') === 'yes',
    maskedFirst: headers.get('masked') === 'first',
    entries,
  }
}
