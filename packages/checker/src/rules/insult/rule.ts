import type { Analysis, Hit } from '../../analysis.ts'
import type { Observation } from '../../observation.ts'
import type { Rule } from '../../rule.ts'
import { isAmbiguousSlur } from '../../targets/ambiguous-slur.ts'
import { isOwnWord } from '../../targets/own-word.ts'
import { standsAlone } from '../../targets/stands-alone.ts'
import { Aim } from './aim.ts'

/** From this score on the model is heard without a word or a turn of phrase of the lexicons. */
const SURE = 0.75
/** The same where nobody is spoken of or to. */
const SURER = 0.82
/** From this score on it supports a word that is no insult by itself. */
const LIKELY = 0.3
/** Words of which one may stand between a weak noun and what makes an insult of it. */
const LINKS = new Set(['a', 'an', 'of', 'the', 'little', 'old', 'fat', 'lazy', 'bloody', 'fucking'])

/** Where a word of these is found and is harmless, the model is not asked what it takes the text for. */
const LEXICONS = ['insult-noun', 'insult-adjective', 'insult-phrase'] as const

/** Nor where the setting is friendly. */
const KINDLY = ['goodwill', 'neutral-setting', 'food-word', 'affection'] as const

/** Words behind which any noun for a person is an insult, but for these. */
const MAKES_ANY = new Set(['absolute', 'utter', 'complete', 'total'])
const NO_INSULT = new Set(
  'legend star hero gem joy treat delight pleasure dream angel diamond treasure beauty class quality bargain credit professional gentleman lady champion trooper hoot laugh riot scream blast scenes chaos carnage mess shambles nightmare disaster waste state farce madness crap tripe drivel tosh rubbish garbage trash must minefield miracle power peace silence bliss faith respect trust stranger coincidence mystery surprise shock change halt stop success failure loss cost price amount number value ball corker belter classic banger winner beast machine monster unit'.split(
    ' ',
  ),
)

interface Found {
  readonly hit: Hit
  readonly aimed: boolean
  readonly strength: number
}

/** Words for the body and those around it: somebody whom readers cannot tell insults strangers as anybody may. */
const AROUND_BODY = [
  'council-word',
  'council-people',
  'council-client',
  'council-supplier',
  'council-service',
  'officer-word',
  'politician',
  'national-politician',
  'body-name',
  'body-person',
  'body-supplier',
  'body-place',
  'person-name',
  'slur',
] as const

/** A stranger to readers, about strangers: the driver ahead, a train company. */
function isPrivate({ context, draft, has }: Analysis): boolean {
  return context.identifiable === false && draft.replyTo === undefined && !AROUND_BODY.some(has)
}

function observe(analysis: Analysis): readonly Observation[] {
  if (isPrivate(analysis)) return []
  const aim = new Aim(analysis)
  const found = [
    ...nouns(analysis, aim),
    ...addresses(analysis, aim),
    ...weakNouns(analysis, aim),
    ...newNouns(analysis, aim),
    ...qualities(analysis, aim),
    ...phrases(analysis, aim),
    ...faces(analysis, aim),
    ...mockingReply(analysis, aim),
  ]
  if (found.length > 0) return [observation(analysis, found)]
  const mocked = mockery(analysis, aim)
  if (mocked !== null) return [mocked]
  return LEXICONS.some(analysis.has) ? [] : byModel(analysis, aim)
}

/** Nothing aimed at anybody: the author's own words about themself, sport, kindness, things, quotations, negations. */
function isHarmless(analysis: Analysis, aim: Aim, hit: Hit): boolean {
  return (
    analysis.reported(hit) ||
    (analysis.negated(hit) && !aim.isAddress(hit)) ||
    aim.isReceived(hit) ||
    aim.isSelf(hit) ||
    aim.isKindlyMeant(hit) ||
    aim.isSport(hit) ||
    analysis.has('counter-speech')
  )
}

function nouns(analysis: Analysis, aim: Aim): readonly Found[] {
  const hits = [...analysis.hits('insult-noun'), ...analysis.hits('slur')]
  return hits.flatMap((hit) => {
    if (isHarmless(analysis, aim, hit) || aim.isOfThing(hit)) return []
    if (hit.category === 'slur' && isOwnWord(analysis, hit)) return []
    const aimed = aim.isAddress(hit) || isOfMany(analysis, hit) || aim.hasTargetAround(hit)
    if (!aimed && isCurse(analysis, hit)) return []
    if (!aimed && !hit.disguised && (analysis.score('insult') < LIKELY || isEveryday(analysis, hit)))
      return []
    return [{ hit, aimed, strength: aimed ? 0.8 : 0.5 }]
  })
}

