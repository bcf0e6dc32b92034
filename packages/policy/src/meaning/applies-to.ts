import { CATEGORIES, type Category } from '../types.ts'
import { type Phrase, phrase } from '../wording/phrases.ts'

export interface Applicability {
  readonly appliesTo: readonly Category[]
  readonly reason: Phrase
}

/** What the policy as a whole says about whom it binds. */
export interface ScopeReading {
  /** Who is meant where a provision names nobody. */
  readonly everybody: readonly Category[]
  /** Who is meant by “employees”; more than officers where a definition widens the word. */
  readonly employees: readonly Category[]
  /** The references the reading rests on. */
  readonly refs: readonly string[]
}

interface Text {
  readonly ref: string
  readonly text: string
}

const SCOPE_HEADING =
  /\bscope\b|\bwho\b.{0,30}\b(?:for|to|covered|covers?|appl(?:y|ies)|bound|means?)\b|\bappl(?:y|ies|ication)\b/i

/** Whether a heading announces whom the policy binds. */
export function isScopeHeading(heading: string): boolean {
  return SCOPE_HEADING.test(heading)
}

const WHO: Readonly<Record<Category, string>> = {
  officer:
    '(?<!agency\\s|temporary\\s|casual\\s|interim\\s|seasonal\\s|sessional\\s|bank\\s|supply\\s|locum\\s|supplier\\s|contractor\\s|former\\s)(?:employees?|staff|officers?|(?<!elected\\s)officials|apprentices?|clerks|clerk(?=\\s+and\\s+(?:the\\s+|all\\s+)?(?:elected\\s+)?(?:councillors|members))|(?<=\\b(?:councillors|members)\\s+and\\s+(?:the\\s+)?)clerk|(?:public|civil)\\s+servants?|constables?|lecturers?|academics|clinicians?|nurses?|head\\s?teachers?|permanent\\s+(?:and|or)\\s+(?:temporary|casual|interim)\\s+(?:employees|staff|workers)|(?:social|youth|care)\\s+workers?|firefighters?|crews?|workforce|personnel|teachers?|(?<=^|[.;:!?]\\s|\\ball\\s)colleagues|line\\s+managers?|managers?)(?!\\s+of\\s+(?:suppliers|contractors))',
  member:
    '(?:councillors?|governors?|trustees?|elected\\s+(?:officials|representatives)|non-executive\\s+directors?|(?<!family\\s|team\\s|staff\\s)(?:elected\\s+|council\\s+|co-?opted\\s+|board\\s+)?members?(?!\\s+of\\s+(?:staff|the\\s+(?:public|team|community|family)|(?:a|their|your)\\s+family)))',
  agency:
    '(?:agency|temporary|casual|interim|seasonal|sessional|supply|locum|seconded|bank|labour[\\s-]hire)\\s+(?:\\w+\\s+)?(?:workers?|staff|employees|teachers?|nurses?|assistants?)|secondees?|temps|(?:supplied|engaged|provided|sent|hired|employed|working)\\s+[^.;]{0,25}?(?:by|through|via|from)\\s+(?:an?\\s+)?agenc(?:y|ies)',
  'on-behalf':
    '(?:volunteers?|interns?|trainees?|cadets?|work\\s+experience|students?\\s+on\\s+placement|those\\s+(?:undertaking|carrying|working|acting|who\\s+(?:work|act))[^.]{0,40}(?:on\\s+behalf\\s+of|for)|(?:anyone|everyone|people|others|persons|those|individuals)\\s+(?:\\w+\\s+){0,6}(?:on\\s+behalf\\s+of|representing\\s)|partners)',
  supplier:
    '(?:suppliers?|(?:sub-?)?contractors?|service\\s+providers?|consultants?|vendors?|freelancers?|third\\s+part(?:y|ies)|bidders?|(?:firms|companies|businesses)\\s+(?:who|that|which|working|carrying|acting)|(?:working|work)\\s+under\\s+contract)',
}

const MENTION = Object.fromEntries(
  CATEGORIES.map((category) => [category, new RegExp(`\\b(?:${WHO[category]})\\b`, 'i')]),
) as Record<Category, RegExp>

