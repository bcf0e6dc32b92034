/** Groups of vowels, less a silent e at the end: close enough for English words. */
function syllables(word: string): number {
  const groups = word.match(/[aeiouy]+/g)?.length ?? 0
  const silent = /[^aeiouyl]e$|[^aeiouy]es$|[^aeiouytd]ed$/.test(word) && groups > 1 ? 1 : 0
  return Math.max(1, groups - silent)
}

/**
 * The age at which somebody reads a text with ease, in years: the Flesch–Kincaid grade (Kincaid et al. 1975: 0.39 × words per
 * sentence + 11.8 × syllables per word − 15.59) plus five, as a grade of school begins at five.
 *
 * @param words in small letters, without marks
 * @param sentences how many sentences they stand in; at least one is counted
 */
export function readingAge(words: readonly string[], sentences: number): number {
  if (words.length === 0) return 0
  const spoken = words.reduce((sum, word) => sum + syllables(word), 0)
  return 0.39 * (words.length / Math.max(1, sentences)) + 11.8 * (spoken / words.length) - 15.59 + 5
}
