import { caseReferenceAt, dateOfBirthAt } from './dates-and-references.ts'
import { drivingLicenceAt } from './driving-licence.ts'
import { findEmails, findWrittenOutEmails } from './email.ts'
import type { PersonalData } from './finding.ts'
import { ibanAt } from './iban.ts'
import { nationalInsuranceAt } from './national-insurance.ts'
import { numberAt } from './number-groups.ts'
import { postcodeAt, streetAddressAt } from './postcode.ts'
import { scan } from './scan.ts'
import type { Scan } from './scan.ts'
import { findSpokenNumbers } from './spoken-number.ts'
import { vehicleRegistrationAt } from './vehicle-registration.ts'

/** What a text must contain before each reader is tried: nothing is read where it cannot find anything. */
const AT_SIGN = 1
const DIGITS = 2
const WRITTEN_AT = 4
const SPOKEN = 8

/**
 * Every span of a text that has the form of somebody's personal data, in order, none overlapping. Each format is validated by
 * its own rules (check digits, permitted letters, dates), and where the form alone proves nothing, by the words around it.
 *
 * @param text plain text: full-width and other digits folded to ASCII, invisible characters taken out
 */
export function findPersonalData(text: string): PersonalData[] {
  const gates = gatesOf(text)
  if (gates === 0) return []
  const found: PersonalData[] = []
  if ((gates & AT_SIGN) !== 0) found.push(...findEmails(text))
  if ((gates & WRITTEN_AT) !== 0) found.push(...findWrittenOutEmails(text))
  if ((gates & SPOKEN) !== 0) found.push(...findSpokenNumbers(text))
  if ((gates & DIGITS) !== 0) found.push(...findNumbers(scan(text)))
  return withoutOverlaps(found)
}

/** Plain substrings, because every text is searched for them: a reader that is let in still reads words. */
const WRITTEN_CUES = ['dot ', 'Dot ', 'DOT ', 'dot]', 'dot)', '[at]', '(at)']
const SPOKEN_CUES = ['oh ', 'Oh ', 'zero', 'Zero', 'nought', 'double ', 'treble ', 'triple ']

function containsAny(text: string, parts: readonly string[]): boolean {
  for (const part of parts) if (text.includes(part)) return true
  return false
}

function gatesOf(text: string): number {
  let gates = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 64) gates |= AT_SIGN
    else if (code >= 48 && code <= 57) gates |= DIGITS
  }
  if (containsAny(text, WRITTEN_CUES)) gates |= WRITTEN_AT
  if (containsAny(text, SPOKEN_CUES)) gates |= SPOKEN
  return gates
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

/** A number that begins with letters (`MW 48 31 07 B`, `HSG/24/03318`) has digits in its next run. */
function hasDigitsSoon(scanned: Scan, at: number): boolean {
  const next = scanned.runs[at + 1]
  return next !== undefined && next.kind !== 'letters'
}

function withoutOverlaps(found: PersonalData[]): PersonalData[] {
  const ordered = found.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const kept: PersonalData[] = []
  for (const one of ordered) if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one)
  return kept
}
