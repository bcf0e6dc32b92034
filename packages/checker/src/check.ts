import { categoryNumber, DraftAnalysis } from './analyse.ts'
import { detectLanguage, hasSomethingToJudge } from './language/detect-language.ts'
import { isUnread } from './language/is-unread.ts'
import { knowsWord } from './models/index.ts'
import type { Asked } from './observation.ts'
import { atMost, limitWhenUnknown, outcomeOf, SHOWN_FROM, weigh, type Weighed } from './outcome.ts'
import { type AuthorBinding, bindPolicy, type PolicyBinding } from './policy/bind-policy.ts'
import type { Rule, Seen } from './rule.ts'
import { RULES } from './rules/index.ts'
import type { CheckerPolicy, CheckResult, Context, Draft, Finding, Question, Span } from './types.ts'
import { english, type Messages } from './wording/en.ts'
import { fill } from './wording/fill.ts'

/** What can be set for a check beyond its three inputs. */
export interface CheckOptions {
  /** The wording; English where it is left out. */
  readonly messages?: Messages
  /** The rules to run; all of them where it is left out. */
  readonly rules?: readonly Rule[]
}

/** Advice on good practice rests on no provision. */
const GOOD_PRACTICE = 'good-practice'

/** In a language that the checker does not read, these are still found by their form. */
const FOUND_IN_ANY_LANGUAGE = new Set(['personal-data', 'obscenity', 'discriminatory-language'])

/**
 * Checks a draft against a policy for its author: what may apply, why, what to change. Pure: the same input gives the
 * same answer anywhere, and nothing of it is kept. `clear` says that nothing was found, never that anything is allowed.
 */
export function check(
  draft: Draft,
  policy: CheckerPolicy,
  context: Context,
  options: CheckOptions = {},
): CheckResult {
  const messages = options.messages ?? english
  const binding = bindPolicy(policy)
  const author = binding.forAuthor(context)
  const analysis = new DraftAnalysis(draft, policy, context)
  try {
    const language = detectLanguage(analysis.reading)
    const { seen, asked } = observe(analysis, options.rules)
    const foreign = language !== 'en' && language !== 'und'
    const unread = foreign || isUnread(analysis.reading, knowsWord)
    const kept = unread
      ? seen.filter(({ observation }) => !foreign || FOUND_IN_ANY_LANGUAGE.has(observation.topic))
      : reconsider(analysis, seen, options.rules ?? RULES, author)
    const weighed: Weighed[] = []
    const findings: Finding[] = []
    for (const one of resolveAssociation(kept, binding)) {
      bind(one, { analysis, author, binding, messages, weighed, findings })
    }
    findings.sort((a, b) => b.weight - a.weight)
    const judged = findings.length > 0 || (!unread && hasSomethingToJudge(analysis.reading))
    return {
      outcome: judged ? outcomeOf(weighed) : 'abstain',
      findings,
      questions: wordQuestions(asked, findings, analysis, messages),
      language,
      askFirst: author.askFirst,
    }
  } finally {
    analysis.release()
  }
}

/** What every rule observes and asks by itself, in the order of the rules. */
export function observe(
  analysis: DraftAnalysis,
  rules: readonly Rule[] = RULES,
): { readonly seen: readonly Seen[]; readonly asked: readonly Asked[] } {
  const seen: Seen[] = []
  const asked: Asked[] = []
  for (const { rule, needs } of planOf(rules)) {
    if (needs !== null && !analysis.hasAny(needs)) continue
    if (rule.appliesIn !== undefined && !rule.appliesIn(analysis)) continue
    for (const observation of rule.observe(analysis)) seen.push({ rule: rule.name, observation })
    if (rule.ask !== undefined) for (const question of rule.ask(analysis)) asked.push(question)
  }
  return { seen, asked }
}

/** What stands once the rules that read the draft as a whole have seen what the others observed. */
function reconsider(
  analysis: DraftAnalysis,
  seen: readonly Seen[],
  rules: readonly Rule[],
  author: AuthorBinding,
): readonly Seen[] {
  const speaks = (topic: string): boolean => {
    if (topic === GOOD_PRACTICE) return true
    const bound = author.topic(topic)
    return bound !== null && (!bound.beyondReach || limitWhenUnknown(topic, analysis.context) !== undefined)
  }
  let kept = seen
  for (const rule of rules) {
    if (rule.reconsider === undefined || rule.appliesIn?.(analysis) === false) continue
    kept = rule.reconsider(analysis, kept, speaks)
  }
  return kept
}

