import type { PersonalData } from './finding.ts'

const LOCAL = /[A-Za-z0-9._%+'-]/
const DOMAIN = /[A-Za-z0-9.-]/

/** Mailboxes of a function rather than of a person. */
const ROLE_MAILBOX =
  /^(?:[a-z]*(?:info|enquir|inquir|contact|customer|service|hello|help|support|office|reception|admin|press|media|comms|communications|news|planning|housing|benefits?|tax|revenues|payments|accounts|council|street|care|clean|bins?|waste|recycl|parking|parks|highways|licensing|elections?|electoral|democratic|committee|safeguarding|complaints|feedback|foi|dpo|data|records|archives|museum|library|leisure|events?|bookings?|tickets|volunteer|jobs|recruit|hr|payroll|finance|procurement|tenders|environment|building|pest|noise|dogwarden|community|grants|mayor|leader|team|desk|web|landlords|tenants|residents|access|claims|appeals|sales|shop|theatre|tourism|visit|noreply|donotreply|webmaster|postmaster)[a-z0-9._-]*)$/i

/** Words that stand before `at` or `@` without being anybody's mailbox: `find us at example dot org`. */
const NO_MAILBOX = new Set(
  'a about all also and apply are available based be book booking bookings buy call check chat clips come days details donate download email event events everything find follow for form forms free from games get go here hosted how in info information is it join just learn line link links listen live look looking map me meet menu message more news next now of off on online only open or order our out over page photos place post posts read register sale search see shop shows sign site staff start starts stay stuff talk talks that them then there these they things this tickets times today tomorrow tonight up us videos view visit vote was watch we website welcome were what when where who with work working write you your'.split(
    ' ',
  ),
)

/** Whether what stands before a spaced or written `at` is chosen as a mailbox is: more than a plain word. */
function isChosen(local: string): boolean {
  return /^[A-Za-z][A-Za-z0-9]*(?:[._-]?[A-Za-z0-9]+)*$/.test(local) && /[._\d]/.test(local)
}

const DOMAIN_NAME = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}$/
/** Endings that people's mailboxes have, where the form alone could be a place or a time. */
const COMMON_ENDING = /\.(?:com|net|org|uk|eu|info|biz|me|io|ie)$/i
/** A dot of a domain that is written out or set in brackets, with what follows it. */
const WRITTEN_DOT = / ?(?:\[\.\]|\(\.\)|[[({ ]dot[\])} ]| \.) ?([A-Za-z]{2,24})(?![A-Za-z0-9])/iy

/** The domain from `from` on, its dots typed or written out, and where it ends. */
function readDomain(text: string, from: number): { readonly domain: string; readonly end: number } {
  let end = from
  while (end < text.length && DOMAIN.test(text.charAt(end))) end += 1
  while (end > from && !/[A-Za-z0-9]/.test(text.charAt(end - 1))) end -= 1
  let domain = text.slice(from, end)
  for (let dots = 0; dots < 3 && domain !== ''; dots += 1) {
    WRITTEN_DOT.lastIndex = end
    const found = WRITTEN_DOT.exec(text)
    if (found === null || /^(?:the|and|it|for|to)$/i.test(found[1] ?? '')) break
    domain += `.${found[1] ?? ''}`
    end = WRITTEN_DOT.lastIndex
  }
  return { domain, end }
}

/**
 * Every email address of a text. Mailboxes of a function are no personal data. Linear: it looks outwards from each `@`, once over
 * any character.
 */
export function findEmails(text: string): PersonalData[] {
  const found: PersonalData[] = []
  let floor = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const spaced = text.charAt(at - 1) === ' '
    const last = spaced ? at - 1 : at
    let start = last
    while (start > floor && LOCAL.test(text.charAt(start - 1))) start -= 1
    while (start < last && !/[A-Za-z0-9]/.test(text.charAt(start))) start += 1
    const { domain, end } = readDomain(text, spaced && text.charAt(at + 1) === ' ' ? at + 2 : at + 1)
    floor = Math.max(at + 1, end)
    const local = text.slice(start, last)
    if (local === '' || ROLE_MAILBOX.test(local)) continue
    if (!DOMAIN_NAME.test(domain) && !(PROVIDER.test(domain) && isChosen(local))) continue
    if (spaced && !(isChosen(local) && (COMMON_ENDING.test(domain) || PROVIDER.test(domain)))) continue
    found.push({ kind: 'email', start, end, strength: 1 })
  }
  return found
}

/** `at` and `dot` as people write them out, with or without brackets around them. */
const AT = /^at$/i
const DOT = /^(?:dot|point|fullstop)$/i
/** What the last word of a domain is, or the domain itself where it is typed: `at some point in` has none. */
const WRITTEN_ENDING = /(?:^|\.)(?:com|net|org|uk|eu|info|biz|me|io|ie|co|gov)$/i
/** Where people have their own mailboxes; the ending is often left out. */
const PROVIDER = /^(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|proton|protonmail|btinternet|aol)$/i

/**
 * An address written out: `p dot garside at example dot net`, `sam.lee [at] example (dot) org`, `sam.lee84 at gmail`. Behind the
 * `at` stands a `dot` before a short last word; where the domain is typed, what stands before it must look like a mailbox.
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
    const bracketed = /[[({]/.test(text.charAt((words[at]?.start ?? 0) - 1))
    if (ROLE_MAILBOX.test(local) || NO_MAILBOX.has(local.toLowerCase())) continue
    if (last === at + 1 && !bracketed && !isChosen(local)) continue
    const ending = words[last]?.word ?? ''
    if (!bracketed && !WRITTEN_ENDING.test(ending) && !PROVIDER.test(ending)) continue
    found.push({ kind: 'email', start, end, strength: 0.95 })
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
  for (const match of text.matchAll(/[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*/g)) {
    // `sam-at-example-dot-com`
    const parted = /-at-/i.test(match[0]) ? match[0].split('-') : [match[0]]
    let start = match.index
    for (const word of parted) {
      found.push({ word, start, end: start + word.length })
      start += word.length + 1
    }
  }
  return found
}

/** The last word of the domain behind `at`, or null where what follows is no domain. */
function domainEnd(words: readonly Word[], at: number): number | null {
  const written = words[at + 1]?.word ?? ''
  if (/\.[A-Za-z]{2,24}$/.test(written)) return at + 1
  let last: number | null = PROVIDER.test(written) ? at + 1 : null
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
