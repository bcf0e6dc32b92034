import type { Analysis, Hit } from '../../analysis.ts'
import type { Observation } from '../../observation.ts'
import type { Rule } from '../../rule.ts'
import { SOMEBODY, standsAlone } from '../../targets/stands-alone.ts'
import { isAmbiguousSlur } from '../../targets/ambiguous-slur.ts'
import { isOwnWord } from '../../targets/own-word.ts'

/** How many words may stand between a group and what is said of it. */
const REACH = 9
/** So near that the one is said of the other. */
const BESIDE = 2
/** Scores of the model for hate, from which on it bears out a group with something bad said of it, near and further away. */
const BESIDE_GROUP = 0.25
const AROUND_GROUP = 0.42
const FRIENDLY_GROUP = 0.6
/** Resentment beside a group, from which score of the model for hate on. */
const RESENTFUL = 0.2
const RESENTFUL_OF_WOMEN = 0.3
/** Scores from which on the models are heard by themselves: with a group in the text, and without. */
const HATE = { withGroup: 0.56, alone: 0.7, friendly: 0.85 } as const
const SEXISM = { withGroup: 0.55, alone: 0.68, friendly: 0.85 } as const

/** What is added where nobody is spoken of or to. */
const WITHOUT_ANYBODY = 0.08

/** Words for women, in reach of which the model for sexism is heard. */
const OF_WOMEN =
  /^(?:wom[ae]n|womens|wimmin|womyn|females?|lad(?:y|ies)|girls?|lass|lasses|gals?|birds|feminists?~?|feminism|wi[fv]es?|housewives|girlfriend|mums|single mum|mothers|working|pregnan|maternity|having babies|blonde)/

