import type { Analysis, Hit } from '../analysis.ts'
import type { Span } from '../types.ts'

/** Whom a statement may be about: those whom a body's policy speaks of when it speaks of disparagement. */
export type TargetKind = 'body' | 'people' | 'client' | 'supplier' | 'person'

/** Somebody of the body, or the body itself, where the text speaks of them. Token numbers as in `Hit`. */
export interface Target {
  readonly kind: TargetKind
  /** Readers are told who it is: a name, a handle. */
  readonly named: boolean
  /** The words fit any employer (`management`, `customers`): they count only where no other party is spoken of. */
  readonly generic: boolean
  readonly first: number
  readonly last: number
  readonly sentence: number
  readonly span: Span
}

/** Last words of targets that every employer has. */
const ANY_EMPLOYER = new Set(
  (
    'management manager managers boss bosses supervisor supervisors director directors colleague colleagues coworker ' +
    'coworkers workmate workmates team teams lads lot office department dept hr comms payroll legal ceo ceos foreman gaffer ' +
    'upstairs officer officers customer customers client clients caller callers punter punters public agency firm ' +
    'provider vendor operator outfit supplier suppliers contractor contractors consultants consultant consultancy ' +
    'chair leadership it staff crew crews'
  ).split(' '),
)

const DEPARTMENT_AFTER = new Set(
  'in from at dear hi hey to blame blames asked ask tell told by v vs versus cheers ta thank thanks nothing'.split(
    ' ',
  ),
)
const DEPARTMENT_BEFORE = new Set(
  (
    'say says said are is were team department dept lot people staff manager managers wont dont cant blames blame told never have ' +
    'v vs versus to promised promise owe owes want wants think thinks thought gave keep keeps still again has had need needs'
  ).split(' '),
)
const ANY_EMPLOYERS_OWN = /\b(?:council|borough|town hall|cllr|councillor|depot|section 151)\b/

/** Signs that the author speaks of this work at all: without one a name is anybody's. */
const WORK_SIGNS = [
  'workplace-word',
  'council-word',
  'body-name',
  'council-people',
  'council-client',
  'body-person',
]
const COUNCIL_SIGNS = ['council-word', 'body-name', 'council-service', 'workplace-word', 'body-supplier']

const TARGET_SIGNS = [
  'body-name',
  'council-word',
  'workplace-self',
  'council-people',
  'officer-word',
  'pointed-person',
  'council-client',
  'council-supplier',
  'body-supplier',
  'body-person',
  'department',
  'workplace-word',
  'person-title',
]

/** Whether the text may speak of anybody of the body at all. Costs a few bit tests: ask before `findTargets`. */
export function mayHaveTargets(analysis: Analysis): boolean {
  return TARGET_SIGNS.some(analysis.has) || (analysis.contains('at') && HANDLE.test(analysis.text))
}

/**
 * Everybody in the text who may belong to the body, serve it or be served by it, in the order of the text. Names of
 * people count where the text speaks of work; what fits any employer is marked `generic`.
 */
export function findTargets(analysis: Analysis): readonly Target[] {
  const targets: Target[] = []
  const add = (hit: Hit, kind: TargetKind, named: boolean, generic: boolean): void => {
    const { first, last, sentence, span } = hit
    targets.push({ kind, named, generic, first, last, sentence, span })
  }
  const addAll = (category: string, kind: TargetKind): void => {
    for (const hit of analysis.hits(category)) add(hit, kind, false, isGeneric(analysis, hit))
  }
  for (const category of ['body-name', 'council-word']) {
    for (const hit of analysis.hits(category)) add(hit, 'body', false, false)
  }
  for (const hit of analysis.hits('workplace-self')) add(hit, 'body', false, true)
  addAll('council-people', 'people')
  addAll('officer-word', 'people')
  for (const hit of analysis.hits('department')) {
    if (isDepartment(analysis, hit)) add(hit, 'people', false, true)
    const colleague = colleagueOf(analysis, hit)
    if (colleague !== null) add(colleague, 'person', true, false)
  }
  for (const hit of analysis.hits('pointed-person')) add(hit, 'people', false, true)
  addAll('council-client', 'client')
  const atWork = COUNCIL_SIGNS.some(analysis.has)
  for (const hit of analysis.hits('council-supplier')) {
    if (atWork || isOurs(analysis, hit)) add(hit, 'supplier', false, isGeneric(analysis, hit))
  }
  for (const hit of analysis.hits('body-supplier')) add(hit, 'supplier', false, false)
  if (atWork) for (const hit of findCompanies(analysis)) add(hit, 'supplier', false, false)
  for (const hit of analysis.hits('body-person')) add(hit, 'person', true, false)
  const ofWork = WORK_SIGNS.some(analysis.has)
  for (const hit of analysis.hits('person-name')) {
    if (analysis.text.charAt(hit.span[0] - 1) === '@') continue
    if (ofWork || TITLED.test(analysis.tokens[hit.first]?.text ?? '')) add(hit, 'person', true, true)
  }
  if (analysis.contains('at')) for (const target of findHandles(analysis)) targets.push(target)
  return targets.toSorted((a, b) => a.first - b.first || a.last - b.last)
}

