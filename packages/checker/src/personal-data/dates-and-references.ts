import { cueBefore, hasCue } from './cues.ts'
import type { PersonalData } from './finding.ts'
import { runText } from './scan.ts'
import type { Scan } from './scan.ts'

const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*$/i

/** A full date at run `at`, beside a word that makes it a date of birth: `DOB 11/06/2017`, `born on 3 May 1984`. */
export function dateOfBirthAt(scanned: Scan, at: number): PersonalData | null {
  const length = dateRuns(scanned, at)
  const first = scanned.runs[at]
  const last = scanned.runs[at + 2]
  if (!length || first === undefined || last === undefined) return null
  if (
    !cueBefore(scanned, at, 'birth', 5) &&
    !(birthInitials(scanned, at) || hasCue(scanned, at, at + 2, 'birth', 2))
  )
    return null
  return { kind: 'date-of-birth', start: first.start, end: last.end, strength: 1 }
}

/** `d.o.b.` and `d o b` fall apart into three runs. */
function birthInitials(scanned: Scan, at: number): boolean {
  for (let index = at - 5; index <= at - 3; index += 1)
    if (/^dob$/i.test(runText(scanned, index) + runText(scanned, index + 1) + runText(scanned, index + 2)))
      return true
  return false
}

function dateRuns(scanned: Scan, at: number): boolean {
  const [a, b, c] = [runText(scanned, at), runText(scanned, at + 1), runText(scanned, at + 2)]
  const day = /^(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/i
  const month = /^(?:0?[1-9]|1[0-2])$/
  const year = /^(?:19|20)?\d\d$/
  if (/^(?:19|20)\d\d$/.test(a) && month.test(b) && day.test(c)) return true
  if (day.test(a) && (month.test(b) || MONTH.test(b)) && year.test(c)) return true
  return MONTH.test(a) && day.test(b) && year.test(c)
}

/** References that councils publish: planning and licensing applications, committee items, roads. */
const PUBLIC_REFERENCE = /^\d{2}\/\d{4,5}\/[A-Z]{2,5}$|^[ABM]\d{1,4}$/i
const PUBLIC_CUE =
  /^(?:planning|page|item|minute|notice|contract|tender|procurement|agenda|section|bus|route|bill|appendix|foi)$/i

/**
 * A case or account reference: letters, digits and strokes with at least four digits behind a word such as claim, case or rent
 * account; or a departmental form such as HSG/24/03318 by itself.
 */
export function caseReferenceAt(
  scanned: Scan,
  at: number,
): (PersonalData & { readonly last: number }) | null {
  const first = scanned.runs[at]
  if (first === undefined || strokeBetween(scanned, at - 1)) return null
  let last = at
  while (last + 1 < scanned.runs.length && last - at < 4 && strokeBetween(scanned, last)) last += 1
  const end = scanned.runs[last]?.end ?? first.end
  const written = scanned.text.slice(first.start, end)
  const digits = written.replaceAll(/\D/g, '').length
  if (digits < 4 || written.length < 5 || written.length > 24 || PUBLIC_REFERENCE.test(written)) return null
  if (
    publicCueBefore(scanned, at) ||
    hasCue(scanned, at, last, 'parcel', 4) ||
    hasCue(scanned, at, last, 'example', 4)
  )
    return null
  const departmental = /^[A-Z]{2,5}[/-]\d{2,4}[/-]\d{3,6}$/.test(written)
  const cued = digits >= 5 && /^[A-Za-z]{0,5}[/-]?\d/.test(written) && cueBefore(scanned, at, 'case', 3)
  if (!departmental && !cued) return null
  // A bare number must not look like a telephone number that was found to be a service's.
  if (/^0\d{3,5}$/.test(written) || (!departmental && /^0\d{9,10}$/.test(written))) return null
  return { kind: 'case-reference', start: first.start, end, strength: departmental ? 0.9 : 0.85, last }
}

function strokeBetween(scanned: Scan, index: number): boolean {
  const a = scanned.runs[index]
  const b = scanned.runs[index + 1]
  return (
    a !== undefined && b !== undefined && b.start - a.end === 1 && /[/-]/.test(scanned.text.charAt(a.end))
  )
}

function publicCueBefore(scanned: Scan, at: number): boolean {
  for (let away = 1; away <= 3; away += 1) if (PUBLIC_CUE.test(runText(scanned, at - away))) return true
  return false
}
