import type { Analysis, Hit } from '../../analysis.ts'
import type { Observation } from '../../observation.ts'
import { findMatters } from '../../procedures/find-matters.ts'
import type { Rule } from '../../rule.ts'
import { findTargets, mayHaveTargets, type Target } from '../../targets/find-targets.ts'

/** From this sum of signs on a difference is shown. */
const ENOUGH = 2.5
/** How many sentences apart a quarrel and those it is with may stand. */
const APART = 2

const ADDRESS = new Set(['you', 'your', 'youre', 'yours', 'yourself', 'yourselves', 'youve', 'youd'])

function observe(analysis: Analysis): readonly Observation[] {
  if (analysis.has('union-activity') || !mayHaveTargets(analysis)) return []
  const outside = analysis.has('outside-party')
  const others = findTargets(analysis).filter(
    ({ kind, generic }) => (kind === 'people' || kind === 'person') && !(generic && outside),
  )
  const quarrels = meant(analysis, 'work-quarrel', others)
  const frictions = meant(analysis, 'friction-word', others)
  if (others.length === 0 && (outside || (!analysis.has('workplace-word') && quarrels.length < 2))) return []
  const bare = quarrels.length === 0 && frictions.length === 0 && !analysis.has('grievance-word')
  if (bare && (analysis.context.capacity === 'official' || !analysis.has('indifference'))) return []
  if (weightOf(analysis, quarrels, frictions, others) < ENOUGH) return []
  if (isDisclosure(analysis, quarrels.length > 0)) return []
  const told = bare ? analysis.hits('indifference') : [...quarrels, ...frictions]
  const named = others.some((other) => other.named && told.some((hit) => isClose(hit, other)))
  return [
    {
      topic: 'airing-differences',
      spans: told.map(({ span }) => span),
      strength: named || quarrels.length > 1 ? 0.85 : 0.75,
      lead: 'review',
      wording: named ? 'named' : 'dispute',
    },
  ]
}

/** Signs of a quarrel, less those of lightness: turns of phrase, friction, somebody addressed, nothing coming of it. */
function weightOf(
  analysis: Analysis,
  quarrels: readonly Hit[],
  frictions: readonly Hit[],
  others: readonly Target[],
): number {
  const { tokens } = analysis
  const own = analysis.has('self-reference') || analysis.has('we-reference')
  const addressed = tokens.some(({ text }) => ADDRESS.has(text))
  const called = addressed && others.some((other) => isCalled(analysis, other))
  const light = analysis.hits('good-humour').length
  return (
    Math.min(quarrels.length, 2) * 2.5 +
    Math.min(frictions.length, 3) +
    (others.length > 0 ? 0.5 : 0) +
    (others.length > 0 && own && analysis.has('grievance-word') ? 1.5 : 0) +
    (called ? 1.5 : addressed ? 0.5 : 0) +
    (analysis.text.includes('?') ? 0.25 : 0) +
    (analysis.has('clause-turn') ? 0.25 : 0) +
    (own ? 0.5 : 0) +
    (analysis.has('repetition') ? 0.5 : 0) +
    (analysis.has('indifference') ? 0.5 : 0) +
    (analysis.has('distress') ? 0.5 : 0) -
    Math.min(light, 2) * 2 -
    (quarrels.length > 0 ? 0.5 : 1) * Math.min(analysis.hits('good-word').length, 3)
  )
}

/** `Jess, stop …`, `@CllrSo you …`: somebody of the text is spoken to. */
function isCalled(analysis: Analysis, { first, last, span }: Target): boolean {
  if (analysis.text.charAt(span[0] - 1) === '@') return true
  const opens = analysis.tokens[first - 1]?.sentence !== analysis.tokens[first]?.sentence
  const after = analysis.text.charAt(span[1])
  if (opens && (after === ',' || after === ':')) return true
  const before = analysis.tokens[first - 1]?.text ?? ''
  return (
    /^(?:dear|hi|hey|oi|hello|yes|to)$/.test(before) || ADDRESS.has(analysis.tokens[last + 1]?.text ?? '')
  )
}

/** Said by the author, and not of somebody from outside. */
function meant(analysis: Analysis, category: string, others: readonly Target[]): readonly Hit[] {
  let reached = -1
  return analysis.hits(category).filter((hit) => {
    if (hit.first <= reached || analysis.reported(hit) || isWithOutsider(analysis, hit, others)) return false
    if (hit.first === hit.last && analysis.negated(hit)) return false
    reached = hit.last
    return true
  })
}

function isClose(hit: Hit, other: Target): boolean {
  return Math.abs(hit.sentence - other.sentence) <= APART
}

function isWithOutsider(analysis: Analysis, hit: Hit, others: readonly Target[]): boolean {
  return (
    analysis.hits('outside-party').some(({ sentence }) => sentence === hit.sentence) &&
    !others.some(({ sentence, generic }) => sentence === hit.sentence && !generic)
  )
}

/** Dangers, wrongdoing and mistreatment have procedures that protect the one who raises them: no airing of differences. */
function isDisclosure(analysis: Analysis, isQuarrel: boolean): boolean {
  return findMatters(analysis).some(
    ({ kind }) => kind === 'danger' || kind === 'wrongdoing' || (kind === 'mistreatment' && !isQuarrel),
  )
}

/** Disputes at work, taken into the open. */
export const airingDifferences: Rule = {
  name: 'airing-differences',
  topics: ['airing-differences'],
  needs: ['work-quarrel', 'friction-word', 'grievance-word', 'indifference'],
  observe,
}
