import type { Analysis, Hit } from '../../analysis.ts'
import type { Observation } from '../../observation.ts'
import { findMatters } from '../../procedures/find-matters.ts'
import type { Rule } from '../../rule.ts'
import { findTargets, mayHaveTargets, type Target } from '../../targets/find-targets.ts'

/** From this sum of signs on a difference is shown. */
const ENOUGH = 2.5
/** How many sentences apart a quarrel and those it is with may stand. */
const APART = 2

/** What is told as a dialogue or a litany needs little more. */
const STAGED = 2
const LITANY = 3
const OWN_PART = new Set(['me', 'us', 'we', 'i', 'frontline'])
const OTHER_PARTS = new Set(
  'them boss manager management hr it legal finance payroll comms procurement planning highways office upstairs supervisor gaffer corporate director team councillor leadership services fleet estates facilities repairs stores nights days'.split(
    ' ',
  ),
)

const ADDRESS = new Set(['you', 'your', 'youre', 'yours', 'yourself', 'yourselves', 'youve', 'youd'])

function observe(analysis: Analysis): readonly Observation[] {
  if (analysis.has('union-activity') || !mayHaveDifference(analysis)) return []
  const targets = findTargets(analysis).filter(({ kind }) => kind === 'people' || kind === 'person')
  const told = meant(analysis, 'work-quarrel', targets)
  const outside = analysis.has('outside-party') && told.length < 2
  const others = outside ? targets.filter(({ generic }) => !generic) : targets
  const quarrels = outside ? meant(analysis, 'work-quarrel', others) : told
  const frictions = meant(analysis, 'friction-word', others)
  const staged = isSkit(analysis) || isLitany(analysis, [...others, ...analysis.hits('department')])
  if (others.length === 0 && !staged && quarrels.length < 2) {
    if (outside || !analysis.has('workplace-word')) return []
  }
  const bare = quarrels.length === 0 && frictions.length === 0
  if (bare && !staged && (analysis.context.capacity === 'official' || !analysis.has('indifference')))
    return []
  if (weightOf(analysis, quarrels, frictions, others) + (staged ? STAGED : 0) < ENOUGH) return []
  if (isDisclosure(analysis, quarrels.length > 0)) return []
  const spans = bare ? analysis.hits('indifference') : [...quarrels, ...frictions]
  const named = others.some((other) => other.named && spans.some((hit) => isClose(hit, other)))
  return [
    {
      topic: 'airing-differences',
      spans: (spans.length > 0 ? spans : others).map(({ span }) => span),
      strength: named || quarrels.length > 1 ? 0.85 : 0.75,
      lead: 'review',
      wording: named ? 'named' : 'dispute',
    },
  ]
}

/** `Me: the boiler has failed. Property Services: have you raised a ticket?`: who speaks stands before a colon. */
function isSkit({ text, tokens }: Analysis): boolean {
  const first = text.indexOf(':')
  if (first < 0 || text.indexOf(':', first + 1) < 0) return false
  let own = false
  const parts = new Set<string>()
  for (const { text: word, span } of tokens) {
    if (text.charAt(span[1]) !== ':') continue
    if (OWN_PART.has(word)) own = true
    else if (OTHER_PARTS.has(word)) parts.add(word)
  }
  return parts.size + (own ? 1 : 0) >= 2
}

/** `The night wardens could have told us. The night wardens chose not to. The night wardens …`: the same ones open sentence after sentence. */
function isLitany({ tokens }: Analysis, others: readonly (Target | Hit)[]): boolean {
  if (others.length < LITANY) return false
  const openings = new Map<string, number>()
  const seen = new Set<number>()
  for (const other of others) {
    const before = tokens[other.first - 1]
    const opens = before === undefined || before.sentence !== other.sentence || before.text === 'the'
    if (!opens || seen.has(other.sentence)) continue
    seen.add(other.sentence)
    const word = tokens[other.last]?.text ?? ''
    const times = (openings.get(word) ?? 0) + 1
    if (times === LITANY) return true
    openings.set(word, times)
  }
  return false
}

/** Whether there is anything to weigh: bit tests, counts, and one look for a colon. */
function mayHaveDifference(analysis: Analysis): boolean {
  if (analysis.has('work-quarrel') || (analysis.text.includes(':') && isSkit(analysis))) return true
  if (!mayHaveTargets(analysis)) return false
  if (analysis.has('friction-word') || analysis.has('indifference')) return true
  return analysis.hits('department').length + analysis.hits('council-people').length >= LITANY
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
  const apart = (hit: Hit): boolean =>
    !quarrels.some(({ first, last }) => hit.first >= first && hit.last <= last)
  const light = analysis.hits('good-humour').filter(apart).length
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
    (quarrels.length > 0 ? 0.5 : 1) * Math.min(analysis.hits('good-word').filter(apart).length, 3)
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
  needs: ['work-quarrel', 'friction-word', 'indifference', 'council-people', 'department', 'self-reference'],
  observe,
}
