import { hasCue } from './cues.ts'
import type { PersonalData } from './finding.ts'
import { joinRuns, joined, runText } from './scan.ts'
import type { Scan } from './scan.ts'

/**
 * The forms of BS 7666 as the Royal Mail's Programmers' Guide gives them: outward code with its permitted letters by place, then a
 * digit and two letters that are none of C, I, K, M, O, V.
 */
const POSTCODE =
  /^(?:GIR0AA|(?:[A-PR-UWYZ]\d{1,2}|[A-PR-UWYZ][A-HK-Y]\d{1,2}|[A-PR-UWYZ]\d[A-HJKPSTUW]|[A-PR-UWYZ][A-HK-Y]\d[ABEHMNPRVWXY])\d[ABD-HJLNP-UW-Z]{2})$/

/** Whether these characters, without a space and in capitals, have the form of a UK postcode. */
export function isPostcode(characters: string): boolean {
  return characters.length <= 7 && POSTCODE.test(characters)
}

/** A full postcode that begins at run `at`; `last` is the run it ends in. */
export function postcodeRuns(scanned: Scan, at: number): { last: number } | null {
  const first = scanned.runs[at]
  if (first === undefined || first.kind !== 'mixed') return null
  if (isPostcode(runText(scanned, at).toUpperCase()) && first.end - first.start >= 5) return { last: at }
  const next = runText(scanned, at + 1)
  if (next.length !== 3 || !joined(scanned, at, at + 1) || !/^\d/.test(next)) return null
  return isPostcode(joinRuns(scanned, at, at + 1)) ? { last: at + 1 } : null
}

const STREET =
  /^(?:road|rd|street|st|lane|ln|close|cl|avenue|ave|av|drive|dr|way|rise|court|ct|crescent|cres|gardens|gdns|grove|terrace|place|pl|square|hill|walk|view|row|mews|green|park|parade|gate|croft|yard|wharf|mount|fields?|meadows?|end|orchard|villas|cottages?|flats?)$/i

/**
 * A house number with a street of one to three words (`14 Quarry Rise`, `22b Duke St`, `Flat 3, 9 Mill Lane`) that begins at run
 * `at`; `last` is its last run.
 */
export function streetAddressRuns(scanned: Scan, at: number): { last: number } | null {
  const number = runText(scanned, at)
  if (!/^\d{1,4}[a-zA-Z]?$/.test(number)) return null
  for (let words = 1; words <= 4; words += 1) {
    const word = runText(scanned, at + words)
    if (word === '' || !/^[A-Za-z]+$/.test(word)) return null
    const gap = scanned.text.slice(scanned.runs[at + words - 1]?.end, scanned.runs[at + words]?.start)
    if (gap.length > 2 || /[.!?\n]/.test(gap)) return null
    if (words > 1 && STREET.test(word)) return { last: at + words }
    if (words === 1 && !/^[A-Z]/.test(word) && !/^st$/i.test(word) && !livesBefore(scanned, at)) return null
  }
  return null
}

/** `She lives at 14 quarry rise`: who types without capitals types streets without them. */
function livesBefore(scanned: Scan, at: number): boolean {
  for (let away = 1; away <= 5; away += 1)
    if (/^(?:lives|lived|living)$/i.test(runText(scanned, at - away))) return true
  return false
}

/** A postcode, with the street address before it where there is one. */
export function postcodeAt(scanned: Scan, at: number): PersonalData | null {
  const found = postcodeRuns(scanned, at)
  const first = scanned.runs[at]
  const last = found === null ? undefined : scanned.runs[found.last]
  if (found === null || first === undefined || last === undefined) return null
  if (hasCue(scanned, at, found.last, 'example', 4)) return null
  const personal = hasCue(scanned, at, found.last, 'person', 12)
  if (hasCue(scanned, at, found.last, 'venue', 12) && !personal) return null
  const lower = /[a-z]/.test(scanned.text.slice(first.start, last.end))
  if (lower && !personal && first === last) return null
  return { kind: 'postcode', start: first.start, end: last.end, strength: personal ? 1 : 0.8 }
}

/** A street address without a postcode; it needs a word nearby that ties it to somebody. */
export function streetAddressAt(scanned: Scan, at: number): PersonalData | null {
  const found = streetAddressRuns(scanned, at)
  const first = scanned.runs[at]
  const last = found === null ? undefined : scanned.runs[found.last]
  if (found === null || first === undefined || last === undefined) return null
  const withPostcode = postcodeWithin(scanned, found.last + 1, 4)
  const personal = hasCue(scanned, at, found.last, 'person', 8)
  if (hasCue(scanned, at, found.last, 'venue', 6) && !personal) return null
  if (!personal && !withPostcode) return null
  return { kind: 'address', start: first.start, end: last.end, strength: withPostcode ? 1 : 0.8 }
}

function postcodeWithin(scanned: Scan, from: number, runs: number): boolean {
  for (let at = from; at < from + runs; at += 1) if (postcodeRuns(scanned, at) !== null) return true
  return false
}
