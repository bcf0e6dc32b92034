import type { Analysis, Hit } from '../../analysis.ts'
import type { Observation } from '../../observation.ts'
import type { Rule } from '../../rule.ts'

/** Mild words: an author may want to know, nobody needs to stop. */
const MILD = /^(?:effing|feck off|ffs|wtf|omfg|lmfao|cock up|bugger|arsed|piss|pissed|pissing|tits up|crock)/

function observe(analysis: Analysis): readonly Observation[] {
  const hits = analysis.hits('obscenity')
  const used = hits.filter((hit) => !analysis.reported(hit))
  // Words received or quoted are a mention; where everything is quoted there is nothing to say.
  if (used.length === 0) return []
  const official = analysis.context.capacity === 'official'
  const mild = used.every(({ entry }) => MILD.test(entry))
  return [
    {
      topic: 'obscenity',
      spans: used.map(({ span }: Hit) => span),
      strength: mild ? 0.5 : 0.8,
      lead: official ? 'stop' : mild ? 'advise' : 'review',
      wording: official ? (mild ? 'official-mild' : 'official') : mild ? 'mild' : 'use',
    },
  ]
}

/** Obscene words in use, plain or disguised; not those reported or quoted. */
export const obscenity: Rule = {
  name: 'obscenity',
  topics: ['obscenity'],
  needs: ['obscenity'],
  observe,
}
