import type { PersonalData } from './finding.ts'
import { joinRuns, joined } from './scan.ts'
import type { Scan } from './scan.ts'

const FORMAT = /^[A-Z]{1,5}9{0,4}(\d)(\d{2})(\d{2})(\d)[A-Z][A-Z9][2-9A-Z][A-Z]{2}$/

/**
 * Whether sixteen characters can be a driver number of Great Britain (DVLA, "What do the numbers mean"): five of the surname
 * filled with 9, decade, month (plus 50 for a woman), day, year, two initials or 9, a digit that tells twins apart, two letters.
 */
export function isDrivingLicenceNumber(characters: string): boolean {
  if (characters.length !== 16) return false
  const match = FORMAT.exec(characters)
  if (match === null || !/^[A-Z]+9*$/.test(characters.slice(0, 5))) return false
  const month = Number(match[2]) % 50
  const day = Number(match[3])
  return Number(match[2]) <= 62 && month >= 1 && month <= 12 && day >= 1 && day <= 31
}

/** A driver number that begins at run `at`, in up to four groups. */
export function drivingLicenceAt(scanned: Scan, at: number): PersonalData | null {
  const first = scanned.runs[at]
  if (first === undefined || first.kind === 'digits') return null
  for (let last = at; last < Math.min(at + 4, scanned.runs.length); last += 1) {
    const run = scanned.runs[last]
    if (run === undefined || (last > at && !joined(scanned, last - 1, last))) return null
    const characters = joinRuns(scanned, at, last)
    if (characters.length > 16) return null
    if (isDrivingLicenceNumber(characters))
      return { kind: 'driving-licence', start: first.start, end: run.end, strength: 1 }
  }
  return null
}
