import type { Analysis, Hit } from '../../analysis.ts'
import type { Observation } from '../../observation.ts'
import type { Rule } from '../../rule.ts'

/** How people come to speak of a fault: they saw it said, heard it said, or look for whoever should hear of it. */
const HEARD = ['seen-online', 'told-in-person'] as const
const RELAYED = ['feedback-relay', 'who-to-tell'] as const
const OF_BODY = ['council-service', 'council-word', 'body-name', 'council-asset'] as const

/** Whoever asks where it goes needs no fault that this rule knows. */
const ASKS = /^\(?(who \(do|know\||complaint|suggestion|where\|who|number\||please )/

function observe(analysis: Analysis): readonly Observation[] {
  const glitches = analysis.hits('web-glitch')
  const asks = analysis.hits('who-to-tell').filter(({ entry }) => ASKS.test(entry))
  const [fault] = [glitches, analysis.hits('service-fault'), asks].find(({ length }) => length > 0) ?? []
  if (fault === undefined || analysis.has('feedback-settled')) return []
  const [heard] = HEARD.flatMap(analysis.hits)
  const [relayed] = RELAYED.flatMap(analysis.hits)
  const ofBody = OF_BODY.some(analysis.has)
  const signs = [heard !== undefined, relayed !== undefined, ofBody].filter(Boolean).length
  // A page or form that fails says by itself what it is about; of anything else it must show that it is passed on.
  const passedOn = heard !== undefined || relayed !== undefined
  if (
    glitches.length > 0 ? signs === 0 || (!passedOn && isElsewhere(analysis, fault)) : signs < 2 || !passedOn
  )
    return []
  const spans = [fault, heard, relayed].filter((hit) => hit !== undefined).map(({ span }) => span)
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

/** A shop, school or other body stands beside the fault. */
function isElsewhere(analysis: Analysis, fault: Hit): boolean {
  return analysis.has('elsewhere') && analysis.near(fault, 'elsewhere').length > 0
}

/** What residents say of a service, on its way to where nobody of that service looks. */
export const feedback: Rule = {
  name: 'feedback',
  topics: ['feedback'],
  needs: ['service-fault', 'web-glitch', 'who-to-tell'],
  appliesIn: ({ context }) => context.capacity === 'personal',
  observe,
}
