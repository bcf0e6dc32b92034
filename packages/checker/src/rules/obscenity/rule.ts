import type { Analysis, Hit } from '../../analysis.ts'
import type { Observation } from '../../observation.ts'
import type { Rule } from '../../rule.ts'

const LEXICONS = ['obscenity', 'obscenity-mild', 'obscenity-slight'] as const

/** Words that are tools, dogs and leftovers of smelting in a friendly setting. */
const ELSEWHERE = new Set(['hoe', 'hoes', 'slag', 'slags', 'bitch~', 'bitch', 'bitches', 'tits', 'cum'])

const FRIENDLY = ['goodwill', 'neutral-setting'] as const

function observe(analysis: Analysis): readonly Observation[] {
  const official = analysis.context.capacity === 'official'
  const used = (category: (typeof LEXICONS)[number]): readonly Hit[] =>
    analysis
      .hits(category)
      .filter((hit) => !analysis.reported(hit) && !(ELSEWHERE.has(hit.entry) && FRIENDLY.some(analysis.has)))
  // Words received or quoted are a mention; where everything is quoted there is nothing to say.
  const strong = used('obscenity')
  const mild = strong.length > 0 ? [] : used('obscenity-mild')
  const slight = official && strong.length === 0 && mild.length === 0 ? used('obscenity-slight') : []
  const spans = [...strong, ...mild, ...slight].map(({ span }) => span)
  if (spans.length === 0) return []
  if (strong.length > 0) {
    return [
      {
        topic: 'obscenity',
        spans,
        strength: 0.8,
        lead: official ? 'stop' : 'review',
        wording: official ? 'official' : 'use',
      },
    ]
  }
  return [
    {
      topic: 'obscenity',
      spans,
      strength: 0.5,
      lead: slight.length > 0 || !official ? 'advise' : 'stop',
      wording: official ? 'official-mild' : 'mild',
    },
  ]
}

/** Obscene words in use, plain or disguised; not those reported or quoted. */
export const obscenity: Rule = {
  name: 'obscenity',
  topics: ['obscenity'],
  needs: LEXICONS,
  observe,
}
