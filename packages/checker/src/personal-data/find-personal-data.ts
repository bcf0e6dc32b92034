import { caseReferenceAt, dateOfBirthAt } from './dates-and-references.ts'
import { drivingLicenceAt } from './driving-licence.ts'
import { findEmails, findWrittenOutEmails } from './email.ts'
import type { PersonalData } from './finding.ts'
import { type FoldedText, foldText, originOf } from './fold-text.ts'
import { ibanAt } from './iban.ts'
import { nationalInsuranceAt } from './national-insurance.ts'
import { letteredMobileAt, numberAt } from './number-groups.ts'
import { postcodeAt, streetAddressAt } from './postcode.ts'
import { scan } from './scan.ts'
import type { Scan } from './scan.ts'
import { findSpokenNumbers } from './spoken-number.ts'
import { joinSpelt } from './spelt-characters.ts'
import { vehicleRegistrationAt } from './vehicle-registration.ts'

/** What a text must contain before each reader is tried: nothing is read where it cannot find anything. */
const AT_SIGN = 1
const DIGITS = 2
const WRITTEN_AT = 4
const SPOKEN = 8
/** Digits stand by themselves, each with the same mark behind it. */
const SPELT = 16

/**
 * Every span of a text that has the form of somebody's personal data, in order, none overlapping. Each format is validated by
 * its own rules (check digits, permitted letters, dates), and where the form alone proves nothing, by the words around it.
 *
 * @param text plain text: full-width and other digits folded to ASCII, invisible characters taken out
 */
export function findPersonalData(text: string): PersonalData[] {
  const gates = gatesOf(text)
  if (gates === 0) return []
  const spelt = (gates & SPELT) === 0 ? null : joinSpelt(text)
  return spelt === null ? findBehind(gates, text) : findSpelt(gates, spelt)
}

/** What was found where characters stood apart; a reference, which proves nothing by its form, only where it was written as one. */
function findSpelt(gates: number, spelt: FoldedText): PersonalData[] {
  const found = findBehind(gates, spelt.text)
  return placedIn(spelt, found).filter(
    ({ kind, start, end }, index) =>
      kind !== 'case-reference' || end - start === (found[index]?.end ?? 0) - (found[index]?.start ?? 0),
  )
}

/** What was found in a folded text, at its places in the text that was folded. */
function placedIn(folded: FoldedText, found: readonly PersonalData[]): PersonalData[] {
  return found.map((one) => {
    const [start, end] = originOf(folded, one.start, one.end)
    return { ...one, start, end }
  })
}

function findBehind(gates: number, text: string): PersonalData[] {
  const found: PersonalData[] = []
  if ((gates & AT_SIGN) !== 0) found.push(...findEmails(text))
  if ((gates & WRITTEN_AT) !== 0) found.push(...findWrittenOutEmails(text))
  if ((gates & SPOKEN) !== 0) found.push(...findSpokenNumbers(text))
  if ((gates & DIGITS) !== 0) found.push(...findNumbers(scan(text)))
  return withoutOverlaps(found)
}

/**
 * The same for a draft as it is typed: digits of other scripts, full-width and mathematical forms, look-alikes, and invisible
 * characters in between are read as what they stand for. Spans are places in the draft.
 */
export function readPersonalData(text: string): PersonalData[] {
  const folded = foldText(text)
  if (folded === null) return findPersonalData(text)
  return placedIn(folded, findPersonalData(folded.text))
}

/**
 * Which gates open, in one pass: `zero`, `nought`, and what stands before a space, a hyphen or a bracket. A reader that is let in
 * still reads words; these are only what it cannot do without.
 */
function gatesOf(text: string): number {
  let gates = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 64) gates |= AT_SIGN
    else if (code >= 48 && code <= 57) {
      gates |= DIGITS
      const mark = text.charCodeAt(at + 1)
      if ((mark < 48 || mark === 95) && isDigit(text.charCodeAt(at + 2)) && text.charCodeAt(at + 3) === mark)
        gates |= SPELT
    } else if (code === 32 || code === 45 || code === 93 || code === 41 || code === 125)
      gates |= cueBefore(text, at, code)
    else if ((code === 122 || code === 90) && text.charCodeAt(at + 1) === 101) {
      if (text.startsWith('ero', at + 1)) gates |= SPOKEN
    } else if (code === 110 && text.charCodeAt(at + 2) === 117) {
      if (text.startsWith('nought', at) || text.startsWith('naught', at)) gates |= SPOKEN
    }
  }
  return gates
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** `dot `, `dot]`, `dot-`, `[at]`, `(at)`, ` at `, `oh `, ` o `, `double `, `treble `, `triple ` that ends in the character at `at`. */
function cueBefore(text: string, at: number, code: number): number {
  const last = text.charCodeAt(at - 1)
  const before = text.charCodeAt(at - 2)
  if (last === 116 || last === 84) {
    if (before === 111 || before === 79) return /^d/i.test(text.charAt(at - 3)) ? WRITTEN_AT : 0
    if (before !== 97 && before !== 65) return 0
    return '[({ -'.includes(text.charAt(at - 3)) ? WRITTEN_AT : 0
  }
  if (code !== 32 && code !== 45) return 0
  if (last === 104) return before === 111 || before === 79 ? SPOKEN : 0
  if (last === 111 || last === 79) return before === 32 || Number.isNaN(before) ? SPOKEN : 0
  if (last !== 101 || before !== 108) return 0
  return /^(?:doub|treb|trip)$/i.test(text.slice(at - 6, at - 2)) ? SPOKEN : 0
}

type ReadAt = (scanned: Scan, at: number) => PersonalData | null

/** In the order in which they are tried; the first that reads something takes the characters. */
const READERS: readonly ReadAt[] = [
  ibanAt,
  nationalInsuranceAt,
  drivingLicenceAt,
  postcodeAt,
  dateOfBirthAt,
  numberAt,
  letteredMobileAt,
  caseReferenceAt,
  vehicleRegistrationAt,
  streetAddressAt,
]

function findNumbers(scanned: Scan): PersonalData[] {
  const found: PersonalData[] = []
  for (let at = 0; at < scanned.runs.length; at += 1) {
    const read = readAt(scanned, at)
    if (read === null) continue
    found.push({ kind: read.kind, start: read.start, end: read.end, strength: read.strength })
    while (at + 1 < scanned.runs.length && (scanned.runs[at + 1]?.start ?? 0) < read.end) at += 1
  }
  return found
}

function readAt(scanned: Scan, at: number): PersonalData | null {
  if (scanned.runs[at]?.kind === 'letters' && !hasDigitsSoon(scanned, at)) return null
  for (const reader of READERS) {
    const read = reader(scanned, at)
    if (read !== null) return read
  }
  return null
}

/** A number that begins with letters (`MW 48 31 07 B`, `M.W. 48…`, `HSG/24/03318`) has digits in its next run, or behind two letters. */
function hasDigitsSoon(scanned: Scan, at: number): boolean {
  const next = scanned.runs[at + 1]
  if (next === undefined) return false
  if (next.kind !== 'letters') return true
  const initials =
    (scanned.runs[at]?.end ?? 0) - (scanned.runs[at]?.start ?? 0) === 1 && next.end - next.start === 1
  return initials && scanned.runs[at + 2]?.kind === 'digits'
}

function withoutOverlaps(found: PersonalData[]): PersonalData[] {
  const ordered = found.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const kept: PersonalData[] = []
  for (const one of ordered) if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one)
  return kept
}
