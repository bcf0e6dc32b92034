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
  if (post.tokens.some(({ text }) => WISHES.has(text))) return false
  if (!post.has('rumour-matter')) return post.has('rumour-word') && !post.has('service-hours') && tied(post)
  return post.has('rumour-word') || (!post.has('service-hours') && (post.text.includes('?') || tied(post)))
}

/** `They should all be sacked` is an opinion. */
const WISHES = new Set(['should', 'shouldnt', 'ought', 'deserve', 'please'])

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
  if (!asked.text.includes('?') && !asked.has('rumour-word')) return null
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
  if (hint !== null && tells(analysis, matter)) return [seen('hint', hint, matter === null ? 0.8 : 0.9)]
  const rumour = first(analysis, 'rumour-word')
  const named = rumour !== null && NAMED.test(rumour.entry)
  const voucher = first(analysis, 'rumour-voucher')
  const no = denied(analysis, matter)
  const settled = (named && (voucher ?? no) !== null) || (voucher !== null && no !== null)
  if (matter === null && !(tied(analysis) && (settled || signs(analysis) > 2))) return null
  if ((!told && !named) || (isElsewhere(analysis) && !tied(analysis))) return null
  if (named && no !== null) return denial(analysis, no)
  if (voucher !== null) return [seen('confirm', voucher, 0.9)]
  if (named && analysis.has('rumour-confirm')) return [seen('confirm', rumour, 0.9)]
  if (no !== null && no.last > no.first && no.sentence === matter?.sentence) return denial(analysis, no)
  const sign = first(analysis, 'rumour-sign')
  if (sign !== null) return [seen('hint', sign, 0.85)]
  if (rumour !== null) return [seen('repeat', rumour, 0.75)]
  const guess = first(analysis, 'rumour-guess')
  return guess === null ? null : [seen('guess', guess, 0.65)]
}

/** The denial of what is told of, or else the first. */
function denied(analysis: Analysis, matter: Hit | null): Hit | null {
  const same = analysis
    .hits('rumour-deny')
    .find(({ first, last, sentence }) => last > first && sentence === matter?.sentence)
  return same ?? first(analysis, 'rumour-deny')
}

/** The word itself, rather than that something was heard. */
const NAMED = /^\(?(?:rumour|gossip)/

/** A hint needs something of the body that it may be about; an official account's `we can't say` needs a plan besides. */
function tells(analysis: Analysis, matter: Hit | null): boolean {
  if (analysis.context.capacity === 'official' && matter === null) return false
  if (matter === null && analysis.has('food-word')) return false
  return tied(analysis) || (matter !== null && !isElsewhere(analysis))
}

/** How many kinds of sign say that something goes round, where no plan is named. */
function signs(analysis: Analysis): number {
  return SIGNS.filter(analysis.has).length
}

const SIGNS = ['rumour-word', 'rumour-sign', 'rumour-voucher', 'rumour-guess']

/** Somebody else's shop, band or club. */
function isElsewhere(analysis: Analysis): boolean {
  return analysis.has('own-family') || analysis.has('outside-party') || analysis.has('pastime')
}

/** An official account may say that something is not so, best with a source; who says whom they work for corrects. */
function denial(analysis: Analysis, hit: Hit): readonly Observation[] {
  if (analysis.replyTo !== null && analysis.tokens.length > SHORT && analysis.has('affiliation')) return []
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
