import { hasCue } from './cues.ts'
import type { PersonalData } from './finding.ts'
import { joinRuns, joined, runText } from './scan.ts'
import type { Scan } from './scan.ts'

/**
 * The formats of DVLA's leaflet INF104: current (two letters, two digits, three letters), prefix (letter, one to three digits, three
 * letters), suffix (the other way round) and Northern Ireland's (three letters with I or Z, up to four digits).
 */
const CURRENT = /^[A-HJ-PR-Y][A-HJ-PR-Y]\d{2}[A-HJ-PR-Z]{3}$/
const PREFIX = /^[A-HJ-NPR-TV-Y]\d{1,3}[A-HJ-PR-Y][A-HJ-PR-Y]{2}$/
const SUFFIX = /^[A-HJ-PR-Y]{3}\d{1,3}[A-HJ-NPR-TV-Y]$/
const NORTHERN_IRELAND = /^[A-Z]{0,2}[IZ][A-Z]?\d{1,4}$/

/** How surely these characters are a registration mark: 2 the current form, 1 an older one that needs a cue, 0 none. */
export function registrationForm(characters: string): 0 | 1 | 2 {
  if (CURRENT.test(characters)) return 2
  if (PREFIX.test(characters) || SUFFIX.test(characters)) return 1
  return NORTHERN_IRELAND.test(characters) && characters.length >= 5 ? 1 : 0
}

/** A registration mark that begins at run `at`. Vehicles of the body's own fleet are nobody's personal data. */
export function vehicleRegistrationAt(scanned: Scan, at: number): PersonalData | null {
  const first = scanned.runs[at]
  if (first === undefined) return null
  if (isInThree(scanned, at)) {
    return {
      kind: 'vehicle-registration',
      start: first.start,
      end: scanned.runs[at + 2]?.end ?? 0,
      strength: 1,
    }
  }
  for (let last = Math.min(at + 1, scanned.runs.length - 1); last >= at; last -= 1) {
    const run = scanned.runs[last]
    if (run === undefined || (last > at && !joined(scanned, at, last))) continue
    const characters = joinRuns(scanned, at, last)
    const form = characters.length <= 7 ? registrationForm(characters) : 0
    if (form === 0) continue
    const written = scanned.text.slice(first.start, run.end)
    const capitals = written === written.toUpperCase()
    const vehicle = hasCue(scanned, at, last, 'vehicle', 8)
    if (hasCue(scanned, at, last, 'fleet', 4) || hasCue(scanned, at, last, 'example', 4)) return null
    if (form === 1 && !(vehicle && capitals)) continue
    if (!capitals && !vehicle) continue
    if (last > at && !looksSplitAsPlates(runText(scanned, at), runText(scanned, last), form)) continue
    return { kind: 'vehicle-registration', start: first.start, end: run.end, strength: vehicle ? 1 : 0.8 }
  }
  return null
}

/** `FD 44 KXM` beside a word for a vehicle. */
function isInThree(scanned: Scan, at: number): boolean {
  const [left, middle, right] = [runText(scanned, at), runText(scanned, at + 1), runText(scanned, at + 2)]
  if (left.length !== 2 || middle.length !== 2 || !CURRENT.test(left + middle + right)) return false
  if (!joined(scanned, at, at + 1) || !joined(scanned, at + 1, at + 2)) return false
  return hasCue(scanned, at, at + 2, 'vehicle', 8) && !hasCue(scanned, at, at + 2, 'fleet', 4)
}

/** A plate has its space in one place: after the fourth character of the current form, between letters and digits otherwise. */
function looksSplitAsPlates(left: string, right: string, form: 1 | 2): boolean {
  if (form === 2) return left.length === 4 && right.length === 3
  return /\d$/.test(left) !== /^\d/.test(right)
}
