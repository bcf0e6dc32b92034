import type { Analysis } from '../../analysis.ts'
import { findComment } from '../../council-comment/find-comment.ts'
import { findCorrection } from '../../council-comment/find-correction.ts'
import { disclaimerOf, undoing } from '../../council-comment/find-disclaimer.ts'
import type { Observation } from '../../observation.ts'
import { bindPolicy } from '../../policy/bind-policy.ts'
import type { Rule } from '../../rule.ts'

const TOPIC = 'disclaimer'
/** Shows nothing: it tells the engine that a disclaimer stands there, on which a tension between provisions may turn. */
const GIVEN: Observation = { topic: TOPIC, spans: [], strength: 0, lead: 'advise', wording: 'missing' }

function observe(analysis: Analysis): readonly Observation[] {
  const state = disclaimerOf(analysis)
  if (state === 'given') return [GIVEN]
  if (state === 'undone') {
    const spans = undoing(analysis).map(({ span }) => span)
    return [{ topic: TOPIC, spans, strength: 0.7, lead: 'advise', wording: 'undone' }]
  }
  const offered = bindPolicy(analysis.policy).disclaimer !== null
  if (analysis.draft.kind === 'profile') {
    const linked = [...analysis.hits('body-name'), ...analysis.hits('council-word')]
    if (linked.length === 0) return []
    const wording = offered ? 'profile' : 'profile-own-words'
    return [{ topic: TOPIC, spans: linked.map(({ span }) => span), strength: 0.5, lead: 'advise', wording }]
  }
  // What a correction needs is for its own rule to say.
  if (findCorrection(analysis) !== null) return []
  const comment = findComment(analysis)
  if (comment === null) return []
  const empty = analysis.hits('empty-disclaimer').map(({ span }) => span)
  const kind = empty.length > 0 ? 'no-substance' : 'missing'
  return [
    {
      topic: TOPIC,
      spans: empty.length > 0 ? empty : comment.spans,
      strength: 0.6,
      lead: 'advise',
      wording: offered ? kind : `${kind}-own-words`,
    },
  ]
}

function isKnown({ context, has }: Analysis): boolean {
  return context.identifiable !== false || has('affiliation')
}

/** A comment on the body's matters that does not say whose view it is. */
export const disclaimer: Rule = {
  name: 'disclaimer',
  topics: [TOPIC],
  appliesIn: (analysis) => analysis.context.capacity === 'personal' && isKnown(analysis),
  observe,
}
