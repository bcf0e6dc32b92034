import type { Analysis } from '../../analysis.ts'
import { findComment } from '../../council-comment/find-comment.ts'
import { findCorrection } from '../../council-comment/find-correction.ts'
import { disclaimerOf } from '../../council-comment/find-disclaimer.ts'
import type { Observation } from '../../observation.ts'
import type { Rule } from '../../rule.ts'

function observe(analysis: Analysis): readonly Observation[] {
  const comment = findComment(analysis)
  // A correction speaks of facts; what it needs is for its own rule to say.
  if (comment === null || findCorrection(analysis) !== null) return []
  const { level, spans } = comment
  const own = disclaimerOf(analysis) === 'given'
  const topic = 'council-policy-comment'
  if (level === 'contested') {
    return [{ topic, spans, strength: own ? 0.6 : 0.85, lead: own ? 'advise' : 'review', wording: level }]
  }
  // Whoever says that it is their own view has taken the care that is asked for.
  if (own) return []
  return [{ topic, spans, strength: level === 'opinion' ? 0.7 : 0.5, lead: 'advise', wording: level }]
}

/** A view of the body's policies, decisions, charges or practices, by somebody who works for it. */
export const councilPolicyComment: Rule = {
  name: 'council-policy-comment',
  topics: ['council-policy-comment'],
  needs: [
    'policy-criticism',
    'prescription',
    'policy-approval',
    'policy-sarcasm',
    'own-view',
    'negative-judgement',
    'weak-attitude',
    'live-issue',
  ],
  appliesIn: ({ context }) => context.capacity === 'personal',
  observe,
}
