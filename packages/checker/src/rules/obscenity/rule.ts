import type { Analysis, Hit } from '../../analysis.ts'
import type { Observation } from '../../observation.ts'
import type { Rule } from '../../rule.ts'
import { standsAlone } from '../../targets/stands-alone.ts'

const LEXICONS = ['obscenity', 'obscenity-mild', 'obscenity-slight'] as const

/** Words that are tools, dogs and leftovers of smelting in a friendly setting. */
const ELSEWHERE = new Set(['hoe', 'hoes', 'slag', 'slags', 'bitch~', 'bitch', 'bitches', 'tits', 'cum'])

/** Of these, words of which the other sense is meant where a few words state nothing. */
const BY_THEMSELVES = new Set(['hoe', 'hoes', 'slag', 'slags', 'cum'])

const FRIENDLY = ['goodwill', 'neutral-setting'] as const

function observe(analysis: Analysis): readonly Observation[] {
  const official = analysis.context.capacity === 'official'
  const used = (category: (typeof LEXICONS)[number]): readonly Hit[] =>
    analysis.hits(category).filter((hit) => !analysis.reported(hit) && !isElsewhere(analysis, hit))
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

/** A tool, a dog, a leftover of smelting; nobody hides those. */
function isElsewhere(analysis: Analysis, { entry, disguised }: Hit): boolean {
  if (disguised || !ELSEWHERE.has(entry)) return false
  return FRIENDLY.some(analysis.has) || (BY_THEMSELVES.has(entry) && standsAlone(analysis))
}

/** Obscene words in use, plain or disguised; not those reported or quoted. */
export const obscenity: Rule = {
  name: 'obscenity',
  topics: ['obscenity'],
  needs: LEXICONS,
  observe,
}