interface Planned {
  readonly rule: Rule
  /** The numbers of the categories of which one must occur; null where the rule always runs. */
  readonly needs: readonly number[] | null
}

const plans = new WeakMap<readonly Rule[], readonly Planned[]>()

/** The rules with their categories as numbers, worked out once for each list. */
function planOf(rules: readonly Rule[]): readonly Planned[] {
  const known = plans.get(rules)
  if (known !== undefined) return known
  const plan = rules.map((rule) => ({ rule, needs: rule.needs?.map(categoryNumber) ?? null }))
  plans.set(rules, plan)
  return plan
}

/**
 * The tension between no link with the body and openness about it. Observations of the association rule whose wording
 * begins with `linked` are about a mere link: under `particular-first` they yield to a disclaimer or a correction in the
 * same draft, under `openness` always; under `no-link` it is the disclaimer that yields.
 */
function resolveAssociation(seen: readonly Seen[], binding: PolicyBinding): readonly Seen[] {
  const choice = binding.resolution('association-or-openness')
  if (choice === null || seen.length === 0) return seen
  const isLink = ({ observation }: Seen): boolean =>
    observation.topic === 'association' && observation.wording.startsWith('linked')
  const isParticular = ({ observation }: Seen): boolean =>
    observation.topic === 'disclaimer' || observation.topic === 'correction'
  if (!seen.some(isLink)) return seen
  if (choice === 'openness') return seen.filter((one) => !isLink(one))
  if (choice === 'no-link') return seen.filter(({ observation }) => observation.topic !== 'disclaimer')
  return seen.some(isParticular) ? seen.filter((one) => !isLink(one)) : seen
}

interface Binder {
  readonly analysis: DraftAnalysis
  readonly author: AuthorBinding
  readonly binding: PolicyBinding
  readonly messages: Messages
  readonly weighed: Weighed[]
  readonly findings: Finding[]
}

/** Makes a finding of an observation where the policy speaks of its topic to this author. */
function bind({ rule, observation }: Seen, binder: Binder): void {
  const { topic, strength } = observation
  const bound = binder.author.topic(topic)
  if (bound === null && topic !== GOOD_PRACTICE) return
  let { lead, weight } = weigh(observation.lead, strength, bound?.force ?? 'should')
  if (bound?.beyondReach === true) {
    const limit = limitWhenUnknown(topic, binder.analysis.context)
    if (limit === undefined) return
    lead = atMost(lead, limit)
    weight *= 0.8
  }
  if (weight < SHOWN_FROM) return
  const wording = binder.messages.rules[rule]?.[observation.wording]
  if (wording === undefined) throw new Error(`no wording for ${rule}.${observation.wording}`)
  const { text, body } = binder.analysis
  const [first] = observation.spans
  const values = {
    body: body.name,
    disclaimer: binder.binding.disclaimer ?? '',
    quote: first === undefined ? '' : text.slice(first[0], first[1]),
    ...observation.values,
  }
  binder.weighed.push({ topic, lead, weight })
  binder.findings.push({
    topic,
    provisions: bound?.provisions ?? [],
    spans: merge(observation.spans),
    weight,
    message: fill(wording.message, values),
    why: fill(wording.why, values),
    suggestion: fill(wording.suggestion, values),
    rule,
  })
}

/** Spans in order, those that overlap as one. */
function merge(spans: readonly Span[]): readonly Span[] {
  if (spans.length < 2) return spans
  const merged: [number, number][] = []
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1)
    if (last !== undefined && start < last[1]) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged
}

function wordQuestions(
  asked: readonly Asked[],
  findings: readonly Finding[],
  analysis: DraftAnalysis,
  messages: Messages,
): readonly Question[] {
  const topics = new Map<string, Set<string>>()
  const note = (key: string, of: readonly string[]): void => {
    const known = topics.get(key) ?? new Set<string>()
    for (const topic of of) known.add(topic)
    topics.set(key, known)
  }
  for (const { question, topics: of } of asked) note(question, of)
  if (
    analysis.context.identifiable === 'unknown' &&
    analysis.context.capacity === 'personal' &&
    findings.length > 0
  ) {
    note('identifiable', [...new Set(findings.map(({ topic }) => topic))])
  }
  if (topics.size === 0) return []
  return [...topics].map(([key, of]) => {
    const text = messages.questions[key]
    if (text === undefined) throw new Error(`no wording for the question ${key}`)
    return { key, text: fill(text, { body: analysis.body.name }), topics: [...of] }
  })
}
