import type { Analysis, Hit } from '../../analysis.ts'
import type { Observation } from '../../observation.ts'
import type { Rule } from '../../rule.ts'
import { isMadePublic } from '../../statement/made-public.ts'

/** What ties a rumour to the body. */
const BODY = [
  'body-name',
  'council-word',
  'council-service',
  'council-people',
  'body-place',
  'live-issue',
  'rumour-place',
]

function observe(analysis: Analysis): readonly Observation[] {
  if (isMadePublic(analysis)) return []
  const { replyTo } = analysis
  const seen = replyTo !== null && isRumour(replyTo) ? answer(analysis, replyTo) : null
  return seen ?? unasked(analysis) ?? []
}

function tied(analysis: Analysis): boolean {
  return BODY.some(analysis.has)
}

/** The post replied to asks or tells of something unsettled, and not of today's opening hours. */
function isRumour(post: Analysis): boolean {
  if (!post.has('rumour-matter')) return post.has('rumour-word') && !post.has('service-hours') && tied(post)
  return post.has('rumour-word') || (!post.has('service-hours') && (post.text.includes('?') || tied(post)))
}

function first(analysis: Analysis, category: string): Hit | null {
  return analysis.hits(category)[0] ?? null
}

/** `Yep it's true`, `🤐`, `Nope. Not shutting.`: to a rumour, any answer tells something. */
function answer(analysis: Analysis, asked: Analysis): readonly Observation[] | null {
  if (analysis.has('referral')) return []
  if (!tied(analysis) && !tied(asked) && !asked.has('workplace-word')) return null
  const hint = first(analysis, 'rumour-hint')
  const yes = first(analysis, 'rumour-confirm') ?? first(analysis, 'rumour-voucher')
  const no = first(analysis, 'rumour-deny')
  if (no !== null && (hint === null || no.first < hint.first) && (yes === null || no.first <= yes.last + 1))
    return denial(analysis, no)
  if (hint !== null) return [seen('hint', hint, 0.9)]
  if (yes !== null) return [seen('confirm', yes, 0.95)]
  const sign = first(analysis, 'rumour-sign')
  if (sign !== null) return [seen('hint', sign, 0.85)]
  const matter = first(analysis, 'rumour-matter') ?? first(analysis, 'rumour-guess')
  if (matter === null) return bareAnswer(analysis, asked)
  return analysis.negated(matter) ? denial(analysis, matter) : [seen('confirm', matter, 0.75)]
}

/** Somebody of the body answers a rumour in few words: readers weigh whatever is said. */
function bareAnswer(analysis: Analysis, asked: Analysis): readonly Observation[] | null {
  if (analysis.context.capacity === 'official' || !asked.has('rumour-matter')) return null
  const { tokens } = analysis
  const [opening] = tokens
  if (opening === undefined || tokens.length > SHORT) return null
  const span = [opening.span[0], tokens.at(-1)?.span[1] ?? opening.span[1]] as const
  return [{ topic: 'rumours', spans: [span], strength: 0.5, lead: 'advise', wording: 'hint' }]
}

/** How many words a bare answer has. */
const SHORT = 16

/** Nobody asked: a rumour told on, vouched for, hinted at or guessed. */
function unasked(analysis: Analysis): readonly Observation[] | null {
  const matter = first(analysis, 'rumour-matter')
  const told = tied(analysis) || analysis.has('inside-voice')
  const hint = first(analysis, 'rumour-hint')
  if (hint !== null && (tied(analysis) || (matter !== null && !isElsewhere(analysis))))
    return [seen('hint', hint, matter === null ? 0.8 : 0.9)]
  const named = first(analysis, 'rumour-word')?.entry.startsWith('rumour') === true
  if (matter === null || (!told && !named) || (isElsewhere(analysis) && !tied(analysis))) return null
  const voucher = first(analysis, 'rumour-voucher')
  const rumour = first(analysis, 'rumour-word')
  const no = first(analysis, 'rumour-deny')
  if (rumour?.entry.startsWith('rumour') === true && no !== null) return denial(analysis, no)
  if (voucher !== null) return [seen('confirm', voucher, 0.9)]
  if (rumour?.entry.startsWith('rumour') === true && analysis.has('rumour-confirm'))
    return [seen('confirm', rumour, 0.9)]
  if (no !== null && no.last > no.first && no.sentence === matter.sentence) return denial(analysis, no)
  const sign = first(analysis, 'rumour-sign')
  if (sign !== null) return [seen('hint', sign, 0.85)]
  if (rumour !== null) return [seen('repeat', rumour, 0.75)]
  const guess = first(analysis, 'rumour-guess')
  return guess === null ? null : [seen('guess', guess, 0.65)]
}

/** Somebody else's shop, band or club. */
function isElsewhere(analysis: Analysis): boolean {
  return analysis.has('own-family') || analysis.has('outside-party') || analysis.has('pastime')
}

/** An official account may say that something is not so, best with a source. */
function denial(analysis: Analysis, hit: Hit): readonly Observation[] {
  if (analysis.context.capacity === 'official') return [{ ...seen('deny', hit, 0.4), lead: 'advise' }]
  return [seen('deny', hit, 0.7)]
}

function seen(wording: string, { span }: Hit, strength: number): Observation {
  return { topic: 'rumours', spans: [span], strength, lead: strength >= 0.8 ? 'stop' : 'review', wording }
}

/** Confirming, denying, or hinting at what people say about the body's plans. */
export const rumours: Rule = {
  name: 'rumours',
  topics: ['rumours'],
  appliesIn: ({ draft, context, has }) =>
    context.identifiable !== false &&
    (draft.replyTo !== undefined ||
      has('rumour-hint') ||
      has('rumour-sign') ||
      has('rumour-deny') ||
      has('rumour-voucher') ||
      has('rumour-word') ||
      has('rumour-guess')),
  observe,
}
