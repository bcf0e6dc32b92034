import { adviceColumn } from './tables.ts'

const VERB =
  /(?<![\p{L}’'])(?:must|should|shall|will|may|can|cannot|is|are|was|were|be|has|have|had|includes?|appl(?:y|ies)|means?|needs?|agree|do not|don[’']t|does not|you)(?![\p{L}’'])/iu
const QUESTION = /^(?:what|who|why|how|when|where|which|can|do|does|should|is|are|will)\b.*\?$/i
const WHAT = /^(?:what|who|why|how|when|where|if|before|after|while)\b/i
const KNOWN =
  /^(?:introduction|foreword|preamble|summary|overview|background|context|purpose|aims?|objectives?|aims and objectives|scope|definitions?|principles?|general principles|roles and responsibilities|responsibilities|legislation|legal framework|guidelines?|guidance|policy|policy statement|procedures?|personal use|professional use|business use|monitoring|review|monitoring and review|breach(?:es)?|compliance|enforcement|sanctions|training|equality|confidentiality|contacts?|further information|related (?:policies|documents)|glossary|references|acknowledge?ment|security|copyright|safeguarding|document control|version (?:control|history)|revision history|approval|do[’']?s? and don[’']?t[’']?s?)$/i
const SMALL = new Set(
  'a an the and or of for to in on at by with from as is our your its their via per not into about between under'.split(
    ' ',
  ),
)

export type HeadingShape = 'none' | 'weak' | 'strong'

function isUpperCase(text: string): boolean {
  return /\p{Lu}{3}/u.test(text) && !/\p{Ll}{2}/u.test(text)
}

function isTitleCase(words: readonly string[]): boolean {
  const content = words.filter((word) => /\p{L}/u.test(word) && !SMALL.has(word.toLowerCase()))
  return content.length >= 2 && content.every((word) => /^[^\p{L}]*\p{Lu}/u.test(word))
}

/**
 * How much a line reads like a heading, by its words alone: `strong` for capitals, title case and the usual names of
 * sections, `weak` for any other short line that is no sentence.
 */
export function headingShape(printed: string): HeadingShape {
  if (printed.length > 120) return 'none'
  const announces = printed.endsWith(':')
  if (adviceColumn(printed) !== null && !(announces && /^(?:you|we)\b/i.test(printed))) return 'strong'
  const leads = /[\s:][-–—]$/.test(printed)
  const text = printed
    .replaceAll(/\([^()]{0,80}\)/g, ' ')
    .replace(/\s*[-–—]$/, '')
    .replace(/\s*:$/, '')
    .trim()
  if (/^Q(?:uestion)?:.*\?$/.test(text)) return 'strong'
  const words = text.split(/\s+/)
  if (text === '' || words.length > 12 || text.length > 90 || !/\p{L}/u.test(text)) return 'none'
  if (!/^[\p{Lu}\p{N}“"‘'&]/u.test(text) || /[.;,!:]$/.test(text)) return 'none'
  if (QUESTION.test(text)) return 'strong'
  if (text.endsWith('?') || text.includes('. ') || text.includes('@')) return 'none'
  if (isUpperCase(text) || KNOWN.test(text)) return 'strong'
  // “Be kind” heads what follows; “be” inside a line makes it a sentence.
  const sentence =
    VERB.test(words.length <= 4 ? text.replace(/^be\s/i, '') : text) &&
    !(WHAT.test(text) && !printed.endsWith(':'))
  if (sentence) return 'none'
  // “Using accounts in the council's name -”, above a list.
  if (leads) return 'strong'
  if (isTitleCase(words)) return 'strong'
  return words.length <= 9 && !announces ? 'weak' : 'none'
}

/** A name that sections of policies commonly carry. */
export function isKnownHeading(text: string): boolean {
  return KNOWN.test(text.replace(/\s*:$/, ''))
}

export function isCapitals(text: string): boolean {
  return isUpperCase(text)
}
