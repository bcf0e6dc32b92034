import type { Analysis } from '../../analysis.ts'
import type { Observation } from '../../observation.ts'
import { findPersonalData, readPersonalData } from '../../personal-data/find-personal-data.ts'
import type { PersonalData } from '../../personal-data/finding.ts'
import type { Rule } from '../../rule.ts'
import type { Span } from '../../types.ts'

/** Which wording speaks of a format. */
const WORDING: Readonly<Record<PersonalData['kind'], string>> = {
  'national-insurance': 'identity-number',
  'nhs-number': 'identity-number',
  'chi-number': 'identity-number',
  passport: 'identity-number',
  'driving-licence': 'identity-number',
  postcode: 'address',
  address: 'address',
  telephone: 'contact',
  email: 'contact',
  'bank-account': 'bank',
  'sort-code': 'bank',
  iban: 'bank',
  'payment-card': 'bank',
  'vehicle-registration': 'vehicle',
  'date-of-birth': 'date-of-birth',
  'case-reference': 'reference',
}

/** A strength from which on a span stops the post by itself. */
const SURE = 0.85

function observe(analysis: Analysis): readonly Observation[] {
  const read = isOddlyWritten(analysis) ? readPersonalData : findPersonalData
  const found = read(analysis.text).filter((one) => !isPublic(analysis, one))
  const byWording = new Map<string, { spans: Span[]; strength: number }>()
  for (const { kind, start, end, strength } of found) {
    const wording = WORDING[kind]
    const group = byWording.get(wording) ?? { spans: [], strength: 0 }
    group.spans.push([start, end])
    group.strength = Math.max(group.strength, strength)
    byWording.set(wording, group)
  }
  return [...byWording].map(([wording, { spans, strength }]) => ({
    topic: 'personal-data',
    spans,
    strength,
    lead: strength >= SURE || found.length > 1 ? 'stop' : 'review',
    wording,
  }))
}

/** Something stands in the text that the readers would not know: they read it folded. */
function isOddlyWritten(analysis: Analysis): boolean {
  return analysis.contains('non-ascii') || analysis.contains('invisible')
}

/** An `@` or a digit of a form that the reading does not count as one. */
const ODD_AT_OR_DIGIT = /[＠﹫❶-➒⓵-⓽⓿🄋🄌]/u

/**
 * Numbers and mailboxes that the body itself publishes are nobody's personal data; nor is what readers are invited to ring where nobody
 * else is spoken of, the author's own included; nor a reference that the body gives with nobody beside it.
 */
function isPublic(analysis: Analysis, found: PersonalData): boolean {
  const { kind, start, end } = found
  if (analysis.hits('public-contact').some(({ span }) => span[0] < end && start < span[1])) return true
  if (kind === 'telephone') return isInvitation(analysis, found)
  if (kind === 'email') return OWN.test(before(analysis, start))
  const answered = analysis.context.capacity === 'official' && kind === 'case-reference'
  return answered && found.strength < DEPARTMENTAL && !speaksOfSomebody(analysis)
}

/** From which strength on a reference is a department's own by its form. */
const DEPARTMENTAL = 0.9
/** How many characters before a number are read for an invitation. */
const READ_BEFORE = 48
/** `Ring me: …`, `DM or ring …`: the author's own to give. */
const OWN =
  /\b(?:ring|call|phone|text|email|e-mail|message|contact|reach|whatsapp|dm) (?:me|us)\b|\bdm or (?:ring|call|text)\b/i
/** A landline that readers are told to ring, or that is a line's. */
const INVITED =
  /\b(?:ring|repairs|call|phone|telephone|tel|dial|contact|calling|ringing|on|or|line|office|number|helpline|desk|app|questions?|bin|\?|:)\W*(?:us |them |the |for |on |at |line |team |office |free |number |or |is )*\W*$/i

function before({ text }: Analysis, start: number): string {
  return text.slice(Math.max(0, start - READ_BEFORE), start)
}

function isInvitation(analysis: Analysis, { start, end }: PersonalData): boolean {
  const leading = before(analysis, start)
  if (OWN.test(leading)) return true
  const landline = /^(?:\+44|0)\W*[12]/.test(analysis.text.slice(start, end))
  if (!landline || !INVITED.test(leading)) return false
  const sentence = analysis.sentences.findIndex(([from, to]) => from <= start && start < to)
  return !SPOKEN_OF.some((category) =>
    analysis.hits(category).some((hit) => hit.sentence === sentence && hit.span[1] <= start),
  )
}

const SPOKEN_OF = ['person-name', 'third-person', 'pointed-person']

function speaksOfSomebody({ has }: Analysis): boolean {
  return [...SPOKEN_OF, 'council-client', 'person-noun', 'second-person'].some(has)
}

/** Somebody's personal data by its form, wherever the draft stands: the policy protects it in any capacity. */
export const personalData: Rule = {
  name: 'personal-data',
  topics: ['personal-data'],
  appliesIn: (analysis) =>
    analysis.digits > 0 ||
    analysis.contains('at') ||
    analysis.has('written-at') ||
    analysis.has('spoken-number') ||
    (analysis.contains('non-ascii') && ODD_AT_OR_DIGIT.test(analysis.text)),
  observe,
}
