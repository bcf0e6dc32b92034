import { cueDistance, hasCue } from './cues.ts'
import type { PersonalData } from './finding.ts'
import { joinRuns, joined, partedAlike } from './scan.ts'
import type { Scan } from './scan.ts'

const FORMAT = /^[A-Z]{2}\d{6}[A-D]?$/
const NEVER_ALLOCATED = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'])

/**
 * Whether these characters can be a National Insurance number: HMRC's National Insurance Manual, NIM39110. Neither of the
 * two letters is D, F, I, Q, U or V, the second is not O, and seven pairs were never given out.
 */
export function isNationalInsuranceNumber(characters: string): boolean {
  return (
    FORMAT.test(characters) &&
    !/^[DFIQUV]|^.[DFIQUVO]/.test(characters) &&
    !NEVER_ALLOCATED.has(characters.slice(0, 2))
  )
}

/** A National Insurance number that begins at run `at`, in up to six groups. Without its last letter it needs a cue. */
export function nationalInsuranceAt(scanned: Scan, at: number): PersonalData | null {
  const first = scanned.runs[at]
  if (first === undefined || first.kind === 'digits' || first.end - first.start > 9) return null
  for (let last = Math.min(at + 5, scanned.runs.length - 1); last >= at; last -= 1) {
    const run = scanned.runs[last]
    if (run === undefined || !(allJoined(scanned, at, last) || partedAlike(scanned, at, last))) continue
    const characters = joinRuns(scanned, at, last)
    if (!isNationalInsuranceNumber(characters)) continue
    if (characters.length === 8 && !hasCue(scanned, at, last, 'national-insurance', 5)) continue
    if (cueDistance(scanned, at, last, 'example', 4) <= 4) return null
    return { kind: 'national-insurance', start: first.start, end: run.end, strength: 1 }
  }
  return null
}

function allJoined(scanned: Scan, first: number, last: number): boolean {
  for (let index = first; index < last; index += 1) if (!joined(scanned, index, index + 1)) return false
  return true
}
