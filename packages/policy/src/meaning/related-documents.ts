import type { RelatedDocument } from '../types.ts'

const PREFIX = "(?:\\p{Lu}[\\p{L}\\d’'-]{1,30}\\s(?:(?:and|of|&|for|the|on|in|to)\\s){0,2}){0,6}"
const KIND =
  '(?:Policy|Policies|Code|Codes|Procedures?|Protocols?|Guidance|Guidelines|Strategy|Handbook|Framework|Charter|Standing\\sOrders)'
const REST =
  "(?:\\s(?:of|for|on)\\s(?:the\\s)?\\p{Lu}[\\p{L}’'-]{1,30}(?:,?\\s(?:(?:and|the|of|&)\\s){0,2}\\p{Lu}[\\p{L}’'-]{1,30}){0,6})?"
const NAMED = new RegExp(`(?<![\\p{L}\\d])${PREFIX}${KIND}(?![\\p{L}\\d])${REST}`, 'gu')
const QUOTED =
  /[“"‘]([\p{Lu}][^“”"‘’\n]{3,80}(?:[Pp]olicy|[Cc]ode|[Pp]rocedure|[Pp]rotocol|[Gg]uidance))[”"’]/gu
const LOWER =
  /(?<!social\s)\b((?:data protection|disciplinary|grievance|whistle[\s-]?blowing|dignity at work|bullying and harassment|equality and diversity|information security|acceptable use|ICT|IT|safeguarding|media|email|internet|recruitment)\s(?:policy|policies|procedures?|code))\b/gi
const PROCEDURES: readonly (readonly [RegExp, string])[] = [
  [/\bwhistle[\s-]?blowing\b/i, 'Whistleblowing policy'],
  [/\bgrievances?\b/i, 'Grievance policy'],
  [/\bbullying\s+and(?:\s*\/?\s*or)?\s+harassment\b/i, 'Bullying and Harassment policy'],
]
const LEADING =
  /^(?:The|This|These|Our|All|Any|Each|Every|See|And|As|In|To|For|If|Please|Read|Refer|Under|Council|Its|Your|Their|Follow)\s/
const LONGEST = 20_000

/** “Code of Conduct and Acceptable Usage Policy” are two documents; “Bullying and Harassment Policy” is one. */
function splitNames(found: string): string[] {
  return found.split(
    /(?<=Conduct|Practice|Polic(?:y|ies)|Procedures?|Code|Guidance|Protocol)(?:,?\s(?:and|&)\s(?:the\s|our\s|its\s)?|,\s(?:the\s)?)(?=\p{Lu})/u,
  )
}

function clean(name: string): string {
  let result = name.replaceAll(/\s+/g, ' ').trim()
  while (LEADING.test(result)) result = result.replace(LEADING, '')
  return result
}

function key(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(/\b(policies|policy|procedures?|usage|use)\b/g, (word) =>
      word.startsWith('us') ? 'use' : 'policy',
    )
    .replace('whistle blowing', 'whistleblowing')
    .trim()
}

function isItself(name: string, title: string): boolean {
  return (
    key(name) === key(title) || /^(?:social media|social network\w*)\b/i.test(name) || !name.includes(' ')
  )
}

/** Companion documents that provisions name, each with the references that name it, in order of first mention. */
export function findRelatedDocuments(
  provisions: readonly { readonly ref: string; readonly text: string }[],
  title: string,
): RelatedDocument[] {
  const documents = new Map<string, { name: string; mentionedIn: string[] }>()
  const mention = (name: string, ref: string) => {
    const known = documents.get(key(name)) ?? { name, mentionedIn: [] }
    if (!known.mentionedIn.includes(ref)) known.mentionedIn.push(ref)
    documents.set(key(name), known)
  }
  for (const { ref, text } of provisions) {
    const words = text.slice(0, LONGEST)
    const found: string[] = []
    for (const match of words.matchAll(NAMED)) found.push(...splitNames(match[0]))
    for (const match of words.matchAll(QUOTED)) found.push(match[1] ?? '')
    for (const match of words.matchAll(LOWER)) found.push(match[1] ?? '')
    const names = found.map(clean).filter((name) => name !== '' && !isItself(name, title))
    for (const name of names) mention(name, ref)
    if (!/\b(?:polic(?:y|ies)|procedures?)\b/i.test(words)) continue
    for (const [pattern, name] of PROCEDURES) {
      if (pattern.test(words) && !names.some((other) => pattern.test(other))) mention(name, ref)
    }
  }
  return mergeShortNames([...documents.values()])
}

/** “Code of Conduct” beside one “Officers’ Code of Conduct” means the same document. */
function mergeShortNames(documents: readonly { name: string; mentionedIn: string[] }[]): RelatedDocument[] {
  const merged = new Set<string>()
  for (const short of documents) {
    const longer = documents.filter(
      (other) => other !== short && key(other.name).endsWith(` ${key(short.name)}`),
    )
    const [only] = longer
    if (only === undefined || longer.length > 1) continue
    for (const ref of short.mentionedIn) if (!only.mentionedIn.includes(ref)) only.mentionedIn.push(ref)
    merged.add(short.name)
  }
  return documents.filter(({ name }) => !merged.has(name))
}
