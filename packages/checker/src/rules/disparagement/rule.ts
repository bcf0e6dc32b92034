import type { Analysis, Hit } from '../../analysis.ts'
import type { Lead, Observation } from '../../observation.ts'
import type { Rule } from '../../rule.ts'
import { findTargets, mayHaveTargets, type Target, type TargetKind } from '../../targets/find-targets.ts'
import { findJudgements, type Judgement, JUDGEMENT_LEXICONS } from './judgements.ts'
import { targetOf, type Verdict } from './reach.ts'

/** Words of agreement that are all there is to a short answer. */
const SHORT_ANSWER = 14

function observe(analysis: Analysis): readonly Observation[] {
  if (analysis.draft.replyTo === undefined && !mayHaveTargets(analysis) && !mayBeAtWork(analysis)) return []
  const verdicts = findVerdicts(analysis)
  if (verdicts.length === 0) return agreement(analysis)
  const kinds = new Map<TargetKind, Verdict[]>()
  for (const verdict of verdicts) {
    const kind = verdict.target.named ? 'person' : verdict.target.kind
    kinds.set(kind, [...(kinds.get(kind) ?? []), verdict])
  }
  return [...kinds].map(([kind, of]) => observation(analysis, kind, of))
}

function findVerdicts(analysis: Analysis): readonly Verdict[] {
  const judgements = findJudgements(analysis)
  if (judgements.length === 0) return []
  const targets = findTargets(analysis).filter((target) => isProtected(analysis, target))
  const verdicts = judgements.flatMap((judgement) => {
    const target = targetOf(analysis, judgement, targets)
    return target === null ? [] : [{ judgement, target }]
  })
  if (verdicts.length > 0 || targets.length > 0) return verdicts
  const replied = onThoseRepliedOf(analysis, judgements)
  return replied.length > 0 ? replied : onThoseAtWork(analysis, judgements)
}

const SPOKEN_OF = ['third-person', 'second-person', 'person-noun', 'person-name']
const AT_WORK = [
  'workplace-word',
  'council-service',
  'workplace-self',
  'body-place',
  'department',
  'official-word',
  'written-at',
]

/** Work is spoken of, or the body itself speaks; nobody who is not of it. */
function mayBeAtWork(analysis: Analysis): boolean {
  if (analysis.context.role === 'member' || analysis.has('outside-party')) return false
  return analysis.context.capacity === 'official' || AT_WORK.some(analysis.has)
}

/** `She couldn't find her own shoes`, told of work: nobody is named, and only those at work or served can be meant. */
function onThoseAtWork(analysis: Analysis, judgements: readonly Judgement[]): readonly Verdict[] {
  if (!mayBeAtWork(analysis)) return []
  const kind = analysis.context.capacity === 'official' ? 'client' : 'people'
  return judgements
    .filter(({ hit }) => hit.category === 'insult-phrase' && isSpokenOf(analysis, hit))
    .map((judgement) => {
      const { first, last, sentence, span } = judgement.hit
      return { judgement, target: { kind, named: false, generic: true, first, last, sentence, span } }
    })
}

function isSpokenOf(analysis: Analysis, { sentence }: Hit): boolean {
  return SPOKEN_OF.some((category) => analysis.hits(category).some((one) => one.sentence === sentence))
}

/** `They'd lie to your face`, in answer to a post about the council: the one spoken of stands in the post replied to. */
function onThoseRepliedOf(analysis: Analysis, judgements: readonly Judgement[]): readonly Verdict[] {
  const { replyTo } = analysis
  if (replyTo === null || !analysis.has('third-person') || analysis.has('outside-party')) return []
  const target = findTargets(replyTo).find((one) => isProtected(replyTo, one))
  if (target === undefined) return []
  return judgements.map((judgement) => ({ judgement, target: { ...target, span: judgement.hit.span } }))
}

/** What members say of decisions and of one another is politics; of officers, suppliers and residents it is not. */
function isProtected(analysis: Analysis, target: Target): boolean {
  if (analysis.context.role !== 'member') return true
  if (target.kind === 'client' || target.kind === 'supplier') return true
  const officers = analysis.hits('officer-word')
  if (target.kind === 'people') {
    return officers.some(({ first, last }) => first <= target.last && last >= target.first)
  }
  if (target.kind !== 'person') return false
  const [start, end] = target.span
  if (/^@?(?:cllr|councillor)/i.test(analysis.text.slice(start, end))) return false
  return officers.some(({ sentence }) => Math.abs(sentence - target.sentence) <= 1)
}

function observation(analysis: Analysis, kind: TargetKind, verdicts: readonly Verdict[]): Observation {
  const mild = verdicts.every(({ judgement }) => judgement.kind === 'sarcasm' || isOnlyPicture(judgement.hit))
  const official = analysis.context.capacity === 'official'
  const lead: Lead = kind === 'person' || official ? (mild ? 'review' : 'stop') : 'review'
  return {
    topic: 'disparagement',
    spans: verdicts.flatMap(({ judgement, target }) => [judgement.hit.span, target.span]),
    strength: mild ? 0.6 : kind === 'person' ? 0.9 : 0.8,
    lead,
    wording: kind,
  }
}

function isOnlyPicture(hit: Hit): boolean {
  return hit.category === 'negative-judgement' && (hit.entry === '🙄' || hit.entry === '🤦')
}

/** A short answer that does nothing but agree with what runs somebody down. */
function agreement(analysis: Analysis): readonly Observation[] {
  const { replyTo } = analysis
  if (replyTo === null || !analysis.has('agreement') || analysis.tokens.length > SHORT_ANSWER) return []
  if (
    analysis.has('negation') &&
    !analysis.hits('agreement').some((hit) => /not|couldnt|cant|wrong/.test(hit.entry))
  )
    return []
  if (analysis.has('clause-turn')) return []
  if (findVerdicts(replyTo).length === 0) return []
  return [
    {
      topic: 'disparagement',
      spans: analysis.hits('agreement').map(({ span }) => span),
      strength: 0.65,
      lead: 'review',
      wording: 'agreement',
    },
  ]
}

/** Statements that run down the body, its people, those it serves or those who supply it. */
export const disparagement: Rule = {
  name: 'disparagement',
  topics: ['disparagement'],
  needs: [...JUDGEMENT_LEXICONS, 'agreement'],
  observe,
}
