/**
 * What stands before the words of a line: a number, a letter, a bullet, or a label such as “Article 5”.
 * `letter` is left open between alphabet and Roman numeral until its neighbours are known.
 */
export interface Marker {
  readonly type: 'multi' | 'arabic' | 'letter' | 'bullet' | 'label' | 'implicit'
  /** Markers of one list share a style: case and punctuation, or the bullet's character. */
  readonly style: string
  /** As printed, without a bullet. */
  readonly printed: string
  /** `4.2` for a multi, `4` for an arabic, `a` or `iv` for a letter. */
  readonly token: string
  readonly value: number
  /** `Article`, `Appendix` …; '' for the rest. */
  readonly label: string
}

export interface MarkedText {
  readonly marker: Marker
  readonly rest: string
}

const BULLET = /^(?:[-*•–—‣▪●◦○■□➢➤►✓✔☑✗✘☒·\uF0A7\uF0B7\uF0D8]|o)(?=[ \t]|$)\s*/
const TICKS = /^[✓✔☑]$/
const CROSSES = /^[✗✘☒]$/
/** The token of a bullet that forbids what stands behind it. */
export const CROSS = '✗'
const MULTI = /^(\(?)([A-Z]?\.?)(\d{1,3}(?:\.\d{1,3}){1,5})([.):]?)(?=\s|$|[\p{Lu}“"‘'(])[ \t]*/u
const LETTERED = /^([A-HJ-Z])(\d{1,2})(?:[.):](?=\s|$)|(?=[ \t]+\p{Lu}[\p{L}’']*(?:\s|$)))[ \t]*/u
const ARABIC = /^(\d{1,3})([.)])(?=\s|$|[\p{Lu}“"‘])[ \t]*/u
const ARABIC_IN_BRACKETS = /^[([](\d{1,3})[)\]][ \t]*/
const ARABIC_DASHED = /^(\d{1,2})( ?[:–—]| -)(?=[ \t])[ \t]*/
const ARABIC_BARE = /^(\d{1,2})(?:[ \t]+(?=[\p{Lu}“"‘])|$)/u
const LETTER = /^([a-z]|[ivx]{2,5}|[A-Z]|[IVX]{2,5})([.)])(?=\s|$)[ \t]*/
const LETTER_IN_BRACKETS = /^\(([a-z]|[ivx]{2,5}|[A-Z]|[IVX]{2,5})\)[ \t]*/
const SIGN = /^§{1,2}[ \t]*(\d{1,3}(?:\.\d{1,3}){0,5})[.:)]?(?=\s|$)[ \t]*/
const LABEL =
  /^(section|article|clause|rule|part|appendix|annexe?|schedule|chapter|principle|guideline|paragraph|standard|step|commitment)[ \t]+(\d{1,3}(?:\.\d{1,3}){0,5}|[A-Z]|[IVX]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?![\p{L}\p{N}])[ \t]*([:.–—)-]?)[ \t]*/iu
const MONTH = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i
const WORDS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
/** Labels that open a part with numbering of its own. */
const PART_LABELS = new Set(['part', 'appendix', 'annex', 'annexe', 'schedule'])

/** 1 to 39, or null where the letters are no Roman numeral in its usual form. */
export function romanValue(token: string): number | null {
  const match = /^(x{0,3})(ix|iv|v?i{0,3})$/.exec(token.toLowerCase())
  if (match === null || token === '') return null
  const units = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'].indexOf(match[2] ?? '')
  return (match[1] ?? '').length * 10 + units
}

export function isPartLabel(marker: Marker): boolean {
  return PART_LABELS.has(marker.label.toLowerCase())
}

function labelled(text: string): MarkedText | null {
  const match = LABEL.exec(text)
  if (match === null || !/^\p{Lu}/u.test(text)) return null
  const [all, label = '', printed = '', separator = ''] = match
  const rest = text.slice(all.length)
  // “Section 4 applies to …” is a sentence; “Section 4: …” and “Section 4 Personal use” are not.
  const words = rest.split(' ').length
  const looksLikeHeading = rest === '' || (/^\p{Lu}/u.test(rest) && words <= 10 && !/[.;,]$/.test(rest))
  if (separator === '' && !looksLikeHeading) return null
  const word = WORDS.indexOf(printed.toLowerCase())
  const token = word >= 0 ? String(word + 1) : printed
  const roman = /^[IVX]+$/.test(printed) ? romanValue(printed) : null
  const value = /^\d+$/.test(token) ? Number(token) : (roman ?? 0)
  const name = label.toLowerCase()
  const marker = { type: 'label', style: name, printed: all.trim(), token, value, label: name } as const
  return { marker, rest }
}

function make(type: Marker['type'], style: string, printed: string, token: string, value: number): Marker {
  return { type, style, printed: printed.trim(), token, value, label: '' }
}

/** “1. 1.1 The Council …”, as a web page's own list numbers stand before the printed ones: the printed one counts. */
const COUNTED_AGAIN = /^\d{1,3}\.[ \t]+(?=\d{1,3}(?:\.\d{1,3}){1,5}[.):]?[ \t]*[\p{Lu}“"‘])/u

function numbered(line: string): MarkedText | null {
  const text = line.replace(COUNTED_AGAIN, '')
  const sign = SIGN.exec(text)
  if (sign !== null) {
    const token = sign[1] ?? ''
    const type = token.includes('.') ? 'multi' : 'arabic'
    return {
      marker: make(type, '§', sign[0], token, Number.parseInt(token, 10)),
      rest: text.slice(sign[0].length),
    }
  }
  const multi = MULTI.exec(text)
  if (multi !== null) {
    const token = `${(multi[2] ?? '').replace('.', '')}${multi[3] ?? ''}`
    // “2.0 Scope” is section 2, whose paragraphs are 2.1, 2.2 …
    const whole = /^(\d{1,3})\.0$/.exec(token)?.[1]
    if (whole !== undefined) {
      const rest = text.slice(multi[0].length)
      return { marker: make('arabic', '1.0', multi[0], String(Number(whole)), Number(whole)), rest }
    }
    const value = Number((multi[3] ?? '').split('.').at(-1))
    return { marker: make('multi', 'multi', multi[0], token, value), rest: text.slice(multi[0].length) }
  }
  const lettered = LETTERED.exec(text)
  if (lettered !== null) {
    const token = `${lettered[1] ?? ''}${lettered[2] ?? ''}`
    const rest = text.slice(lettered[0].length)
    return { marker: make('multi', 'multi', lettered[0], token, Number(lettered[2])), rest }
  }
  const arabic = ARABIC.exec(text) ?? ARABIC_IN_BRACKETS.exec(text) ?? ARABIC_DASHED.exec(text)
  if (arabic !== null) {
    const style = /^[([]/.test(text) ? `${text.charAt(0)}1` : `1${(arabic[2] ?? '').trim()}`
    const token = String(Number(arabic[1]))
    return {
      marker: make('arabic', style, arabic[0], token, Number(token)),
      rest: text.slice(arabic[0].length),
    }
  }
  const letter = LETTER.exec(text) ?? LETTER_IN_BRACKETS.exec(text)
  if (letter === null) return null
  const token = letter[1] ?? ''
  const upper = token === token.toUpperCase() ? 'A' : 'a'
  const style = text.startsWith('(') ? `(${upper})` : `${upper}${letter[2] ?? ''}`
  return { marker: make('letter', style, letter[0], token, 0), rest: text.slice(letter[0].length) }
}

/** The marker at the start of a line, or null. Whether it is believed is for the caller, who knows the lines around it. */
export function readMarker(text: string): MarkedText | null {
  const direct = numbered(text) ?? labelled(text)
  if (direct !== null) return direct
  const bullet = BULLET.exec(text)
  if (bullet !== null) {
    const inner = text.slice(bullet[0].length)
    const number = numbered(inner)
    if (number !== null) return number
    const sign = bullet[0].trim()
    // Ticks and crosses stand in one list; a cross says what not to do.
    const style = TICKS.test(sign) || CROSSES.test(sign) ? '✓' : sign
    return { marker: make('bullet', style, '', CROSSES.test(sign) ? CROSS : '', 0), rest: inner }
  }
  const bare = ARABIC_BARE.exec(text)
  if (bare === null || MONTH.test(text.slice(bare[0].length))) return null
  const token = String(Number(bare[1]))
  return { marker: make('arabic', 'bare', bare[0], token, Number(token)), rest: text.slice(bare[0].length) }
}
