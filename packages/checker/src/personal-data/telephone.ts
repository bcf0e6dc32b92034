import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { hasCue } from './cues.ts'
import type { PersonalData } from './finding.ts'
import type { Scan } from './scan.ts'

/** Numbers kept for drama and documentation (Ofcom, "Telephone numbers for drama purposes"): nobody's, but written as somebody's. */
const DRAMA =
  /^0(?:1632960|7700900|2079460|1134960|1144960|1154960|1164960|1174960|1184960|1214960|1314960|1414960|1514960|1614960|1914980|2890180|2920180|8081570|9098790)\d{3}$/

/** Services and businesses: nobody's own number. */
const SERVICE = /^0(?:3|8|9|5|70)/

/**
 * A telephone number in these runs: UK numbers of ten or eleven digits that begin with 0 or +44, and others that begin with +.
 * Geographic numbers that the words nearby call a service's are not personal, mobiles are unless the text calls them a duty line.
 */
export function telephoneFrom(scanned: Scan, at: number, last: number, digits: string): PersonalData | null {
  const first = scanned.runs[at]
  const end = scanned.runs[last]?.end
  if (first === undefined || end === undefined || digits.length < 9) return null
  const plus = scanned.text[first.start - 1] === '+'
  const national = nationalDigits(digits, plus)
  const start = plus ? first.start - 1 : first.start
  if (national === null) {
    if (!plus || digits.length > 15) return null
    return isValid(`+${digits}`) ? { kind: 'telephone', start, end, strength: 0.9 } : null
  }
  if (SERVICE.test(national) || hasCue(scanned, at, last, 'parcel', 3)) return null
  if (!DRAMA.test(national) && !isValid(national)) return null
  const mobile = national.startsWith('07')
  const personal = hasCue(scanned, at, last, 'person', 10)
  if (mobile ? hasCue(scanned, at, last, 'duty', 4) && !personal : hasCue(scanned, at, last, 'public', 10))
    return null
  return { kind: 'telephone', start, end, strength: mobile || personal ? 1 : 0.8 }
}

/** The number as dialled within the UK, or null where it cannot be one. */
function nationalDigits(digits: string, plus: boolean): string | null {
  const rest =
    plus && digits.startsWith('44') ? digits.slice(2) : digits.startsWith('0044') ? digits.slice(4) : null
  const national = rest === null ? digits : rest.startsWith('0') ? rest : `0${rest}`
  if (plus && rest === null) return null
  return /^0(?:1\d{8,9}|2\d{9}|[37-9]\d{8,9}|5[56]\d{8})$/.test(national) ? national : null
}

function isValid(number: string): boolean {
  return parsePhoneNumberFromString(number, 'GB')?.isValid() ?? false
}
