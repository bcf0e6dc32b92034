import type { Analysis, Hit } from '../analysis.ts'
import type { Span } from '../types.ts'

/** `suggestion`: a wish; `opinion`: a judgement of a decision; `contested`: either on a matter that divides residents. */
export type CommentLevel = 'suggestion' | 'opinion' | 'contested'

/** A view of the author's own on something that the body decides or does. */
export interface Comment {
  readonly level: CommentLevel
  readonly spans: readonly Span[]
}

/** How far a judgement reaches within a sentence, in words. */
const REACH = 16
/** How near a service and what is done to it must stand to be one decision, in words. */
const CHANGE_REACH = 4
/** Decisions that somebody at work speaks of without saying whose they are. */
const OF_WORKPLACES = /polic|strateg|restruct|signed|whoever|rota/
/** Said of what residents or strangers do, these are no judgement of a service. */
const INDIGNATION = /^\(?(?:scandal|shame|disgusting|disgraceful|shameful|outrageous)/

/** The categories by which a view shows. */
const VIEWS = [
  'policy-criticism',
  'prescription',
  'policy-approval',
  'policy-sarcasm',
  'negative-judgement',
  'own-view',
  'weak-attitude',
] as const
type View = (typeof VIEWS)[number]
/** The categories that judge, where the others wish or agree. */
const JUDGING: ReadonlySet<View> = new Set(['policy-criticism', 'policy-sarcasm', 'negative-judgement'])
/** These count only beside a decision: of a service or the body they say too many other things. */
const OF_DECISIONS: ReadonlySet<View> = new Set([
  'policy-sarcasm',
  'negative-judgement',
  'own-view',
  'weak-attitude',
])

/** Where the author's own team or kitchen is the matter. */
const ELSEWHERE = ['elsewhere', 'sport', 'gratitude']
const SERVICES = ['council-service', 'council-asset']

const known = new WeakMap<Analysis, Comment | null>()

/** The author's comment on a matter of the body; null where there is none. Read once for each draft. */
export function findComment(analysis: Analysis): Comment | null {
  // Most drafts have no sign of a view: asking again costs less than remembering it.
  if (!analysis.has('live-issue') && !VIEWS.some(analysis.has)) return null
  const before = known.get(analysis)
  if (before !== undefined) return before
  const comment = read(analysis)
  known.set(analysis, comment)
  return comment
}

/** The judgement is denied, or the author passes it on themself. */
function isTakenBack(analysis: Analysis, hit: Hit): boolean {
  if (analysis.negated(hit)) return true
  return analysis.hits('self-reference').some(({ last }) => last === hit.first - 1)
}

/** What a body names as live is a comment as soon as it is more than a pointer to what is published. */
function readLiveIssue(analysis: Analysis): Comment | null {
  const live = analysis.hits('live-issue').filter((hit) => !analysis.reported(hit))
  if (live.length === 0 || analysis.has('source-cited') || analysis.has('public-event')) return null
  return { level: 'contested', spans: live.map(({ span }) => span) }
}

/** Views that are plain enough without a matter beside them. */
const PLAIN = ['policy-criticism', 'policy-sarcasm', 'own-view', 'prescription'] as const
/** Whom a wish addresses: advice to readers is no view of what the body does. */
const ADDRESSED: ReadonlySet<string> = new Set(['you', 'your', 'youre', 'please', 'folks', 'everyone'])
const US: ReadonlySet<string> = new Set(['we', 'our', 'us', 'my', 'were', 'weve'])
/** How far a view may stand from the words for the author's work, in sentences. */
const VOICE_SENTENCES = 2

/** A view whose matter is named by who speaks, or by the post that is answered, and not in the draft's own words. */
function readUnanchored(analysis: Analysis): Comment | null {
  const voices = [...analysis.hits('job-voice'), ...spokenOfByUs(analysis)]
  const answered = voices.length === 0 && answers(analysis)
  if ((voices.length === 0 && !answered) || ELSEWHERE.some(analysis.has)) return null
  for (const view of PLAIN) {
    const hit = analysis
      .hits(view)
      .find(
        (one) =>
          !analysis.reported(one) &&
          !(JUDGING.has(view) && isTakenBack(analysis, one)) &&
          !(view === 'prescription' && addresses(analysis, one)) &&
          (answered || voices.some(({ sentence }) => Math.abs(sentence - one.sentence) <= VOICE_SENTENCES)),
      )
    if (hit === undefined) continue
    const spans = [hit, ...voices.slice(0, 1)].map(({ span }) => span).toSorted((a, b) => a[0] - b[0])
    return { level: JUDGING.has(view) ? 'opinion' : 'suggestion', spans }
  }
  return null
}

/** A decision of the body that the author speaks of as one of its own people, further from the view than a sentence. */
function spokenOfByUs(analysis: Analysis): readonly Hit[] {
  const decided = analysis.hits('council-decision')
  if (decided.length === 0) return []
  return analysis.tokens.some(({ text }) => US.has(text)) ? decided : []
}

/** The post that is answered asks about a matter of the body. */
function answers({ replyTo }: Analysis): boolean {
  if (replyTo === null || !replyTo.text.trimEnd().endsWith('?')) return false
  const { contested, decisions, services } = collectMatters(replyTo)
  return contested.length + decisions.length + services.length > 0
}

function addresses({ tokens }: Analysis, hit: Hit): boolean {
  return tokens.slice(Math.max(0, hit.first - 2), hit.last + 2).some(({ text }) => ADDRESSED.has(text))
}

interface Matters {
  readonly contested: readonly Hit[]
  /** Decisions, rules, charges, plans, and what is done to a service. */
  readonly decisions: readonly Hit[]
  readonly services: readonly Hit[]
  /** The body itself. */
  readonly actors: readonly Hit[]
}

function read(analysis: Analysis): Comment | null {
  const matters = collectMatters(analysis)
  const every = [...matters.contested, ...matters.decisions, ...matters.services, ...matters.actors]
  if (every.length === 0) return readUnanchored(analysis)
  let best: { view: View; hit: Hit; matter: Hit } | null = null
  for (const view of VIEWS) {
    for (const hit of analysis.hits(view)) {
      if (best !== null || analysis.reported(hit) || (JUDGING.has(view) && isTakenBack(analysis, hit)))
        continue
      const matter = matterOf(analysis, view, hit, matters)
      if (matter !== null) best = { view, hit, matter }
    }
  }
  if (best === null) return readLiveIssue(analysis) ?? readUnanchored(analysis)
  const { view, hit, matter } = best
  const contested = matters.contested.find((one) => Math.abs(one.sentence - hit.sentence) <= 1)
  const spans = [hit, contested ?? matter].map(({ span }) => span).toSorted((a, b) => a[0] - b[0])
  if (contested !== undefined) return { level: 'contested', spans }
  return { level: JUDGING.has(view) ? 'opinion' : 'suggestion', spans }
}

function collectMatters(analysis: Analysis): Matters {
  const services = SERVICES.flatMap(analysis.hits)
  const actors = [...analysis.hits('council-word'), ...analysis.hits('body-name')]
  const anchored = services.length > 0 || actors.length > 0 || analysis.has('affiliation')
  const changes = analysis
    .hits('service-change')
    .filter((hit) => SERVICES.some((category) => analysis.near(hit, category, CHANGE_REACH).length > 0))
  const words = analysis.has('elsewhere')
    ? []
    : analysis.hits('decision-word').filter(({ entry }) => anchored || OF_WORKPLACES.test(entry))
  return {
    contested: [...analysis.hits('live-issue'), ...analysis.hits('contested-issue')],
    decisions: [...analysis.hits('council-decision'), ...changes, ...words],
    services,
    actors,
  }
}

/** What of the body the view is about; null where it is about something else. */
function matterOf(analysis: Analysis, view: View, hit: Hit, matters: Matters): Hit | null {
  const { contested, decisions, services, actors } = matters
  const decided = [...contested, ...decisions]
  // Thanks make an attitude a courtesy.
  if (view === 'weak-attitude' && analysis.has('gratitude')) return null
  const found = inReach(hit, decided, view === 'own-view' || view === 'weak-attitude' ? 0 : 1)
  if (found !== null) return found
  if (OF_DECISIONS.has(view)) return null
  if (analysis.has('elsewhere') && analysis.near(hit, 'elsewhere', REACH).length > 0) return null
  if (view === 'policy-approval') return inReach(hit, actors, 0)
  if (view === 'policy-criticism' && INDIGNATION.test(hit.entry)) return inReach(hit, actors, 0)
  return inReach(hit, [...services, ...actors], 1)
}

/** The nearest of the hits in the same sentence, or in one that stands beside it. */
function inReach(hit: Hit, among: readonly Hit[], sentences: number): Hit | null {
  const apart = (other: Hit): number => Math.max(other.first - hit.last, hit.first - other.last)
  let nearest: Hit | null = null
  for (const other of among) {
    if (Math.abs(other.sentence - hit.sentence) > sentences || apart(other) > REACH) continue
    if (nearest === null || apart(other) < apart(nearest)) nearest = other
  }
  return nearest
}
