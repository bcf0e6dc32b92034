const VOWELS = 'aeiou'

/** Short verbs that double their last letter: one vowel between consonants, not ending in w, x or y. */
function doubles(word: string): boolean {
  if (word.length < 3 || word.length > 5) return false
  const last = word.charAt(word.length - 1)
  const vowel = word.charAt(word.length - 2)
  const before = word.charAt(word.length - 3)
  return !VOWELS.includes(last) && !'wxy'.includes(last) && VOWELS.includes(vowel) && !VOWELS.includes(before)
}

/**
 * The regular English inflections of a word, itself first: s, es, ies, ed, d, ied, ing, er, ers and the possessive.
 * Irregular forms are entries of their own.
 */
export function inflect(word: string): string[] {
  const forms = new Set([word])
  const last = word.charAt(word.length - 1)
  if (last === 'y' && word.length > 2 && !VOWELS.includes(word.charAt(word.length - 2))) {
    const stem = word.slice(0, -1)
    for (const ending of ['ies', 'ied', 'ier', 'iest']) forms.add(stem + ending)
    forms.add(`${word}s`)
    forms.add(`${word}ing`)
  } else if (last === 'e') {
    for (const ending of ['s', 'd', 'r', 'rs']) forms.add(word + ending)
    const stem = word.endsWith('ie') ? `${word.slice(0, -2)}y` : word.slice(0, -1)
    forms.add(`${word.endsWith('ee') || word.endsWith('oe') ? word : stem}ing`)
  } else {
    forms.add(`${word}s`)
    if (/(?:s|x|z|ch|sh|o)$/.test(word)) forms.add(`${word}es`)
    const stem = doubles(word) ? word + last : word
    for (const ending of ['ed', 'ing', 'er', 'ers']) forms.add(stem + ending)
    // British and American spellings differ after l.
    if (last === 'l') for (const ending of ['led', 'ling', 'ler']) forms.add(word + ending)
  }
  return [...forms]
}
