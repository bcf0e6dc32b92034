import { hasCue } from './cues.ts'
import { passesLuhn, passesModulo11 } from './check-digits.ts'
import type { PersonalData } from './finding.ts'
import { joinRuns, joined, partedAlike, runText } from './scan.ts'
import type { Scan } from './scan.ts'
import { telephoneFrom } from './telephone.ts'

/** The most runs that one number is written in: a card number digit by digit is read no further. */
const MOST_RUNS = 11
/** The most digits of a card number (ISO/IEC 7812-1). */
const MOST_DIGITS = 19

/** Issuer ranges of payment cards (ISO/IEC 7812 registration, as the schemes publish them). */
const CARD =
  /^(?:4\d{12}(?:\d{3})?(?:\d{3})?|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6(?:011|5\d\d)\d{12}|(?:5[06-9]|6\d)\d{10,17})$/

/**
 * A number of digits only that begins at run `at`: card, telephone, NHS or CHI number, bank account, sort code, passport. The
 * longest reading wins; `last` is the run it ends in.
 */
export function numberAt(scanned: Scan, at: number): (PersonalData & { readonly last: number }) | null {
  const first = scanned.runs[at]
  if (first === undefined || first.kind !== 'digits') return null
  const end = lastJoined(scanned, at)
  for (let last = end; last >= at; last -= 1) {
    const found = readNumber(scanned, at, last)
    if (found === null) continue
    const run = scanned.runs[last]
    if (run === undefined) continue
    return { ...found, last, end: run.end }
  }
  return oddlyPartedAt(scanned, at)
}

/** The most groups of a number with marks of another kind between them. */
const MOST_GROUPS = 5

/** A mobile or card number whose groups stand apart by marks that other numbers are listed with: `07700_900_417`, `4111 | 1111 | …`. */
function oddlyPartedAt(scanned: Scan, at: number): (PersonalData & { readonly last: number }) | null {
  for (let last = at + 1; last < at + MOST_GROUPS; last += 1) {
    const run = scanned.runs[last]
    if (run?.kind !== 'digits' || !partedAlike(scanned, at, last)) return null
    const digits = joinRuns(scanned, at, last)
    if (digits.length > 16) return null
    if (digits.length === 11 && digits.startsWith('07')) {
      const found = telephoneFrom(scanned, at, last, digits)
      return found === null ? null : { ...found, last }
    }
    if (digits.length !== 16 || last - at !== 3 || !CARD.test(digits) || !passesLuhn(digits)) continue
    const listed = /^[,; ]/.test(scanned.text.charAt(scanned.runs[at]?.end ?? 0))
    const start = scanned.runs[at]?.start ?? 0
    if (!listed || hasCue(scanned, at, last, 'card'))
      return { kind: 'payment-card', start, end: run.end, strength: 1, last }
  }
  return null
}

/** A mobile number with letters drawn like its digits: `O77OO 9OO417`. */
export function letteredMobileAt(scanned: Scan, at: number): PersonalData | null {
  const first = scanned.runs[at]
  if (first === undefined || !/^[O0o][7O0oIl\d]+$/.test(runText(scanned, at))) return null
  for (let last = at; last < Math.min(at + 4, scanned.runs.length); last += 1) {
    if (last > at && !joined(scanned, last - 1, last)) return null
    const written = joinRuns(scanned, at, last)
    if (written.length > 11) return null
    const digits = written.replaceAll('O', '0').replaceAll(/[IL]/g, '1')
    if (digits.length < 11 || !/^07\d{9}$/.test(digits)) continue
    if (written.replaceAll(/\D/g, '').length < 4 || digits === written) return null
    return telephoneFrom(scanned, at, last, digits)
  }
  return null
}

/** The last run that can belong to a number from `at` on: joined digits, as many as the longest number has. */
function lastJoined(scanned: Scan, at: number): number {
  let end = at
  let digits = 0
  for (let next = at; next < at + MOST_RUNS; next += 1) {
    const run = scanned.runs[next]
    if (run?.kind !== 'digits' || (next > at && !joined(scanned, next - 1, next))) break
    digits += run.end - run.start
    if (digits > MOST_DIGITS) break
    end = next
  }
  return end
}

function readNumber(scanned: Scan, at: number, last: number): PersonalData | null {
  const digits = joinRuns(scanned, at, last)
  const start = scanned.runs[at]?.start ?? 0
  const end = scanned.runs[last]?.end ?? 0
  const found = (kind: PersonalData['kind'], strength: number): PersonalData => ({
    kind,
    start,
    end,
    strength,
  })
  if (digits.length < 6 || digits.length > MOST_DIGITS) return null
  const cued = (cue: Parameters<typeof hasCue>[3], reach?: number): boolean =>
    hasCue(scanned, at, last, cue, reach)
  if (cued('example', 4)) return null

  if (digits.length >= 12 && CARD.test(digits) && passesLuhn(digits)) {
    const grouped = last - at >= 2
    if (grouped || cued('card') || cued('bank')) return found('payment-card', 1)
    return cued('parcel') || digits.length < 15 ? null : found('payment-card', 0.8)
  }
  if (digits.length === 10 && passesModulo11(digits) && !cued('parcel', 6)) {
    if (cued('chi', 6) && startsWithDate(digits)) return found('chi-number', 1)
    if (cued('health')) return found('nhs-number', 1)
  }
  const telephone = telephoneFrom(scanned, at, last, digits)
  if (telephone !== null) return telephone
  if (digits.length === 9 && cued('passport', 6)) return found('passport', 1)
  if (digits.length === 8 && (cued('bank', 5) || sortCodeNear(scanned, at, last)) && !cued('parcel', 3))
    return last === at || last - at === 1 ? found('bank-account', 0.9) : null
  if (digits.length === 6 && isSortCode(scanned, at, last)) return found('sort-code', 0.9)
  return null
}

function startsWithDate(digits: string): boolean {
  const day = Number(digits.slice(0, 2))
  const month = Number(digits.slice(2, 4))
  return day >= 1 && day <= 31 && month >= 1 && month <= 12
}

/** Three pairs with the same separator, or six digits at one go, beside a word of banking or an eight-digit account. */
function isSortCode(scanned: Scan, at: number, last: number): boolean {
  const written = scanned.text.slice(scanned.runs[at]?.start, scanned.runs[last]?.end)
  const beside = accountNear(scanned, last + 1) || accountNear(scanned, at - 1)
  // Strokes part dates: only the account beside it makes it a sort code.
  if (/^\d\d\/\d\d\/\d\d$/.test(written)) return beside
  if (!/^(?:\d{6}|(\d\d)([ \-–])\d\d\2\d\d)$/.test(written)) return false
  return beside || hasCue(scanned, at, last, 'bank', 4)
}

function accountNear(scanned: Scan, from: number): boolean {
  for (let index = from; index < from + 4; index += 1) {
    const run = scanned.runs[index]
    if (run?.kind === 'digits' && run.end - run.start === 8) return true
  }
  return false
}

function sortCodeNear(scanned: Scan, at: number, last: number): boolean {
  for (let index = Math.max(0, at - 6); index < last + 6; index += 1) {
    if (index >= at - 2 && index <= last) continue
    const written = scanned.text.slice(scanned.runs[index]?.start, scanned.runs[index + 2]?.end)
    if (/^\d\d[-–]\d\d[-–]\d\d$/.test(written)) return true
  }
  return false
}