/** `Bunch of …`, `load of …`: people, whoever they are. */
function isOfMany(analysis: Analysis, hit: Hit): boolean {
  return analysis
    .hits('insult-intensifier')
    .some(({ entry, last }) => last === hit.first - 1 && entry.endsWith(' of'))
}

/** Aimed at nobody an obscene word is a curse (`a bastard of a diversion`), which is another rule's. */
function isCurse(analysis: Analysis, hit: Hit): boolean {
  if (!/^(?:bastard|bitch|cunt|fucker|motherfucker)/.test(hit.entry)) return false
  return analysis.hits('obscenity').some(({ first, last }) => first <= hit.first && last >= hit.last)
}

/** Entries of `insult-noun` that are also words for animals, plants, tools and dishes. */
const EVERYDAY =
  /^(?:weasel|parasite|leeches|spanner|planks?$|melts?$|tarts?$|trollop|slags?$|hoes?$|bitch|bastard|pricks?$|tit$|scum$|dopes?$|trolls?$|gammons?$|fools?$|clowns?$|divas?$|divs?$|gimps?$|creeps?$|nutter|fruitcake|snowflake|shrew|chimps$|cowboys$|jokers$|pond|crackpot|nutcase)/

/** A word that means something else as well, in a few words that speak of nobody. */
function isEveryday(analysis: Analysis, { category, entry }: Hit): boolean {
  return (category === 'slur' ? isAmbiguousSlur(entry) : EVERYDAY.test(entry)) && standsAlone(analysis)
}

/** `… is a cowboy`, `… are sheep`. */
function isCalled(aim: Aim, hit: Hit): boolean {
  const before = aim.word(hit.first - 1)
  return (before === 'a' || before === 'an' || before === 'are') && aim.isSaidOfSomebody(hit)
}

/** `You plum`, `you melted welly`, `you absolute walrus`: words that hurt nobody but the one addressed. */
function addresses(analysis: Analysis, aim: Aim): readonly Found[] {
  return analysis.hits('insult-address').flatMap((hit) => {
    if (!aim.isAddress(hit) || isHarmless(analysis, aim, hit)) return []
    return [{ hit, aimed: true, strength: 0.7 }]
  })
}

/** `absolute melon`, `bunch of sheep`, `you donkey`. */
function weakNouns(analysis: Analysis, aim: Aim): readonly Found[] {
  const makers = analysis.hits('insult-intensifier')
  return analysis.hits('insult-noun-weak').flatMap((hit) => {
    if (aim.isAddress(hit) && !isHarmless(analysis, aim, hit)) return [{ hit, aimed: true, strength: 0.7 }]
    const link = LINKS.has(aim.word(hit.first - 1)) ? 1 : 0
    const made = makers.some(({ last }) => last === hit.first - 1 || last === hit.first - 1 - link)
    const said = made || (isCalled(aim, hit) && analysis.score('insult') >= LIKELY)
    if (!said || isHarmless(analysis, aim, hit) || aim.isOfThing(hit)) return []
    const aimed = aim.hasTargetAround(hit)
    return aimed || analysis.score('insult') >= LIKELY ? [{ hit, aimed, strength: aimed ? 0.7 : 0.45 }] : []
  })
}

/** `Was an absolute bellwhiff`: a word nobody knows, behind one that makes an insult of any. */
function newNouns(analysis: Analysis, aim: Aim): readonly Found[] {
  if (analysis.has('goodwill') || analysis.has('thing')) return []
  return analysis.hits('insult-intensifier').flatMap((hit) => {
    if (!MAKES_ANY.has(hit.entry) || analysis.score('insult') < LIKELY || isHarmless(analysis, aim, hit))
      return []
    const noun = analysis.tokens[hit.last + 1]
    const after = analysis.tokens[hit.last + 2]
    if (noun === undefined || noun.sentence !== hit.sentence || !/^[a-z]{4,}$/.test(noun.text)) return []
    if (NO_INSULT.has(noun.text) || /(?:ly|ed|ing|ion|ness|ment|ity|ance|ence|s)$/.test(noun.text)) return []
    const between = after === undefined ? '' : analysis.text.slice(noun.span[1], after.span[0])
    if (after !== undefined && after.sentence === hit.sentence && between === ' ' && after.text !== 'who')
      return []
    if (!aim.hasTarget(hit)) return []
    return [{ hit: { ...hit, span: [hit.span[0], noun.span[1]] }, aimed: true, strength: 0.5 }]
  })
}

function qualities(analysis: Analysis, aim: Aim): readonly Found[] {
  return analysis.hits('insult-adjective').flatMap((hit) => {
    if (isHarmless(analysis, aim, hit) || aim.isOfThing(hit) || !aim.isSaidOfSomebody(hit)) return []
    return [{ hit, aimed: true, strength: 0.65 }]
  })
}

