/**
 * Characters that a receipt's font draws, one beside the other, left to right: Latin with every European language's
 * letters, Greek, Cyrillic, and the punctuation around them. A test compares them with the font.
 */
const DRAWN = [
  [0x20, 0x7e],
  [0xa0, 0xac],
  [0xae, 0x17f],
  [0x18f, 0x18f],
  [0x192, 0x192],
  [0x1a0, 0x1a1],
  [0x1af, 0x1b0],
  [0x1cd, 0x1dc],
  [0x1e2, 0x1f0],
  [0x1f4, 0x1f5],
  [0x1f8, 0x21b],
  [0x21e, 0x21f],
  [0x226, 0x233],
  [0x259, 0x259],
  [0x292, 0x292],
  [0x386, 0x386],
  [0x388, 0x38a],
  [0x38c, 0x38c],
  [0x38e, 0x3a1],
  [0x3a3, 0x3ce],
  [0x400, 0x45f],
  [0x490, 0x491],
  [0x1e00, 0x1eff],
  [0x2010, 0x2016],
  [0x2018, 0x2022],
  [0x2026, 0x2026],
  [0x2030, 0x2030],
  [0x2032, 0x2033],
  [0x2039, 0x203a],
  [0x2044, 0x2044],
  [0x20ac, 0x20ac],
  [0x2116, 0x2116],
  [0x2122, 0x2122],
  [0x2212, 0x2212],
] as const

export function isDrawn(codePoint: number): boolean {
  return DRAWN.some(([first, last]) => codePoint >= first && codePoint <= last)
}

/**
 * A text in which every character can be seen: what the font does not draw, what would move other characters about and
 * what has no width stands as `‹U+4E2D›`. Line breaks stay. Also safe on a terminal.
 */
export function visibleText(text: string): string {
  const lines = text.normalize('NFC').replaceAll(/\r\n?/g, '\n').replaceAll('\t', ' ')
  return Array.from(lines, (character) => {
    const codePoint = character.codePointAt(0) ?? 0
    return character === '\n' || isDrawn(codePoint) ? character : nameOf(codePoint)
  }).join('')
}

function nameOf(codePoint: number): string {
  return `‹U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}›`
}