/** Beginnings of entries of `group-derogation` that are negations themselves. */
const NEGATION_ITSELF = /^\((?:cant|dont|doesnt|not|arent|no|wont|shouldnt|never)|^no |^not /

/** Where these occur nobody is laughed at. */
const KINDLY = ['goodwill', 'affection', 'affiliation', 'own-family'] as const

/** Hints that are made at anything, at a group only where one is named or run down. */
const AT_ANYTHING = /^\((?:saying nothing|not\||cant\||dare not)/

/** Each adds to a sour mood. */
const SOUR = [
  'negation',
  'group-derogation',
  'insult-adjective',
  'insult-noun',
  'negative-judgement',
  'sarcasm-mark',
  'contested-goods',
] as const

const OWN = new Set(['im', 'as', 'we', 'am', 'us', 'fellow'])

interface Said {
  readonly spans: readonly (readonly [number, number])[]
  readonly strength: number
  readonly wording: 'slur' | 'phrase' | 'group' | 'resentment' | 'hint' | 'tone'
}

function observe(analysis: Analysis): readonly Observation[] {
  const said = analysis.has('counter-speech') ? null : findSaid(analysis)
  return said === null ? received(analysis) : [observation(analysis, said)]
}

function findSaid(analysis: Analysis): Said | null {
  const slurs = analysis.hits('slur').filter((hit) => isUsed(analysis, hit) && !isOwnWord(analysis, hit))
  const turns = analysis
    .hits('discriminatory-phrase')
    .filter((hit) => isUsed(analysis, hit) && !(hit.first === hit.last && standsAlone(analysis)))
  return (
    bySlur(analysis, slurs) ??
    byPhrase(turns) ??
    byGroup(analysis) ??
    byResentment(analysis) ??
    byLaughter(analysis) ??
    byHint(analysis) ??
    byModel(analysis, slurs)
  )
}

/** The author's own word: neither quoted nor reported. */
function isUsed(analysis: Analysis, hit: Hit): boolean {
  return !analysis.reported(hit)
}

function bySlur(analysis: Analysis, slurs: readonly Hit[]): Said | null {
  const sure = slurs.filter((hit) => {
    // Nobody hides the word for a plant or a wall.
    if (hit.disguised || !isAmbiguousSlur(hit.entry)) return true
    if (standsAlone(analysis)) return false
    return analysis.score('hate') >= AROUND_GROUP || analysis.near(hit, 'second-person', 4).length > 0
  })
  return sure.length === 0 ? null : { spans: sure.map(({ span }) => span), strength: 0.95, wording: 'slur' }
}

function byPhrase(turns: readonly Hit[]): Said | null {
  return turns.length === 0
    ? null
    : { spans: turns.map(({ span }) => span), strength: 0.85, wording: 'phrase' }
}

/** A group, named or pointed at, and something bad said of it within reach. */
function byGroup(analysis: Analysis): Said | null {
  if (!analysis.has('group-derogation')) return null
  const hate = analysis.score('hate')
  const friendly = analysis.has('goodwill')
  for (const group of [...analysis.hits('protected-group'), ...analysis.hits('slur')]) {
    if (analysis.reported(group)) continue
    const ofWomen = OF_WOMEN.test(group.entry)
    const score = ofWomen ? Math.max(hate - 0.1, analysis.score('sexism') - 0.08) : hate
    const worst = [...analysis.near(group, 'group-derogation', REACH), ...saidOfThem(analysis, group)].find(
      (hit) => !analysis.reported(hit) && (NEGATION_ITSELF.test(hit.entry) || !analysis.negated(hit)),
    )
    if (worst === undefined) continue
    const beside = worst.first > group.last ? worst.first - group.last - 1 : group.first - worst.last - 1
    const near = beside <= BESIDE || worst.sentence !== group.sentence
    if (score < (friendly ? FRIENDLY_GROUP : near ? BESIDE_GROUP : AROUND_GROUP)) continue
    return {
      spans: [worst.span, group.span],
      strength: score >= HATE.withGroup ? 0.85 : 0.7,
      wording: 'group',
    }
  }
  return null
}

/** `Another mosque. They'll be running the place.`: what the next sentence says of them. */
function saidOfThem(analysis: Analysis, group: Hit): readonly Hit[] {
  return analysis
    .hits('group-derogation')
    .filter(
      (hit) =>
        hit.sentence === group.sentence + 1 &&
        (analysis.tokens[hit.first - 1]?.sentence !== hit.sentence ||
          analysis
            .near(hit, 'third-person', 3)
            .some(({ first, entry }) => first < hit.first && entry.startsWith('the'))),
    )
}

/** A group, and resentment of it or a mood that is sour on several counts. */
function byResentment(analysis: Analysis): Said | null {
  if (!analysis.has('protected-group') || analysis.has('goodwill')) return null
  const hate = Math.max(analysis.score('hate'), analysis.score('sexism'))
  if (hate < RESENTFUL) return null
  const marks = analysis.hits('resentment').filter((hit) => !analysis.reported(hit) && !analysis.negated(hit))
  const sour = SOUR.filter(analysis.has).length + (hate >= AROUND_GROUP ? 1 : 0) + (hate >= 0.5 ? 1 : 0)
  for (const group of analysis.hits('protected-group')) {
    if (analysis.reported(group) || isOfOwnGroup(analysis, group)) continue
    // Women are spoken of all the time: the model has to hear more than a sour mood.
    if (OF_WOMEN.test(group.entry) && analysis.score('sexism') < RESENTFUL_OF_WOMEN) continue
    const mark = marks.find(
      ({ sentence, first, last }) =>
        Math.abs(sentence - group.sentence) <= 2 && (last < group.first || first > group.last),
    )
    if (mark !== undefined || sour >= 4) {
      const spans = mark === undefined ? [group.span] : [group.span, mark.span]
      return { spans, strength: 0.55, wording: 'resentment' }
    }
  }
  return null
}

/** A group, and somebody laughing: the sour words or a model say at whom. */
function byLaughter(analysis: Analysis): Said | null {
  if (!analysis.has('mocking-word') || !analysis.has('protected-group')) return null
  if (KINDLY.some(analysis.has) || analysis.context.capacity === 'official') return null
  const laugh = analysis.hits('mocking-word').filter((hit) => !analysis.reported(hit))
  for (const group of analysis.hits('protected-group')) {
    if (analysis.reported(group) || isOfOwnGroup(analysis, group)) continue
    const score = OF_WOMEN.test(group.entry) ? analysis.score('sexism') : analysis.score('hate')
    const sour = SOUR.some(analysis.has) || analysis.has('resentment')
    const mark = laugh.find(({ sentence }) => sentence >= group.sentence && sentence <= group.sentence + 2)
    if (mark !== undefined && score >= (sour ? RESENTFUL + 0.1 : AROUND_GROUP))
      return { spans: [group.span, mark.span], strength: 0.5, wording: 'resentment' }
  }
  return null
}

/** `As a Sikh on a bin crew`: the author's own group. */
function isOfOwnGroup({ tokens }: Analysis, group: Hit): boolean {
  return tokens
    .slice(Math.max(0, group.first - 4), group.first)
    .some(({ text }) => OWN.has(text) || text === 'my')
}

/** A group that nobody names, with what it is thought to be given or to take. */
function byHint(analysis: Analysis): Said | null {
  const hint = analysis.hits('dog-whistle').find((hit) => !analysis.reported(hit))
  if (hint === undefined) return null
  const hints = analysis.hits('dog-whistle').length
  const worse = analysis.near(hint, 'group-derogation', REACH)[0]
  const backed =
    hints > 1 ||
    (analysis.has('contested-goods') && !AT_ANYTHING.test(hint.entry)) ||
    analysis.has('protected-group') ||
    analysis.has('sarcasm-mark')
  if (worse === undefined && !backed) return null
  if (analysis.score('hate') < 0.15 && hints < 2) return null
  return { spans: [hint.span], strength: 0.65, wording: 'hint' }
}

/** What only the models hear. */
function byModel(analysis: Analysis, slurs: readonly Hit[]): Said | null {
  const hate = analysis.score('hate')
  const sexism = analysis.score('sexism')
  if (hate < HATE.withGroup && sexism < SEXISM.withGroup) return null
  const groups = analysis.hits('protected-group')
  if (standsAlone(analysis) && saysNothingOf(analysis, groups)) return null
  const named = groups.length > 0 || slurs.length > 0
  if (!named && analysis.has('food-word')) return null
  const nobody = !named && !SOMEBODY.some(analysis.has)
  const friendly =
    analysis.context.capacity === 'official' ||
    ['goodwill', 'neutral-setting', 'reporting'].some(analysis.has)
  if (hate >= threshold(HATE, named, friendly) + (nobody ? WITHOUT_ANYBODY : 0)) {
    return { spans: analysis.evidence('hate'), strength: named ? 0.7 : 0.55, wording: 'tone' }
  }
  const women = groups.some(({ entry }) => OF_WOMEN.test(entry))
  if (sexism >= threshold(SEXISM, women, friendly) + (nobody ? WITHOUT_ANYBODY : 0)) {
    return { spans: analysis.evidence('sexism'), strength: women ? 0.65 : 0.5, wording: 'tone' }
  }
  return null
}

/** Next to nothing stands beside the groups that are named: `Gypsy Hill`, `female connector`. */
function saysNothingOf({ tokens }: Analysis, groups: readonly Hit[]): boolean {
  const naming = new Set(groups.flatMap(({ first, last }) => [first, last])).size
  return groups.length === 0 || tokens.length - naming < 2
}

function threshold(
  { withGroup, alone, friendly }: typeof HATE | typeof SEXISM,
  named: boolean,
  isFriendly: boolean,
): number {
  if (isFriendly) return friendly
  return named ? withGroup : alone
}

/** Demeaning words that the author was called: theirs to tell, and there is help. */
function received(analysis: Analysis): readonly Observation[] {
  const words = [...analysis.hits('slur'), ...analysis.hits('discriminatory-phrase')].filter(
    analysis.reported,
  )
  const [first] = words
  if (first === undefined || analysis.has('counter-speech')) return []
  if (!analysis.tokens.some(({ text, sentence }) => text === 'me' && sentence === first.sentence)) return []
  return [
    {
      topic: 'formal-procedures',
      spans: words.map(({ span }) => span),
      strength: 0.5,
      lead: 'advise',
      wording: 'received',
    },
  ]
}

function observation({ context }: Analysis, { spans, strength, wording }: Said): Observation {
  const certain = wording === 'slur' || wording === 'phrase' || wording === 'group'
  return {
    topic: 'discriminatory-language',
    spans,
    strength,
    lead: certain || context.capacity === 'official' ? 'stop' : 'review',
    wording,
  }
}

/** Language that demeans people for what they are: slurs, what is said of a group, hints, put-downs. */
export const discriminatoryLanguage: Rule = {
  name: 'discriminatory-language',
  topics: ['discriminatory-language', 'formal-procedures'],
  observe,
}
