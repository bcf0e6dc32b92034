/** Marks on letters, and characters that nobody sees. */
const UNSEEN = /[\p{M}\p{Cf}]/gu
const APOSTROPHES = /['’‘ʼ]/gu
const WORD = /[\p{L}\p{N}]+/gu

function wordsOf(text: string): readonly string[] {
  const folded = text.normalize('NFKD').replaceAll(UNSEEN, '').replaceAll(APOSTROPHES, '').toLowerCase()
  return folded.match(WORD) ?? []
}

/** The words of an entry; `*` at a word's end stands for any ending. */
function patternOf(entry: string): readonly { readonly word: string; readonly open: boolean }[] {
  return entry
    .split(/[\s\-–—/]+/u)
    .flatMap((part) =>
      wordsOf(part).map((word, at, all) => ({ word, open: part.endsWith('*') && at === all.length - 1 })),
    )
}

/**
 * Whether a text speaks of an entry of the register: the entry's words one after the other, whole, whatever their case,
 * accents, hyphens and invisible characters. Linear in the text for each entry.
 */
export function matchesConfidentialTopics(text: string, register: readonly string[]): boolean {
  const words = wordsOf(text)
  return register.some((entry) => {
    const pattern = patternOf(entry)
    if (pattern.length === 0) return false
    return words.some((_, from) =>
      pattern.every(({ word, open }, at) => {
        const found = words[from + at]
        return found !== undefined && (open ? found.startsWith(word) : found === word)
      }),
    )
  })
}
