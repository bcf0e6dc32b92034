import type { Analysis, Hit } from '../../analysis.ts'
import type { Observation } from '../../observation.ts'
import type { Rule } from '../../rule.ts'
import type { Span } from '../../types.ts'
import { isMadePublic } from '../../statement/made-public.ts'

/** What tells an outsider nothing until it comes with a matter of the body. */
const BODY = ['body-name', 'council-word', 'council-service', 'council-people', 'body-place', 'body-supplier']

/** A wording, and the lexicon whose words alone are enough for it. */
const BY_THEMSELVES = [
  ['security', 'security-detail'],
  ['incident', 'inside-incident'],
  ['operation', 'inside-operation'],
  ['advice', 'inside-finding'],
] as const

/** What an official account tells of its own accord is published by that. */
const TOLD_BY_THE_BODY = new Set(['inside-incident', 'inside-finding'])

function observe(analysis: Analysis): readonly Observation[] {
  const hidden = analysis.has('secrecy') && analysis.has('closed-session')
  if (!hidden && isMadePublic(analysis)) return []
  const alone = byItself(analysis)
  if (alone !== null) return [alone]
  const matters = [
    ...analysis.hits('procurement'),
    ...analysis.hits('inside-matter'),
    ...analysis.hits('rumour-matter').filter(({ first, last }) => last > first),
  ]
  const figure = figureIn(analysis)
  return (
    fromClosedSession(analysis, matters, figure) ??
    saidInSecret(analysis, matters, figure) ??
    learntInside(analysis, matters, figure) ??
    beforeDecision(analysis, figure) ??
    agreedPrice(analysis) ??
    ofAClient(analysis) ??
    wayIn(analysis) ??
    []
  )
}

/** Codes and gaps in security, losses of data, visits that nobody must know of, what advisers and auditors said. */
function byItself(analysis: Analysis): Observation | null {
  const official = analysis.context.capacity === 'official'
  for (const [wording, category] of BY_THEMSELVES) {
    if (!analysis.has(category) || (official && TOLD_BY_THE_BODY.has(category))) continue
    const hit = analysis.hits(category).find((one) => !isElsewhere(analysis, one))
    if (hit === undefined) continue
    const sure = tied(analysis) || analysis.context.identifiable === true
    if (!sure && wording === 'advice' && !speaksAsInsider(analysis)) continue
    return { ...seen(wording, [hit.span], sure ? 0.9 : 0.8) }
  }
  return null
}

/** `My mum's alarm`, `my Twitter was hacked`: the author's own. */
function isElsewhere(analysis: Analysis, hit: Hit): boolean {
  if (analysis.negated(hit) || analysis.near(hit, 'own-family', 4).length > 0) return true
  const before = analysis.tokens.slice(Math.max(0, hit.first - 3), hit.first)
  return before.some(({ text, sentence }) => text === 'my' && sentence === hit.sentence)
}

/** A secret of many words may have its matter in the middle: `shown the closure list in confidence`. */
function isApart(hit: Hit, secret: Hit): boolean {
  if (hit.first > secret.last || hit.last < secret.first) return true
  return hit.first > secret.first && hit.last < secret.last && secret.last - secret.first > 3
}

function tied(analysis: Analysis): boolean {
  return BODY.some(analysis.has)
}

/** `Pink papers have the subsidy down by £410k`: where it was learnt, and something of what was learnt. */
function fromClosedSession(
  analysis: Analysis,
  matters: readonly Hit[],
  figure: Span | null,
): readonly Observation[] | null {
  const session = analysis.hits('closed-session').find((hit) => !analysis.negated(hit))
  if (session === undefined) return null
  const matter = matters.find((hit) => hit.first > session.last || hit.last < session.first)
  const told = matter?.span ?? figure ?? analysis.hits('award-outcome')[0]?.span
  if (told === undefined) return null
  return [seen('session', [session.span, told], matter !== undefined || figure !== null ? 0.95 : 0.8)]
}

/** `They haven't told anyone yet`: the author says themself that it is not out. */
function saidInSecret(
  analysis: Analysis,
  matters: readonly Hit[],
  figure: Span | null,
): readonly Observation[] | null {
  for (const secret of analysis.hits('secrecy')) {
    const others = matters.filter((hit) => isApart(hit, secret))
    const [matter] = others
    const inside = tied(analysis) || speaksAsInsider(analysis)
    if (matter === undefined) continue
    if (!inside && (isOwnSecret(analysis, secret) || (figure === null && others.length < 2))) continue
    return [seen('unpublished', [secret.span, matter.span], inside ? 0.9 : 0.8)]
  }
  return null
}

/** `Typed this up, so I know it's true: 5.5%`: where the author comes by it, with a matter and a figure or what is to come. */
function learntInside(
  analysis: Analysis,
  matters: readonly Hit[],
  figure: Span | null,
): readonly Observation[] | null {
  if (analysis.context.capacity === 'official') return null
  const source = analysis.hits('inside-source').find((hit) => !analysis.negated(hit))
  const matter = matters.find(
    (hit) => source !== undefined && (hit.first > source.last || hit.last < source.first),
  )
  if (source === undefined || matter === undefined) return null
  if (!tied(analysis) && !speaksAsInsider(analysis)) return null
  const open = analysis.has('not-yet') || analysis.has('award-outcome') || analysis.has('rumour-hint')
  if (figure === null && !open) return null
  return [seen('unpublished', [source.span, matter.span], figure !== null && open ? 0.85 : 0.75)]
}

