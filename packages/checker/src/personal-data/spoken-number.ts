import type { PersonalData } from './finding.ts'

const SPOKEN: ReadonlyMap<string, string> = new Map([
  ['oh', '0'],
  ['o', '0'],
  ['zero', '0'],
  ['nought', '0'],
  ['one', '1'],
  ['two', '2'],
  ['three', '3'],
  ['four', '4'],
  ['five', '5'],
  ['six', '6'],
  ['seven', '7'],
  ['eight', '8'],
  ['nine', '9'],
])
const REPEATS: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['treble', 3],
  ['triple', 3],
])

/**
 * Telephone numbers written as words: `oh double seven double oh, nine double oh, two six one`. Only whole numbers of ten or
 * eleven digits that begin with 0 count.
 */
export function findSpokenNumbers(text: string): PersonalData[] {
  const found: PersonalData[] = []
  let digits = ''
  let start = 0
  let end = 0
  let repeat = 1
  const finish = (): void => {
    if (/^0[1-9]\d{8,9}$/.test(digits) && !/^0[389]/.test(digits))
      found.push({ kind: 'telephone', start, end, strength: 1 })
    digits = ''
    repeat = 1
  }
  for (const match of text.matchAll(/[A-Za-z]+|\d+/g)) {
    const word = match[0].toLowerCase()
    const times = REPEATS.get(word)
    const digit = SPOKEN.get(word) ?? (/^\d+$/.test(word) ? word : undefined)
    if (digits !== '' && match.index - end > 3 && times === undefined && repeat === 1) finish()
    if (times !== undefined) {
      if (digits === '') start = match.index
      repeat = times
    } else if (digit !== undefined) {
      if (digits === '' && repeat === 1) start = match.index
      digits += digit.repeat(repeat)
      repeat = 1
    } else finish()
    end = match.index + match[0].length
    if (digits.length > 15) finish()
  }
  finish()
  return found
}
