import type { Analysis, Hit } from '../../analysis.ts'
import type { Lead, Observation } from '../../observation.ts'
import type { Rule } from '../../rule.ts'
import type { Span } from '../../types.ts'

const TOPIC = 'political-impartiality'
/** Thanks and applause promote nobody by themselves; shortly before an election they may. */
const COURTESY = /^(?:\(thank|congratulations|🙌|🎉|👏|❤)/u

interface Seen {
  readonly hits: readonly Hit[]
  readonly wording: 'campaign' | 'party' | 'government' | 'cause' | 'mention'
}

/** Hostile words of other rules' lexicons. */
const HOSTILE = [
  'negative-judgement',
  'insult-phrase',
  'weak-attitude',
  'policy-criticism',
  'political-support',
]

/** Two hits in one sentence, or in two that stand beside each other. */
function beside(a: Hit, b: Hit): boolean {
  return Math.abs(a.sentence - b.sentence) <= 1
}

function pairs(first: readonly Hit[], second: readonly Hit[]): readonly Hit[] {
  for (const one of first) {
    // The same words may show both at once (`tories out`).
    const other = second.find((two) => beside(one, two))
    if (other !== undefined) return [one, other]
  }
  return []
}

function votesFor(analysis: Analysis): readonly Hit[] {
  const votes = analysis.tokens.flatMap(({ text }, at) => (text === 'vote' ? [at] : []))
  if (votes.length === 0) return []
  return analysis.hits('person-name').filter(({ first }) => votes.some((at) => first > at && first - at <= 2))
}

function look(analysis: Analysis): Seen | null {
  const own = (category: string): readonly Hit[] =>
    analysis.hits(category).filter((hit) => !analysis.reported(hit))
  const campaigning = own('campaigning')
  const candidates = analysis.has('political-support') ? votesFor(analysis) : []
  if (campaigning.length + candidates.length > 0) {
    return { hits: [...campaigning, ...candidates], wording: 'campaign' }
  }
  const party = own('party')
  const stance =
    party.length > 0
      ? [...own('political-support'), ...own('political-criticism'), ...own('negative-judgement')]
      : []
  const partisan = pairs(party, stance)
  if (partisan.length > 0) return { hits: partisan, wording: 'party' }
  const cause = own('political-cause')
  if (cause.length > 0) return { hits: cause, wording: 'cause' }
  const power = own('government-word')
  const against = power.length > 0 ? [...own('political-criticism'), ...HOSTILE.flatMap(own)] : []
  const hostile = pairs(power, against)
  if (hostile.length > 0) return { hits: hostile, wording: 'government' }
  const certain = party.filter(({ entry }) => entry !== 'labour' && entry !== 'the opposition')
  return certain.length > 0 ? { hits: certain, wording: 'mention' } : null
}

function spansOf(hits: readonly Hit[]): readonly Span[] {
  return hits.map(({ span }) => span).toSorted((a, b) => a[0] - b[0])
}

function observePersonal(analysis: Analysis): readonly Observation[] {
  const seen = look(analysis)
  if (seen === null) return []
  const { politicallyRestricted: restricted = false, preElection = false } = analysis.context
  const partisan = seen.wording === 'campaign' || seen.wording === 'party'
  let lead: Lead = partisan || preElection || restricted ? 'review' : 'advise'
  if (partisan && restricted) lead = 'stop'
  const mild = seen.wording === 'mention' ? 0.5 : 0.65
  const strength = restricted ? 0.9 : preElection ? 0.75 : mild
  const wording = restricted ? 'restricted' : seen.wording
  return [{ topic: TOPIC, spans: spansOf(seen.hits), strength, lead, wording }]
}

function observeOfficial(analysis: Analysis): readonly Observation[] {
  const { preElection = false } = analysis.context
  const parties = analysis.hits('party')
  const praise = analysis
    .hits('political-praise')
    .filter(({ entry }) => preElection || parties.length > 0 || !COURTESY.test(entry))
  const promoted = pairs([...analysis.hits('politician'), ...parties], praise)
  if (promoted.length > 0) {
    const strength = preElection || parties.length > 0 ? 0.9 : 0.75
    return [{ topic: TOPIC, spans: spansOf(promoted), strength, lead: 'stop', wording: 'official-promotion' }]
  }
  const politicians = analysis.hits('politician')
  if (preElection && politicians.length > 0) {
    return [
      {
        topic: TOPIC,
        spans: spansOf(politicians),
        strength: 0.7,
        lead: 'review',
        wording: 'official-before-election',
      },
    ]
  }
  const seen = look(analysis)
  // A party's name alone is part of a result, a notice, a list of members.
  if (seen === null || seen.wording === 'mention') return []
  const strength = preElection ? 0.95 : 0.85
  return [{ topic: TOPIC, spans: spansOf(seen.hits), strength, lead: 'stop', wording: 'official-politics' }]
}

/** Party politics, campaigning and contested causes, by people whose service is to be impartial. */
export const politicalImpartiality: Rule = {
  name: TOPIC,
  topics: [TOPIC],
  needs: ['party', 'campaigning', 'political-cause', 'government-word', 'politician', 'political-support'],
  observe: (analysis) =>
    analysis.context.capacity === 'official' ? observeOfficial(analysis) : observePersonal(analysis),
}
