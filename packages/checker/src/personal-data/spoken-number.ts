import { passesLuhn } from './check-digits.ts'
import type { PersonalData } from './finding.ts'

const SPOKEN: ReadonlyMap<string, string> = new Map([
  ['oh', '0'],
  ['o', '0'],
  ['zero', '0'],
  ['nought', '0'],
  ['naught', '0'],
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

/** What multiplies the digit before it: `nine hundred`. */
const ZEROES: ReadonlyMap<string, string> = new Map([
  ['hundred', '00'],
  ['thousand', '000'],
])

const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** The digits of a word or number; `tens` where the next digit takes the place of its zero: `seventy seven`. */
function digitsOf(word: string): { readonly digits: string; readonly tens: boolean } | null {
  const digit = SPOKEN.get(word) ?? (/^\d+$/.test(word) ? word : undefined)
  if (digit !== undefined) return { digits: digit, tens: false }
  const teen = TEENS.indexOf(word)
  if (teen >= 0) return { digits: String(10 + teen), tens: false }
  const ten = TENS.indexOf(word)
  return ten >= 0 ? { digits: String(20 + 10 * ten), tens: true } : null
}

/** What a run of spoken digits is: a telephone number as dialled in the UK, or a card number whose last digit checks it. */
function kindOf(digits: string): PersonalData['kind'] | null {
  const national = digits.startsWith('44') ? `0${digits.slice(2)}` : digits
  if (/^0[1-9]\d{8,9}$/.test(national) && !/^0[389]/.test(national)) return 'telephone'
  return digits.length === 16 && /^[2-6]/.test(digits) && passesLuhn(digits) ? 'payment-card' : null
}

/**
 * Telephone and card numbers written as words: `oh double seven double oh, nine hundred, two sixty one`. Only whole numbers count: ten or
 * eleven digits that begin with 0, the same behind `plus four four`, sixteen of a card.
 */
export function findSpokenNumbers(text: string): PersonalData[] {
  const found: PersonalData[] = []
  let digits = ''
  let start = 0
  let end = 0
  let repeat = 1
  let words = 0
  let tens = false
  let plus = -1
  const finish = (): void => {
    const kind = words > 1 ? kindOf(digits) : null
    if (kind !== null) found.push({ kind, start, end, strength: 1 })
    digits = ''
    repeat = 1
    words = 0
    tens = false
  }
  for (const match of text.matchAll(/[A-Za-z]+|\d+/g)) {
    const word = match[0].toLowerCase()
    const times = REPEATS.get(word)
    const zeroes = ZEROES.get(word)
    const read = digitsOf(word)
    if (digits !== '' && match.index - end > 3) finish()
    if (times !== undefined) {
      if (digits === '') start = match.index
      repeat = times
      tens = false
    } else if (read !== null) {
      if (digits === '' && repeat === 1) start = plus >= 0 ? plus : match.index
      const one = read.digits.length === 1 && read.digits !== '0'
      digits =
        tens && one && repeat === 1 ? digits.slice(0, -1) + read.digits : digits + read.digits.repeat(repeat)
      tens = read.tens
      repeat = 1
      if (!/^\d/.test(word)) words += 1
    } else if (zeroes !== undefined && digits !== '') {
      digits += zeroes
      tens = false
    } else finish()
    plus = word === 'plus' ? match.index : -1
    end = match.index + match[0].length
    if (digits.length > 19) finish()
  }
  finish()
  return found
}