function phrases(analysis: Analysis, aim: Aim): readonly Found[] {
  return analysis.hits('insult-phrase').flatMap((hit) => {
    if (
      analysis.reported(hit) ||
      aim.isReceived(hit) ||
      aim.isSelf(hit) ||
      aim.isSport(hit) ||
      isOfUs(aim, hit)
    )
      return []
    if (analysis.has('counter-speech') || aim.isKindlyMeant(hit) || aim.isAfterThing(hit)) return []
    const aimed = aim.hasTargetAround(hit)
    return [{ hit, aimed, strength: aimed ? 0.75 : 0.55 }]
  })
}

/** `We couldn't run a stall this year`: what the author and their own say of themselves. */
function isOfUs(aim: Aim, hit: Hit): boolean {
  const before = aim.word(hit.first - 1)
  return before === 'i' || before === 'we' || before === 'ive' || before === 'weve'
}

/** A mocking face or animal right after somebody, or several in a row in a post about somebody. */
function faces(analysis: Analysis, aim: Aim): readonly Found[] {
  const hits = analysis.hits('insult-emoji')
  if (hits.length === 0) return []
  const inRow = hits.length > 1
  if (analysis.has('affection') || analysis.has('sport') || (analysis.has('thing') && !inRow)) return []
  const isPerson = ({ first, last, sentence }: Hit): boolean =>
    aim.targets.some(
      (other) =>
        other.last === first - 1 ||
        (other.sentence === sentence && (other.last < last || (inRow && first === 0))),
    )
  const used = hits.filter((hit) => !analysis.reported(hit) && !analysis.negated(hit) && isPerson(hit))
  return used.flatMap((hit) =>
    inRow || hit.entry === '🤡' || hit.entry === '🖕' || analysis.score('insult') >= LIKELY
      ? [{ hit, aimed: true, strength: 0.7 }]
      : [],
  )
}

/** What would be small talk elsewhere and mocks the one whom it answers. */
function mockingReply(analysis: Analysis, aim: Aim): readonly Found[] {
  if (analysis.draft.replyTo === undefined && !analysis.contains('at') && !official(analysis)) return []
  return analysis
    .hits('mocking-reply')
    .filter((hit) => !analysis.reported(hit) && !aim.isSelf(hit) && !aim.isKindlyMeant(hit))
    .map((hit) => ({ hit, aimed: true, strength: 0.5 }))
}

/** Praise that the marks beside it take back. */
function mockery(analysis: Analysis, aim: Aim): Observation | null {
  const [praise] = analysis.hits('sarcastic-praise')
  const [mark] = analysis.hits('sarcasm-mark')
  if (praise === undefined || mark === undefined) return null
  if (analysis.reported(praise) || aim.isSelf(praise) || aim.isSport(praise)) return null
  if (!aim.hasTarget(praise)) return null
  if (
    mark.entry === '👏' &&
    analysis.hits('sarcastic-praise').length < 2 &&
    analysis.score('insult') < LIKELY
  )
    return null
  return {
    topic: 'insult',
    spans: [praise.span, mark.span],
    strength: 0.5,
    lead: official(analysis) ? 'stop' : 'review',
    wording: 'mockery',
  }
}

function byModel(analysis: Analysis, aim: Aim): readonly Observation[] {
  const score = analysis.score('insult')
  // Looking for somebody costs more than the score: most texts end here.
  if (score < SURE || (score < SURER && aim.targets.length === 0) || standsAlone(analysis)) return []
  if (KINDLY.some(analysis.has) || analysis.has('counter-speech') || analysis.has('reporting')) return []
  return [
    {
      topic: 'insult',
      spans: analysis.evidence('insult'),
      strength: 0.5,
      lead: official(analysis) ? 'stop' : 'advise',
      wording: 'tone',
    },
  ]
}

function observation(analysis: Analysis, found: readonly Found[]): Observation {
  const aimed = found.some((one) => one.aimed)
  return {
    topic: 'insult',
    spans: [...found].sort((a, b) => b.strength - a.strength).map(({ hit }) => hit.span),
    strength: Math.max(...found.map(({ strength }) => strength)),
    lead: official(analysis) ? 'stop' : aimed ? 'review' : 'advise',
    wording: official(analysis) ? 'official' : analysis.draft.replyTo === undefined ? 'use' : 'reply',
  }
}

function official({ context }: Analysis): boolean {
  return context.capacity === 'official'
}

/** Somebody insulted: a person, the one who is answered, staff, residents, politicians. */
export const insult: Rule = {
  name: 'insult',
  topics: ['insult'],
  observe,
}