function isGeneric(analysis: Analysis, hit: Hit): boolean {
  const last = analysis.tokens[hit.last]?.text ?? ''
  if (!ANY_EMPLOYER.has(last)) return false
  const words = analysis.tokens
    .slice(hit.first, hit.last + 1)
    .map(({ text }) => text)
    .join(' ')
  return !ANY_EMPLOYERS_OWN.test(words)
}

const JOINS = new Set(['in', 'from', 'at', 'over', 'of'])

/** `Steph in Payroll`, `Nigel Ferrow (Estates)`: a capitalised word tied to a department is somebody's name. */
function colleagueOf(analysis: Analysis, department: Hit): Hit | null {
  const { tokens, text } = analysis
  let last = department.first - 1
  while (JOINS.has(tokens[last]?.text ?? '')) last--
  const name = tokens[last]
  if (name === undefined || !name.capital || name.sentence !== department.sentence) return null
  const joined = last < department.first - 1
  if (!joined && text.charAt((tokens[department.first]?.span[0] ?? 0) - 1) !== '(') return null
  const isOther = (category: string): boolean =>
    analysis.hits(category).some((hit) => hit.first <= last && hit.last >= last)
  if (NO_NAME.some(isOther)) return null
  const first =
    tokens[last - 1]?.capital === true && tokens[last - 1]?.sentence === name.sentence ? last - 1 : last
  if (first === last && (last === 0 || tokens[last - 1]?.sentence !== name.sentence) && !NAMES.some(isOther))
    return null
  return { ...department, first, last, span: [tokens[first]?.span[0] ?? 0, name.span[1]] }
}

const NO_NAME = [
  'not-a-name',
  'council-people',
  'council-word',
  'body-name',
  'workplace-word',
  'department',
  'council-client',
]
const NAMES = ['first-name', 'first-name-ambiguous']

/** `our IT supplier`, `the new contractor they have got in`. */
function isOurs(analysis: Analysis, { first, sentence }: Hit): boolean {
  return analysis.tokens
    .slice(Math.max(0, first - 3), first + 1)
    .some((token) => token.sentence === sentence && (token.text === 'our' || token.text === 'new'))
}

/** `Housing say`, `ask Legal`, `in licensing`: a department, not what it deals with. */
function isDepartment(analysis: Analysis, hit: Hit): boolean {
  const token = analysis.tokens[hit.first]
  const before = analysis.tokens[hit.first - 1]
  const after = analysis.tokens[hit.last + 1]?.text ?? ''
  if (before !== undefined && DEPARTMENT_AFTER.has(before.text)) return true
  if (DEPARTMENT_BEFORE.has(after)) return true
  if (analysis.text.charAt(hit.span[1]) === ':') return true
  return token?.capital === true && before !== undefined && before.sentence === token.sentence
}

/** `Bellwater Roofing`: capitalised words that end in the name of a trade. */
function findCompanies(analysis: Analysis): readonly Hit[] {
  return analysis.hits('trade-word').flatMap((hit) => {
    const { tokens } = analysis
    if (tokens[hit.first]?.capital !== true) return []
    let first = hit.first
    while (first > 0 && tokens[first - 1]?.capital === true && tokens[first - 1]?.sentence === hit.sentence)
      first--
    const start = tokens[first]?.span[0] ?? hit.span[0]
    return first === hit.first ? [] : [{ ...hit, first, span: [start, hit.span[1]] as const }]
  })
}

/** Titles of residents, colleagues and councillors: a name with one counts also where no word of work stands. */
const TITLED = /^(?:cllrs?|councillors?|mr|mrs|ms|miss|mx)$/
/** One look at the letters after each `@`, no repetition: linear. */
const HANDLE = /@(?:cllr|councillor|\w{0,24}(?:council|borough|planning|housing|highways|streetscene|parks))/i
const COUNCILLORS_HANDLE = /^(?:cllr|councillor)/
const BODYS_HANDLE =
  /council|borough|planning|housing|highways|streetscene|parks|environmentalhealth|customerservice/

/** `@CllrSo`, `@…Council`: accounts of councillors and of the body and its teams. */
function findHandles(analysis: Analysis): readonly Target[] {
  return analysis.tokens.flatMap(({ text, span, sentence }, index) => {
    if (analysis.text.charAt(span[0] - 1) !== '@') return []
    const named = COUNCILLORS_HANDLE.test(text)
    if (!named && !BODYS_HANDLE.test(text)) return []
    const kind = named ? 'person' : 'people'
    return [{ kind, named, generic: false, first: index, last: index, sentence, span } as const]
  })
}

/** How many tokens stand between a target and another stretch of tokens; 0 where they touch or overlap. */
export function wordsBetween(
  a: { readonly first: number; readonly last: number },
  b: { readonly first: number; readonly last: number },
): number {
  if (b.first > a.last) return b.first - a.last - 1
  if (a.first > b.last) return a.first - b.last - 1
  return 0
}
