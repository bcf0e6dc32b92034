import type { Observation } from '../../observation.ts'
import { findMatters, type Matter, MATTER_LEXICONS, type MatterKind } from '../../procedures/find-matters.ts'
import type { Analysis } from '../../analysis.ts'
import type { Rule } from '../../rule.ts'

/** Which procedure a matter has, and by that which wording; the first that is found speaks. */
const ORDER: readonly (readonly [MatterKind, string])[] = [
  ['papers', 'papers'],
  ['danger', 'disclosure'],
  ['wrongdoing', 'disclosure'],
  ['mistreatment', 'mistreatment'],
  ['safety-kit', 'safety'],
  ['grievance', 'grievance'],
]

function observe(analysis: Analysis): readonly Observation[] {
  const matters = findMatters(analysis)
  for (const [kind, wording] of ORDER) {
    const matter = matters.find((one) => one.kind === kind)
    if (matter !== undefined) return [observation(matter, matters, wording)]
  }
  return []
}

function observation(matter: Matter, matters: readonly Matter[], wording: string): Observation {
  return {
    topic: 'formal-procedures',
    spans: matter.hits.map(({ span }) => span),
    strength: matter.raised || matters.length > 1 ? 0.95 : 0.85,
    lead: wording === 'papers' ? 'stop' : 'redirect',
    wording,
  }
}

/** What belongs in a procedure that protects the one who raises it: it is shown the way there, never held against them. */
export const formalProcedures: Rule = {
  name: 'formal-procedures',
  topics: ['formal-procedures'],
  needs: [...MATTER_LEXICONS],
  appliesIn: ({ context }) => context.capacity === 'personal',
  observe,
}