/** A category as the one who acts: “all employees must …”, not “about employees”. */
const SUBJECT = Object.fromEntries(
  CATEGORIES.map((category) => [
    category,
    new RegExp(
      `(?:^|[.;:!?]\\s+|,\\s+|\\b(?:all|every|each|any|an?|no|if|when|where|the|many|most|both|other|some|and|or|of|by|council|that)\\s+)(?:(?:all|every|council|our|the|other|academic|teaching|support|clerical|civilian|police|senior)\\s+){0,3}(?:${WHO[category]})(?![’'])(?:,\\s+[\\w\\s’'-]{2,30}){0,4}(?:,?\\s+(?:and|or|who|whose|that|in|of|at|with|\\w{2,20}ing)\\s+[^.;]{0,60}?)?\\s+(?:\\w+\\s+)?(?:must|should|shall|may|might|will|can|cannot|are|is|need|have|has|receive|ought|do\\s+not|does\\s+not|to)\\b|\\b(?:if|when|where|whenever)\\s+(?:(?:any|all|an?|the)\\s+)?(?:${WHO[category]})(?![’'])[^.;]{0,80}?,\\s+(?:they|he\\s+or\\s+she)\\s+(?:must|should|shall|may|will|can|are|need|have)\\b|\\b(?:if|when|where|whenever)\\s+[^.;,]{1,40}\\s(?:and|or)\\s+(?:${WHO[category]})(?![’'])\\s+[^.;]{0,60}?,\\s+(?:they|he\\s+or\\s+she)\\s+(?:must|should|shall|may|will)\\b`,
      'i',
    ),
  ]),
) as Record<Category, RegExp>

const SCOPE_VERB =
  /\b(?:(?:is|are)\s+(?:intended\s+|written\s+|meant\s+)?for|aimed\s+at|appl(?:y|ies|icable)|cover(?:s|ed)?|binding\s+on|binds?|extends?|bound\s+by|relates?\s+to|(?:fall|come)s?\s+within|(?:followed|observed)\s+by|(?:follow|observe|comply\s+with|adhere\s+to)\s+this)\b/i
/** A heading that addresses a category: “Guidance for councillors”, “Employees”, “Managers’ responsibilities”. */
const ADDRESSED = Object.fromEntries(
  CATEGORIES.map((category) => [
    category,
    new RegExp(
      `\\b(?:for|to|by|(?:conduct|duties|responsibilities|obligations)\\s+of)\\s+(?:(?:all|our|the|other|council|elected)\\s+){0,2}(?:${WHO[category]})(?![’'])|^(?:${WHO[category]})[’'](?:s)?\\s+(?:own|personal|private|use)\\b|\\bfor\\s+(?:${WHO.officer}|${WHO.member})\\s+and\\s+(?:${WHO[category]})(?![’'])|^(?:(?:all|our|the|elected|council)\\s+){0,2}(?:${WHO[category]})[’']?(?:\\s+(?:responsibilities|duties|obligations|conduct)|\\s+and\\s+\\w+)?$|\\b(?:and|,)\\s+(?:${WHO[category]})$`,
      'i',
    ),
  ]),
) as Record<Category, RegExp>

const INTENDED = Object.fromEntries(
  CATEGORIES.map((category) => [
    category,
    new RegExp(
      `\\b(?:expected\\s+of|help|helps|guide|guides|guidance\\s+for|how)\\s+[^.;]{0,120}?\\b(?:${WHO[category]})(?![’'])`,
      'i',
    ),
  ]),
) as Record<Category, RegExp>