/** `I haven't told anyone yet`, `mum doesn't know`: the author's own news. */
function isOwnSecret(analysis: Analysis, secret: Hit): boolean {
  return analysis.has('own-family') || analysis.near(secret, 'self-reference', 1).length > 0
}

/** Somebody who learns such things at work: readers know, or their words say so. */
function speaksAsInsider({ has, context }: Analysis): boolean {
  return context.identifiable === true || context.role !== 'officer' || has('inside-voice')
}

/** `Gets awarded next week, £1.9m, to Rathmoor`: buying that is not over, with a price, a winner or a loser. */
function beforeDecision(analysis: Analysis, figure: Span | null): readonly Observation[] | null {
  if (analysis.context.capacity === 'official') return null
  const buying = analysis.hits('procurement')[0]
  if (buying === undefined) return null
  const outcome = analysis
    .hits('award-outcome')
    .find((hit) => hit.first > buying.last || hit.last < buying.first)
  const open = analysis.hits('not-yet').find((hit) => hit.first > buying.last || hit.last < buying.first)
  const signs = (outcome === undefined ? 0 : 1) + (open === undefined ? 0 : 1) + (figure === null ? 0 : 1)
  if (signs < 2 || (!tied(analysis) && !speaksAsInsider(analysis) && signs < 3)) return null
  const told = figure ?? outcome?.span ?? buying.span
  return [seen('award', [buying.span, told], open === undefined ? 0.8 : 0.95)]
}

/** What a supplier was promised is between the two. */
function agreedPrice(analysis: Analysis): readonly Observation[] | null {
  const { context } = analysis
  if (context.role !== 'supplier' || !analysis.contains('currency')) return null
  const outcome = analysis.hits('award-outcome')[0] ?? analysis.hits('procurement')[0]
  if (outcome === undefined || !tied(analysis)) return null
  return [seen('price', [outcome.span], 0.85)]
}

/** `Got the interim care order on the Prewett baby`: papers of a case, and somebody whom they are about. */
function ofAClient(analysis: Analysis): readonly Observation[] | null {
  if (analysis.has('consent')) return null
  const [paper, other] = analysis.hits('client-record')
  if (paper === undefined) return null
  if (other !== undefined && other.first > paper.last && analysis.context.identifiable === true)
    return [seen('client', [paper.span, other.span], 0.75)]
  const person = PEOPLE.flatMap((category) => analysis.hits(category)).find(
    (hit) =>
      (hit.first > paper.last || hit.last < paper.first) && Math.abs(hit.sentence - paper.sentence) < 3,
  )
  if (person === undefined || analysis.near(person, 'own-family', 3).length > 0) return null
  return [seen('client', [paper.span, person.span], 0.8)]
}

const PEOPLE = ['person-name', 'pointed-person']

/** `mine says 4471`: what opens an account or a door, with the secret beside it. */
function wayIn(analysis: Analysis): readonly Observation[] | null {
  if (!analysis.contains('digit')) return null
  for (const lock of analysis.hits('credential')) {
    const from = Math.max(0, lock.first - SECRET_REACH)
    const secret = analysis.tokens
      .slice(from, lock.last + SECRET_REACH + 1)
      .find(({ text }) => SECRET.test(text) && !YEAR.test(text))
    if (secret !== undefined) return [seen('security', [lock.span, secret.span], 0.8)]
  }
  return null
}

/** How many words stand between `password` and the password. */
const SECRET_REACH = 22
const SECRET = /^(?:\d{4,6}|[a-z]+\d[a-z\d]*)$/
const YEAR = /^20\d\d$/

const SCALE = new Set([
  'k',
  'm',
  'mil',
  'million',
  'bn',
  'grand',
  'percent',
  'per',
  'homes',
  'houses',
  'jobs',
  'posts',
])

/** An amount of money, a share, or a count large enough to be news; no time of day and no year. */
function figureIn(analysis: Analysis): Span | null {
  if (analysis.contains('currency')) {
    const at = analysis.text.search(/[£€$]/)
    if (at >= 0) return [at, at + 1]
  }
  const { tokens, text } = analysis
  for (const [at, { text: word, span }] of tokens.entries()) {
    if (word === 'grand' || word === 'million' || word === 'mil') return span
    const code = word.charCodeAt(0)
    if (code < 48 || code > 57) continue
    const after = text.charCodeAt(span[1])
    if (after === 37) return [span[0], span[1] + 1]
    if (after === 58 || word.endsWith('am') || word.endsWith('pm')) continue
    const next = tokens[at + 1]?.text ?? ''
    if (SCALE.has(next) || /^\d+(?:k|m|bn)$/.test(word)) return span
    if (/^\d{3,6}$/.test(word) && !YEAR.test(word)) return span
  }
  return null
}

function seen(wording: string, spans: readonly Span[], strength: number): Observation {
  return {
    topic: 'confidentiality',
    spans: spans.toSorted((a, b) => a[0] - b[0]),
    strength,
    lead: strength >= 0.8 ? 'stop' : 'review',
    wording,
  }
}

/** What the body has not published: prices and winners, closed meetings, findings, losses, codes, visits. */
export const confidentiality: Rule = {
  name: 'confidentiality',
  topics: ['confidentiality'],
  needs: [
    'secrecy',
    'closed-session',
    'procurement',
    'security-detail',
    'inside-incident',
    'inside-operation',
    'inside-finding',
    'award-outcome',
    'inside-source',
    'client-record',
    'credential',
  ],
  observe,
}
