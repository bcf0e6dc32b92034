import type { Analysis, Hit } from '../../analysis.ts'
import type { Observation } from '../../observation.ts'
import type { Rule } from '../../rule.ts'
import { isMadePublic } from '../../statement/made-public.ts'

/** What somebody would not want told of them; `personal-circumstances` has the sober words for it. */
const DAMAGING = [
  'damaging-private',
  'casework',
  'health-condition',
  'benefit',
  'debt',
  'tenancy',
  'absence',
] as const

/** How far the pointer may stand from what is told, in words, across sentences. */
const REACH = 28
/** How many sentences lie between them at most. */
const SENTENCES = 2
/** `I`, `my brother`: how near it stands to be the one of whom it is told. */
const OWN_REACH = 3

function observe(analysis: Analysis): readonly Observation[] {
  if (analysis.has('consent') || isMadePublic(analysis)) return []
  const pointers = [...analysis.hits('pointed-person'), ...roles(analysis)].filter(
    (hit) => !isOwn(analysis, hit),
  )
  if (pointers.length === 0) return []
  for (const category of DAMAGING) {
    for (const told of analysis.hits(category)) {
      if (isHarmless(analysis, told) || (category === 'health-condition' && CHARITY.test(told.entry)))
        continue
      const pointer = pointers.find((one) => ties(one, told) && fits(one, category))
      if (pointer === undefined) continue
      return [
        {
          topic: 'inference',
          spans: [pointer.span, told.span].toSorted((a, b) => a[0] - b[0]),
          strength: 0.85,
          lead: 'stop',
          wording: BUSINESS.test(pointer.entry) ? 'business' : 'person',
        },
      ]
    }
  }
  return pieced(analysis, pointers)
}

/** `Hospice` stands in more fêtes than in cases. */
const CHARITY = /hospice/

/** `Adoption panel today: two dads who own the toy museum`: what is left to work out, and nothing kind said of them. */
function pieced(analysis: Analysis, pointers: readonly Hit[]): readonly Observation[] {
  const met = analysis.has('case-scene')
  if (!met && (analysis.context.capacity === 'official' || KIND.some(analysis.has))) return []
  for (const clue of analysis.hits('identity-clue')) {
    const pointer = pointers.find((one) => one.last < clue.first || one.first > clue.last)
    if (pointer === undefined || Math.abs(pointer.sentence - clue.sentence) > SENTENCES) continue
    const spans = [pointer.span, clue.span].toSorted((a, b) => a[0] - b[0])
    return [{ topic: 'inference', spans, strength: met ? 0.8 : 0.7, lead: 'review', wording: 'person' }]
  }
  return []
}

const KIND = ['gratitude', 'good-word', 'affection']

const BUSINESS = /^\(chippy/

/** A café has no menopause. */
function fits(pointer: Hit, category: string): boolean {
  return category === 'damaging-private' || category === 'debt' || !BUSINESS.test(pointer.entry)
}

function ties(pointer: Hit, told: Hit): boolean {
  if (pointer.first <= told.first && pointer.last >= told.last) return false
  if (Math.abs(pointer.sentence - told.sentence) > SENTENCES) return false
  const between = told.first > pointer.last ? told.first - pointer.last : pointer.first - told.last
  return between <= REACH
}

const POINTING = new Set(['the', 'our', 'that', 'a', 'my', 'this', 'which', 'certain', 'local'])

/** `The vicar`, `a parish clerk`: a role of which there are few, of one person. */
function roles(analysis: Analysis): readonly Hit[] {
  const { tokens } = analysis
  return analysis.hits('unique-role').filter(({ first }) => {
    const before = tokens[first - 1]?.text ?? ''
    const earlier = tokens[first - 2]?.text ?? ''
    return POINTING.has(before) || (POINTING.has(earlier) && !ORDINARY.has(before))
  })
}

const ORDINARY = new Set(['of', 'to', 'for', 'and', 'in', 'on', 'at', 'with', 'is', 'was'])

/** The author's own family, whom the author may know better than the body does. */
function isOwn(analysis: Analysis, pointer: Hit): boolean {
  return analysis.near(pointer, 'own-family', OWN_REACH).length > 0
}

/** Told of the author, negated, or part of a praise. */
function isHarmless(analysis: Analysis, told: Hit): boolean {
  const [self] = analysis.near(told, 'self-reference', 1)
  if (self !== undefined && self.last < told.first && SUBJECT.test(self.entry)) return true
  return analysis.near(told, 'own-family', 2).some(({ first }) => first < told.first)
}

const SUBJECT = /^(?:i|im|ive)$/

/** Somebody who is not named but whom those around would know, and what they would not want told. */
export const inference: Rule = {
  name: 'inference',
  topics: ['inference'],
  needs: ['pointed-person', 'unique-role'],
  observe,
}
