import type { Analysis, Hit } from '../analysis.ts'
import type { Span } from '../types.ts'

/** What a correction lacks of respect, facts with a source, and openness about the author's affiliation. */
export type Lack = 'respect' | 'certainty' | 'source' | 'openness' | 'affiliation'

export interface Correction {
  /** Where the draft corrects. */
  readonly spans: readonly Span[]
  readonly lacks: readonly { readonly lack: Lack; readonly spans: readonly Span[] }[]
}

const ABOUT_BODY = [
  'council-word',
  'body-name',
  'council-service',
  'council-people',
  'council-decision',
  'decision-word',
  'contested-issue',
  'live-issue',
  'body-place',
  'council-asset',
  'officer-word',
  'department',
]
const DISRESPECT = ['disrespect', 'insult-phrase', 'obscenity', 'slur']

/** A draft that begins so denies what somebody said. */
const DENIALS: ReadonlySet<string> = new Set(['no', 'nope', 'wrong', 'fact', 'false', 'incorrect', 'untrue'])

/** What answers a claim without contradicting it in so many words. */
const ANSWERS = ['source-cited', 'hidden-affiliation', 'guessing', 'affiliation', 'disrespect']

const known = new WeakMap<Analysis, Correction | null>()

/** The draft read as a correction of what somebody wrote about the body; null where it is none. Read once for each draft. */
export function findCorrection(analysis: Analysis): Correction | null {
  // Most drafts answer nobody and correct nobody: asking again costs less than remembering it.
  if (analysis.replyTo === null && !mayCorrect(analysis)) return null
  const before = known.get(analysis)
  if (before !== undefined) return before
  const signs = correcting(analysis)
  const correction = signs === null ? null : { spans: spansOf(signs), lacks: lacksOf(analysis) }
  known.set(analysis, correction)
  return correction
}

function correcting(analysis: Analysis): readonly Hit[] | null {
  const { replyTo } = analysis
  if (replyTo === null) return isAbout(analysis) ? announcing(analysis) : null
  // Under a claim that runs somebody down, whoever is known to work for the body is taken to speak of it.
  const unfair =
    analysis.context.identifiable === true &&
    replyTo.has('unfair-claim') &&
    !['elsewhere', 'sport'].some((category) => replyTo.has(category) || analysis.has(category))
  const mentions = unfair || isAbout(replyTo) || isAbout(analysis)
  if (!mentions && !analysis.has('affiliation') && !analysis.has('source-cited')) return null
  const against = [...analysis.hits('contradiction'), ...analysis.hits('correction-phrase')].filter(
    (hit) => !analysis.reported(hit),
  )
  const claims = replyTo.has('unfair-claim') || replyTo.digits > 0
  const asks = replyTo.text.trimEnd().endsWith('?')
  if (against.length > 0 && !asks) return against
  // A source, a figure, a guess or a stated standing answers a claim; under somebody's own complaint it is help.
  if (!claims || asks || replyTo.has('self-reference') || agrees(analysis)) return null
  const answers = ANSWERS.flatMap(analysis.hits)
  if (answers.length > 0) return answers
  if (analysis.digits > 0 && replyTo.digits > 0) return []
  const denials = analysis.has('body-promise') ? [] : analysis.hits('negation')
  return denials.length > 0 ? denials : null
}

/** Whether a draft that answers nobody can correct somebody; cheap to ask. */
export function mayCorrect({ has, tokens }: Analysis): boolean {
  if (has('correction-phrase')) return true
  if (has('claim-going-round')) return has('contradiction') || has('negation')
  return has('contradiction') && DENIALS.has(tokens[0]?.text ?? '')
}

/** A draft of its own that says that it corrects, or denies what it says is going round. */
function announcing(analysis: Analysis): readonly Hit[] | null {
  const own = (category: string): readonly Hit[] =>
    analysis.hits(category).filter((hit) => !analysis.reported(hit))
  const stated = own('correction-phrase')
  if (stated.length > 0) return stated
  const claimed = analysis.hits('claim-going-round')
  // After a claim in a sentence of its own a bare no is enough.
  const bare = analysis
    .hits('negation')
    .filter(({ sentence }) => claimed.some((one) => one.sentence < sentence))
  const denied = [...own('contradiction'), ...bare]
  const opens = DENIALS.has(analysis.tokens[0]?.text ?? '')
  return denied.length > 0 && (opens || claimed.length > 0) ? [...claimed.slice(0, 1), ...denied] : null
}

/** The answer begins with agreement. */
function agrees(analysis: Analysis): boolean {
  return analysis.hits('agreement').some(({ first }) => first === 0)
}

function isAbout(analysis: Analysis): boolean {
  return ABOUT_BODY.some(analysis.has)
}

function lacksOf(analysis: Analysis): Correction['lacks'] {
  const lacks: { lack: Lack; spans: readonly Span[] }[] = []
  const rude = DISRESPECT.flatMap(analysis.hits).filter((hit) => !analysis.reported(hit))
  if (rude.length > 0) lacks.push({ lack: 'respect', spans: spansOf(rude) })
  const unsure = analysis.hits('guessing')
  if (unsure.length > 0) lacks.push({ lack: 'certainty', spans: spansOf(unsure) })
  else if (!analysis.has('source-cited') && !analysis.contains('link')) {
    lacks.push({ lack: 'source', spans: [] })
  }
  const hidden = analysis.hits('hidden-affiliation')
  if (hidden.length > 0) lacks.push({ lack: 'openness', spans: spansOf(hidden) })
  else if (!analysis.has('affiliation')) lacks.push({ lack: 'affiliation', spans: [] })
  return lacks
}

function spansOf(hits: readonly Hit[]): readonly Span[] {
  return hits.map(({ span }) => span).toSorted((a, b) => a[0] - b[0])
}
