import { isCapitals } from './heading-shape.ts'

const PART = /^(?:appendix|annexe?|part|schedule|section)$/i
const ACRONYM = /^(?:[^AEIOUY]{2,5}|IT|ICT|HR|NHS|UK|FAQ|EU)$/
/** “WHEN IT GOES WRONG” is about a thing, “USE OF IT” about computers. */
const BEFORE_IT = /^(?:when|if|how|as|where|why|that|what|make|get|getting|before|after|think|say)$/i
const AFTER_IT = /^(?:is|was|goes|means|works|covers|applies|matters|takes|all|right|wrong)$/i
const SMALL = new Set(['and', 'of', 'the', 'for', 'in', 'on', 'to', 'a', 'an', 'upon', 'with', 'by', 'or'])

function titleCase(text: string): string {
  const parts = text.split(' ')
  const words = parts.map((word, index) => {
    const plain = word.toLowerCase()
    const namesPart = PART.test(parts[index - 1] ?? '')
    if (index > 0 && SMALL.has(plain) && !namesPart) return plain
    const isPronoun =
      plain === 'it' && (BEFORE_IT.test(parts[index - 1] ?? '') || AFTER_IT.test(parts[index + 1] ?? ''))
    return ACRONYM.test(word) && !isPronoun ? word : plain.replace(/\p{L}/u, (letter) => letter.toUpperCase())
  })
  return words.join(' ')
}

/** Turns capitals into the casing that the text itself uses elsewhere, or else into title case. */
export class Casing {
  private readonly head: string
  private readonly lower: string
  private readonly known = new Map<string, string>()

  constructor(source: string) {
    this.head = source.slice(0, 200_000)
    this.lower = this.head.toLowerCase()
  }

  withoutCapitals(text: string): string {
    if (!isCapitals(text)) return text
    const known = this.known.get(text)
    if (known !== undefined) return known
    // The bound keeps a text of nothing but headings from being searched once for each of them.
    const cased = (this.known.size < 200 ? this.find(text) : null) ?? titleCase(text)
    this.known.set(text, cased)
    return cased
  }

  private find(text: string): string | null {
    if (this.lower.length !== this.head.length) return null
    const wanted = text.toLowerCase()
    let at = this.lower.indexOf(wanted)
    for (let tries = 0; at >= 0 && tries < 50; tries += 1) {
      const found = this.head.slice(at, at + text.length)
      if (!isCapitals(found) && /^\p{Lu}/u.test(found)) return found
      at = this.lower.indexOf(wanted, at + wanted.length)
    }
    return null
  }
}
