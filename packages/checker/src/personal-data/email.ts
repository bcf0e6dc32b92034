import type { PersonalData } from './finding.ts'

const LOCAL = /[A-Za-z0-9._%+'-]/
const DOMAIN = /[A-Za-z0-9.-]/

/** Mailboxes of a function rather than of a person. */
const ROLE_MAILBOX =
  /^(?:[a-z]*(?:info|enquir|inquir|contact|customer|service|hello|help|support|office|reception|admin|press|media|comms|communications|news|planning|housing|benefits?|tax|revenues|payments|accounts|council|street|care|clean|bins?|waste|recycl|parking|parks|highways|licensing|elections?|electoral|democratic|committee|safeguarding|complaints|feedback|foi|dpo|data|records|archives|museum|library|leisure|events?|bookings?|tickets|volunteer|jobs|recruit|hr|payroll|finance|procurement|tenders|environment|building|pest|noise|dogwarden|community|grants|mayor|leader|team|desk|web|noreply|donotreply|webmaster|postmaster)[a-z0-9._-]*)$/i

/**
 * Every email address of a text. Mailboxes of a function are no personal data. Linear: it looks outwards from each `@`, once over
 * any character.
 */
export function findEmails(text: string): PersonalData[] {
  const found: PersonalData[] = []
  let floor = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at
    while (start > floor && LOCAL.test(text.charAt(start - 1))) start -= 1
    while (start < at && !/[A-Za-z0-9]/.test(text.charAt(start))) start += 1
    let end = at + 1
    while (end < text.length && DOMAIN.test(text.charAt(end))) end += 1
    while (end > at + 1 && !/[A-Za-z0-9]/.test(text.charAt(end - 1))) end -= 1
    floor = end
    const local = text.slice(start, at)
    const domain = text.slice(at + 1, end)
    if (local === '' || !/^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}$/.test(domain)) continue
    if (!ROLE_MAILBOX.test(local)) found.push({ kind: 'email', start, end, strength: 1 })
  }
  return found
}

/** `at` and `dot` as people write them out, with or without brackets around them. */
const AT = /^(?:at)$/i
const DOT = /^(?:dot|point|fullstop)$/i

/**
 * An address written out: `p dot garside at example dot net`, `sam.lee [at] example (dot) org`. It needs an `at` and, behind it, a
 * `dot` before a short last word.
 */
export function findWrittenOutEmails(text: string): PersonalData[] {
  const words = wordsOf(text)
  const found: PersonalData[] = []
  for (let at = 1; at < words.length - 1; at += 1) {
    if (!AT.test(words[at]?.word ?? '')) continue
    const last = domainEnd(words, at)
    if (last === null) continue
    const first = localStart(words, at)
    const start = words[first]?.start ?? 0
    const end = words[last]?.end ?? 0
    const local = text.slice(start, words[at - 1]?.end)
    if (!ROLE_MAILBOX.test(local)) found.push({ kind: 'email', start, end, strength: 0.95 })
  }
  return found
}

interface Word {
  readonly word: string
  readonly start: number
  readonly end: number
}

function wordsOf(text: string): Word[] {
  const found: Word[] = []
  for (const match of text.matchAll(/[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*/g))
    found.push({ word: match[0], start: match.index, end: match.index + match[0].length })
  return found
}

/** The last word of the domain behind `at`, or null where what follows is no domain. */
function domainEnd(words: readonly Word[], at: number): number | null {
  const written = words[at + 1]?.word ?? ''
  if (/\.[A-Za-z]{2,24}$/.test(written)) return at + 1
  let last: number | null = null
  for (let index = at + 2; index + 1 < words.length && index <= at + 6; index += 2) {
    if (!DOT.test(words[index]?.word ?? '') || !/^[A-Za-z]{2,24}$/.test(words[index + 1]?.word ?? '')) break
    last = index + 1
  }
  return last
}

function localStart(words: readonly Word[], at: number): number {
  let first = at - 1
  while (
    first >= 2 &&
    (DOT.test(words[first - 1]?.word ?? '') ||
      /^(?:underscore|dash|hyphen)$/i.test(words[first - 1]?.word ?? ''))
  )
    first -= 2
  return first
}
