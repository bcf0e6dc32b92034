import { isValidIBAN } from 'ibantools'
import type { PersonalData } from './finding.ts'
import { joinRuns, joined, partedAlike, runText } from './scan.ts'
import type { Scan } from './scan.ts'

/** An IBAN that begins at run `at`, at one go or in groups, whatever parts them; its check digits must hold (ISO 13616). */
export function ibanAt(scanned: Scan, at: number): PersonalData | null {
  const first = scanned.runs[at]
  if (first === undefined || first.kind === 'digits') return null
  const country = runText(scanned, at)
  if (!/^[A-Za-z]{2}\d{2}/.test(country.length === 2 ? country + runText(scanned, at + 1) : country))
    return null
  let plainly = true
  for (let last = at; last < Math.min(at + 10, scanned.runs.length); last += 1) {
    plainly &&= last === at || joined(scanned, last - 1, last)
    if (!plainly && !partedAlike(scanned, at, last)) return null
    const characters = joinRuns(scanned, at, last)
    if (characters.length > 34) return null
    const run = scanned.runs[last]
    if (run !== undefined && characters.length >= 15 && isValidIBAN(characters))
      return { kind: 'iban', start: first.start, end: run.end, strength: 1 }
  }
  return null
}
