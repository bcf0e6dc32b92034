import type { Analysis, Hit, Token } from '../../analysis.ts'
import type { Observation } from '../../observation.ts'
import type { Rule } from '../../rule.ts'
import { isNoName, likelyPeople } from '../../statement/likely-people.ts'
import { peopleIn } from '../../statement/people-in.ts'

/** What people keep to themselves, and the wording that speaks of it. */
const CIRCUMSTANCES = ['health-condition', 'benefit', 'debt', 'tenancy', 'absence', 'case-record'] as const

/** How far a named person may stand from the circumstance, in words, within a sentence. */
const NAME_REACH = 20
/** How far somebody who is only pointed at may stand from it. */
const POINTED_REACH = 10

/** Entries of `pointed-person` that speak of a business. */
const BUSINESS = /^\(chippy/

interface Tie {
  readonly circumstance: Hit
  readonly person: Hit
  readonly named: boolean
}

function observe(analysis: Analysis): readonly Observation[] {
  if (analysis.has('consent')) return []
  const observations: Observation[] = []
  const people = CIRCUMSTANCES.some(analysis.has)
    ? [...peopleIn(analysis), ...likelyPeople(analysis)].filter((hit) => isAnother(analysis, hit))
    : []
  for (const category of CIRCUMSTANCES) {
    const ties = analysis.hits(category).flatMap((hit) => tieOf(analysis, hit, people))
    if (ties.length === 0) continue
    const named = ties.some((tie) => tie.named)
    observations.push({
      topic: named ? 'personal-data' : 'inference',
      spans: ties.flatMap(({ circumstance, person }) => [person.span, circumstance.span]),
      strength: named ? 0.95 : 0.75,
      lead: 'stop',
      wording: category,
    })
  }
  if (observations.length === 0) {
    const file = fileOf(analysis)
    if (file !== null) observations.push(file)
  }
  return observations
}

/** Somebody named beside what only the body, or those around, would know: `Mr Pell's appeal`, `Dilys in room 9`, `Ada Moss of Weir Lane`. */
function fileOf(analysis: Analysis): Observation | null {
  for (const person of analysis.hits('person-name')) {
    const end = endOfFile(analysis, person) ?? endOfHome(analysis, person)
    const told = end === null ? undefined : analysis.tokens[end]
    if (told === undefined) continue
    if (!isAnother(analysis, person) || PUBLIC_ROLE.test(person.entry) || isOfBody(analysis, person)) continue
    return {
      topic: 'personal-data',
      spans: [[person.span[0], told.span[1]]],
      strength: 0.8,
      lead: 'stop',
      wording: 'case-record',
    }
  }
  return null
}

/** People who may be named as part of the body, or in public office. */
const PUBLIC_ROLE = /^(?:cllr|councillor|mayor|mp|lord|lady|sir|dame|minister|professor|prof)\b/i

function isOfBody(analysis: Analysis, { span }: Hit): boolean {
  return analysis.hits('body-person').some((hit) => hit.span[0] < span[1] && span[0] < hit.span[1])
}

/** What belongs to somebody in a file, behind their name in the possessive. */
const IN_A_FILE = new Set(
  'application claim file appeal assessment referral diagnosis condition illness op operation treatment stroke absence sickness salary payslip wages rent arrears debt debts benefits benefit tenancy eviction address mobile medical records divorce pregnancy scan drinking depression anxiety medication tablets meds appraisal disciplinary suspension redundancy grievance caution sentence housing care pension voucher dbs visa'.split(
    ' ',
  ),
)

function endOfFile({ tokens, text }: Analysis, person: Hit): number | null {
  const next = tokens[person.last + 1]
  if (next === undefined || next.sentence !== person.sentence || !IN_A_FILE.has(next.text)) return null
  return /['’]s?$/.test(text.slice(...person.span)) ? person.last + 1 : null
}

const AT_HOME = new Set('of off at from in on'.split(' '))
const DOOR = new Set('number no flat room plot apartment bungalow'.split(' '))
const STREET = new Set(
  'road rd street st lane ln close avenue ave drive crescent gardens grove terrace row mews cottage cottages court villas rise yard croft walk'.split(
    ' ',
  ),
)

/** `at number 40`, `in room 9`, `of Weir Lane`, directly behind the name. */
function endOfHome({ tokens }: Analysis, person: Hit): number | null {
  const at = person.last + 1
  if (!AT_HOME.has(tokens[at]?.text ?? '') || tokens[at]?.sentence !== person.sentence) return null
  if (DOOR.has(tokens[at + 1]?.text ?? ''))
    return /^\d{1,3}[a-z]?$/.test(tokens[at + 2]?.text ?? '') ? at + 2 : null
  for (let word = at + 1; word <= at + 3 && tokens[word]?.capital === true; word++)
    if (word > at + 1 && STREET.has(tokens[word]?.text ?? '')) return word
  return null
}

/** The person whom the words tie to a circumstance: named, or so described that those around would know. */
function tieOf(analysis: Analysis, circumstance: Hit, people: readonly Hit[]): readonly Tie[] {
  if (analysis.negated(circumstance) || isAdvice(analysis, circumstance)) return []
  const person =
    nameNear(circumstance, people) ??
    nameBefore(analysis, circumstance, people) ??
    nameAddressed(analysis, circumstance, people) ??
    nameBeside(analysis, circumstance)
  if (person !== undefined)
    return isSpeakerOfOwn(analysis, circumstance, person) || isSubjectOf(analysis, circumstance, person)
      ? []
      : [{ circumstance, person, named: true }]
  const pointed = analysis
    .near(circumstance, 'pointed-person', POINTED_REACH)
    .find(({ entry }) => !BUSINESS.test(entry))
  return pointed === undefined ? [] : [{ circumstance, person: pointed, named: false }]
}

function nearest(analysis: Analysis, hit: Hit, category: string, words: number): Hit | undefined {
  return analysis.near(hit, category, words)[0]
}

function nameNear({ first, last, sentence }: Hit, people: readonly Hit[]): Hit | undefined {
  const away = (name: Hit): number => (name.first > last ? name.first - last : first - name.last)
  const apart = (name: Hit): boolean => name.first > last || name.last < first
  return people
    .filter((name) => name.sentence === sentence && apart(name) && away(name) <= NAME_REACH + 1)
    .toSorted((a, b) => away(a) - away(b))
    .at(0)
}

/** `Poor Moira. She's back in for chemo.`: a pronoun carries the name over from the sentence before. */
function nameBefore(analysis: Analysis, circumstance: Hit, people: readonly Hit[]): Hit | undefined {
  const carried =
    nearest(analysis, circumstance, 'third-person', POINTED_REACH) !== undefined ||
    opensAlone(analysis, circumstance)
  if (!carried) return undefined
  return people.findLast(
    ({ sentence }) => sentence < circumstance.sentence && sentence >= circumstance.sentence - 2,
  )
}

/** `Guess why Sunita's desk is empty. Stress, again.`: nobody else is spoken of in so short a sentence. */
function opensAlone({ tokens }: Analysis, { first, last, sentence }: Hit): boolean {
  return tokens[first - OPENING]?.sentence !== sentence && tokens[last + 1 + CLOSING]?.sentence !== sentence
}
const OPENING = 3
const CLOSING = 3

/** `Signed off again from Monday. Poor Rhona.`: the sentences next to it, where the author speaks of nobody else. */
function nameBeside(analysis: Analysis, circumstance: Hit): Hit | undefined {
  if (nearest(analysis, circumstance, 'self-reference', NAME_REACH) !== undefined) return undefined
  return peopleIn(analysis).find(
    (hit) => Math.abs(hit.sentence - circumstance.sentence) === 1 && isAnother(analysis, hit),
  )
}

/** `Hi Declan, … your housing benefit was suspended`: what is said to somebody by name, where all can read it. */
function nameAddressed(
  analysis: Analysis,
  { first, sentence }: Hit,
  people: readonly Hit[],
): Hit | undefined {
  const person = people.find((name) => name.first <= ADDRESSED_BY)
  return person !== undefined && saysYour(analysis, first, sentence) ? person : undefined
}
/** By which word a name has been called. */
const ADDRESSED_BY = 3

function saysYour({ tokens }: Analysis, first: number, sentence: number): boolean {
  for (let at = first; at >= first - YOURS_REACH && tokens[at]?.sentence === sentence; at--)
    if (YOURS.has(tokens[at]?.text ?? '')) return true
  return false
}
const YOURS = new Set('your youre youve yours you'.split(' '))
const YOURS_REACH = 4

/** `Please send us your claim reference`, `if you are behind with your rent`: advice, which says nothing of whoever is asked. */
function isAdvice(analysis: Analysis, { first, sentence }: Hit): boolean {
  if (!saysYour(analysis, first, sentence)) return false
  const { tokens } = analysis
  for (let at = first; at >= 0 && tokens[at]?.sentence === sentence; at--)
    if (IN_GENERAL.has(tokens[at]?.text ?? '')) return true
  return false
}
const IN_GENERAL = new Set(
  'if please about apply discuss any regarding whether discussing help check'.split(' '),
)

/** `Cllr Penrose answered questions about arrears`: what somebody in office speaks on is not theirs. */
function isSubjectOf({ tokens }: Analysis, { first }: Hit, person: Hit): boolean {
  if (!PUBLIC_ROLE.test(person.entry)) return false
  if (first - person.last > OFFICE_REACH) return true
  for (let at = first - 1; at >= first - SUBJECT_REACH; at--) if (ON.has(tokens[at]?.text ?? '')) return true
  return false
}
/** How far in words what is somebody's own stands from their title and name. */
const OFFICE_REACH = 7
const SUBJECT_REACH = 4
const ON = new Set('about on over for regarding into against question questions'.split(' '))

/** Nobody of the author's own family, not the author (`Cllr Dacre: I've …`), and no word that only looks like a name. */
function isAnother(analysis: Analysis, person: Hit): boolean {
  const opening = analysis.tokens[person.first]
  if (opening === undefined || isTitleless(analysis, person, opening)) return false
  if (nearest(analysis, person, 'own-family', 2)?.entry.startsWith('(my') === true) return false
  return !SELF.has(analysis.tokens[person.last]?.text ?? '')
}

/** The first word is nobody's name: `Feb`, `NVQ`, `Queen's Head`. */
function isTitleless({ text }: Analysis, person: Hit, opening: Token): boolean {
  return isNoName(opening, text) && !(person.last > person.first && TITLE.test(opening.text))
}
const TITLE = /^(?:mr|mrs|ms|miss|mx|dr|cllr|[a-z])$/

const SELF = new Set('i im ive id ill'.split(' '))

/** How far `I` may stand before what is the author's own, in words: further where nobody else is spoken of. */
const OWN_REACH = 5
const FAR_OWN_REACH = 8

/** `I'm off sick, Dave is covering`: the author's own matter is theirs to tell, whoever else is named. */
function isSpeakerOfOwn(analysis: Analysis, circumstance: Hit, person: Hit): boolean {
  const other = nearest(analysis, circumstance, 'third-person', OWN_REACH)
  const own = analysis
    .near(circumstance, 'self-reference', other === undefined ? FAR_OWN_REACH : OWN_REACH)
    .find(({ first }) => first < circumstance.first)
  if (own === undefined) return false
  return person.first < own.first || person.first > circumstance.last
}

/** Somebody who is named or can be worked out, tied to a condition, benefit, debt, tenancy or absence. */
export const personalCircumstances: Rule = {
  name: 'personal-circumstances',
  topics: ['personal-data', 'inference'],
  needs: [...CIRCUMSTANCES, 'person-name'],
  observe,
}
