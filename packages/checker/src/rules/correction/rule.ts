import type { Analysis } from '../../analysis.ts'
import { findCorrection, mayCorrect } from '../../council-comment/find-correction.ts'
import type { Observation } from '../../observation.ts'
import type { Rule } from '../../rule.ts'

const TOPIC = 'correction'

function observe(analysis: Analysis): readonly Observation[] {
  const correction = findCorrection(analysis)
  if (correction === null) return []
  const { lacks, spans } = correction
  if (lacks.length === 0) {
    // Nothing to show: it tells the engine that the author has done what a correction asks.
    return [{ topic: TOPIC, spans, strength: 0, lead: 'advise', wording: 'respect' }]
  }
  return lacks.map(({ lack, spans: where }) => ({
    topic: TOPIC,
    spans: where.length > 0 ? where : spans.slice(0, 1),
    strength: lack === 'respect' ? 0.7 : 0.6,
    lead: lack === 'respect' && lacks.length > 1 ? 'review' : 'advise',
    wording: lack,
  }))
}

/** A correction of what others say about the body, and what it lacks. */
export const correction: Rule = {
  name: 'correction',
  topics: [TOPIC],
  appliesIn: (analysis) =>
    analysis.context.capacity === 'personal' &&
    (analysis.draft.replyTo !== undefined || mayCorrect(analysis)),
  observe,
}