const WIDENS =
  /(?:(?:references?\s+to|the\s+(?:terms?|words?)|in\s+th(?:is|ese)\s+(?:policy|document|guidance|guidelines|procedure|protocol|rules|standards|code),?|for\s+the\s+purposes?\s+of\s+this\s+\w+,?)\s*["“'‘]?|^["“'‘])(?:employees?|staff|officers?|you|users?)["”'’]?[^.]{0,40}\b(?:includes?|means?|refers?\s+to|covers?)\b[^.]{0,300}/i
/** “It does not apply to members, who have a code of their own.” */
/** “This Part only applies to …” is no scope of the whole. */
const ONLY_PART =
  /\bthis\s+(?:part|section|chapter|schedule|appendix)\s+only\s+applies\b|\bthis\s+(?:part|section|chapter|schedule|appendix)\s+applies\s+only\b/i
/** “The disciplinary policy applies to employees” is said of another document. */
const OF_ANOTHER =
  /\b(?:disciplinary|grievance|capability|conduct|whistle-?blowing|complaints?)\s+(?:policy|procedure|code)s?\s+(?:\w+\s+)?appl(?:y|ies)\b[^.;]*/gi
const EXCLUDED =
  /\b(?:(?:does|do|is|are|will)\s+)?(?:not|never)\s+(?:apply|applicable|cover|extend|bind|for)\b[^.;]*|[^.;]*\b(?:is|are)\s+not(?=\s*[.;]|\s*$)|\b(?:excluding|except(?:\s+for)?|other\s+than|but\s+not)\b[^.;]*/gi
/** “Every member of staff”, above items that complete the sentence. */
const STEM = Object.fromEntries(
  CATEGORIES.map((category) => [
    category,
    new RegExp(`^(?:(?:all|every|each|any|our|the|member\\s+of)\\s+){0,3}(?:${WHO[category]})\\W*$`, 'i'),
  ]),
) as Record<Category, RegExp>
const FINITE = /\b(?:have|has|must|should|shall|will|may|is|are)\b/i
const EVERYONE = /\b(?:everyone|anyone|everybody|all\s+(?:those|people|persons|individuals|users))\b/i
const OTHERS = /\b(?:employees|staff|officers)\s+and\s+(?:\w+\s+)?(?:others|everyone|anyone|people|those)\b/i
const LONGEST = 20_000
/** A line without a verb below “this policy applies to:” names people. */
const LONGEST_LIST_OF_PEOPLE = 300

function mentioned(text: string): Category[] {
  return CATEGORIES.filter((category) => MENTION[category].test(text))
}

/** Whether a text names any category of people. */
export function namesAnybody(text: string): boolean {
  return mentioned(text.slice(0, LONGEST)).length > 0
}

function sentences(text: string): string[] {
  return text.slice(0, LONGEST).split(/(?<=[.;!?])\s+/)
}

/** Reads whom the policy binds from the provisions that speak of its scope; `items` are lists under such a provision. */
export function readScope(candidates: readonly Text[], all: readonly Text[]): ScopeReading {
  const everybody = new Set<Category>()
  const refs: string[] = []
  for (const { ref, text } of candidates) {
    if (ONLY_PART.test(text.slice(0, 200))) continue
    const sentence = sentences(text.slice(0, LONGEST).replaceAll(EXCLUDED, '').replaceAll(OF_ANOTHER, ''))
      .filter((part) => SCOPE_VERB.test(part) || (text.length < LONGEST_LIST_OF_PEOPLE && !FINITE.test(part)))
      .join(' ')
    const found = mentioned(sentence)
    const wide = EVERYONE.test(sentence) && found.length <= 1
    for (const category of wide ? (['officer', 'agency', 'on-behalf', ...found] as const) : found)
      everybody.add(category)
    if (found.length > 0 || wide) refs.push(ref)
  }
  const employees = new Set<Category>(['officer'])
  const widenedBy: string[] = []
  for (const { ref, text } of all) {
    const widening = WIDENS.exec(text.slice(0, LONGEST))
    if (widening === null) continue
    for (const category of mentioned(widening[0])) employees.add(category)
    widenedBy.push(ref)
  }
  const ordered = (set: ReadonlySet<Category>) => CATEGORIES.filter((category) => set.has(category))
  if (everybody.size === 0 && employees.size > 1) {
    for (const category of employees) everybody.add(category)
    refs.push(...widenedBy)
  }
  return { everybody: ordered(everybody), employees: ordered(employees), refs }
}

/** Whom a policy that states no scope says it is written for: “the standards expected of staff and volunteers”. */
export function readPurpose(candidates: readonly Text[]): ScopeReading {
  for (const { ref, text } of candidates) {
    const found = CATEGORIES.filter((category) => INTENDED[category].test(text.slice(0, LONGEST)))
    if (found.length > 0) return { everybody: found, employees: ['officer'], refs: [ref] }
  }
  return { everybody: [], employees: ['officer'], refs: [] }
}

/**
 * Whom a policy that says nowhere whom it is for speaks of as those who act: categories that several provisions name, and no
 * small part of those that name anybody.
 */
export function readSubjects(all: readonly Text[]): ScopeReading {
  const naming = all
    .map(({ ref, text }) => ({
      ref,
      who: CATEGORIES.filter((category) => SUBJECT[category].test(text.slice(0, LONGEST))),
    }))
    .filter(({ who }) => who.length > 0)
  const everybody = CATEGORIES.filter((category) => {
    const count = naming.filter(({ who }) => who.includes(category)).length
    return count >= 2 && count * 5 >= naming.length
  })
  if (everybody.every((category) => category === 'officer'))
    return { everybody: [], employees: ['officer'], refs: [] }
  const refs = naming.filter(({ who }) => who.some((category) => everybody.includes(category)))
  return { everybody, employees: ['officer'], refs: refs.map(({ ref }) => ref) }
}

/** The categories that a heading addresses, as “Guidance for councillors” does. */
export function readAudience(headings: readonly string[]): Category[] {
  for (const heading of headings) {
    const found = CATEGORIES.filter((category) => ADDRESSED[category].test(heading))
    if (found.length > 0) return found
  }
  return []
}

/** Whether a provision names as its subject nobody but employees. */
export function namesOnlyEmployees(text: string): boolean {
  const named = CATEGORIES.filter((category) => SUBJECT[category].test(text.slice(0, LONGEST)))
  return named.length === 1 && named[0] === 'officer' && !OTHERS.test(text.slice(0, LONGEST))
}

/** Suggests to whom a provision applies. The owner decides; `reason` says what the suggestion rests on. */
export function suggestApplicability(
  text: string,
  isScope: boolean,
  isPurpose: boolean,
  audience: readonly Category[],
  scope: ScopeReading,
): Applicability {
  const words = text.slice(0, LONGEST)
  if (isScope) {
    const found = mentioned(words.replaceAll(EXCLUDED, ''))
    if (EVERYONE.test(words) && found.length <= 1 && scope.everybody.length > found.length)
      return { appliesTo: scope.everybody, reason: phrase('applies-to.says-who', { who: scope.everybody }) }
    if (found.length > 0) return { appliesTo: found, reason: phrase('applies-to.says-who', { who: found }) }
  }
  const subjects = CATEGORIES.filter(
    (category) => SUBJECT[category].test(words) || STEM[category].test(words.slice(0, 80)),
  )
  // Guidance for councillors that says something of officers still binds councillors.
  const titled = scope.refs.length === 0 && scope.everybody.length > 0
  const aboutOthers = titled && !subjects.some((category) => scope.everybody.includes(category))
  if (subjects.length > 0 && !isPurpose && !aboutOthers) {
    const set = new Set<Category>(subjects)
    const widened = set.has('officer') && scope.employees.length > 1
    if (widened) for (const category of scope.employees) set.add(category)
    const found = CATEGORIES.filter((category) => set.has(category))
    const code = widened ? 'applies-to.names-widened' : 'applies-to.names'
    return { appliesTo: found, reason: phrase(code, { who: subjects }) }
  }
  if (audience.length > 0) {
    return { appliesTo: audience, reason: phrase('applies-to.heading', { who: audience }) }
  }
  if (scope.everybody.length > 0 && scope.refs.length === 0) {
    return { appliesTo: scope.everybody, reason: phrase('applies-to.title', { who: scope.everybody }) }
  }
  if (scope.everybody.length > 0) {
    return {
      appliesTo: scope.everybody,
      reason: phrase('applies-to.scope', { refs: scope.refs.slice(0, 3), who: scope.everybody }),
    }
  }
  return { appliesTo: ['officer'], reason: phrase('applies-to.unsaid', {}) }
}
