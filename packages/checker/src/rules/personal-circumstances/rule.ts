import type { Analysis, Hit } from '../../analysis.ts'
import type { Observation } from '../../observation.ts'
import type { Rule } from '../../rule.ts'
import { peopleIn } from '../../statement/people-in.ts'

/** What people keep to themselves, and the wording that speaks of it. */
const CIRCUMSTANCES = ['health-condition', 'benefit', 'debt', 'tenancy', 'absence'] as const

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
  for (const category of CIRCUMSTANCES) {
    const ties = analysis.hits(category).flatMap((hit) => tieOf(analysis, hit))
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
  return observations
}

/** The person whom the words tie to a circumstance: named, or so described that those around would know. */
function tieOf(analysis: Analysis, circumstance: Hit): readonly Tie[] {
  if (analysis.negated(circumstance)) return []
  const person = nameNear(analysis, circumstance) ?? nameBefore(analysis, circumstance)
  if (person !== undefined)
    return isSpeakerOfOwn(analysis, circumstance, person) ? [] : [{ circumstance, person, named: true }]
  const pointed = analysis
    .near(circumstance, 'pointed-person', POINTED_REACH)
    .find(({ entry }) => !BUSINESS.test(entry))
  return pointed === undefined ? [] : [{ circumstance, person: pointed, named: false }]
}

function nearest(analysis: Analysis, hit: Hit, category: string, words: number): Hit | undefined {
  return analysis.near(hit, category, words)[0]
}

function nameNear(analysis: Analysis, { first, last, sentence }: Hit): Hit | undefined {
  const away = (name: Hit): number => (name.first > last ? name.first - last : first - name.last)
  return peopleIn(analysis)
    .filter((name) => name.sentence === sentence && away(name) <= NAME_REACH + 1)
    .toSorted((a, b) => away(a) - away(b))
    .at(0)
}

/** `Poor Moira. She's back in for chemo.`: a pronoun carries the name over from the sentence before. */
function nameBefore(analysis: Analysis, circumstance: Hit): Hit | undefined {
  if (nearest(analysis, circumstance, 'third-person', POINTED_REACH) === undefined) return undefined
  return peopleIn(analysis).findLast(
    ({ sentence }) => sentence < circumstance.sentence && sentence >= circumstance.sentence - 2,
  )
}

/** `I'm off sick, Dave is covering`: the author's own matter is theirs to tell, whoever else is named. */
function isSpeakerOfOwn(analysis: Analysis, circumstance: Hit, person: Hit): boolean {
  const own = nearest(analysis, circumstance, 'self-reference', 5)
  if (own === undefined || own.first > circumstance.first) return false
  return person.first < own.first || person.first > circumstance.last
}

/** Somebody who is named or can be worked out, tied to a condition, benefit, debt, tenancy or absence. */
export const personalCircumstances: Rule = {
  name: 'personal-circumstances',
  topics: ['personal-data', 'inference'],
  needs: CIRCUMSTANCES,
  observe,
}
