import type { Analysis } from '../../analysis.ts'
import type { Observation } from '../../observation.ts'
import type { Rule } from '../../rule.ts'
import type { Span } from '../../types.ts'

function observe(analysis: Analysis): readonly Observation[] {
  const faults = analysis.hits('service-fault')
  const [fault] = faults
  if (fault === undefined) return []
  const heard = analysis.hits('seen-online')
  const relayed = analysis.hits('feedback-relay')
  const ofService =
    analysis.has('council-service') || analysis.has('council-word') || analysis.has('body-name')
  const signs = (heard.length > 0 ? 1 : 0) + (relayed.length > 0 ? 1 : 0) + (ofService ? 1 : 0)
  if (signs < 2 || (heard.length === 0 && relayed.length === 0)) return []
  const spans: Span[] = [fault, ...heard.slice(0, 1), ...relayed.slice(0, 1)].map(({ span }) => span)
  return [
    {
      topic: 'feedback',
      spans: spans.toSorted((a, b) => a[0] - b[0]),
      strength: signs === 3 ? 0.8 : 0.6,
      lead: 'redirect',
      wording: 'pass-on',
    },
  ]
}

/** What residents say of a service, on its way to where nobody of that service looks. */
export const feedback: Rule = {
  name: 'feedback',
  topics: ['feedback'],
  needs: ['service-fault'],
  appliesIn: ({ context }) => context.capacity === 'personal',
  observe,
}
