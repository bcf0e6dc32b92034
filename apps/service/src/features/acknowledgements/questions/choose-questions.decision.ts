import { createHash } from 'node:crypto'
import type { Category, Force } from '@moothall/policy'
import { appliesTo } from '../applicability.decision.ts'

/** A question, as far as choosing it goes. */
export interface ChoosableQuestion {
  readonly id: string
  readonly topic: string
  readonly categories: readonly Category[]
}

export interface BindingProvision {
  readonly ref: string
  readonly force: Force
  readonly topics: readonly string[]
  readonly appliesTo: readonly Category[]
}

/** One topic to be answered right once: the provisions it rests on, strongest first, and the questions in their order. */
export interface PlannedTopic<Question> {
  readonly topic: string
  readonly provisions: readonly string[]
  readonly questions: readonly { readonly question: Question; readonly category: Category }[]
}

/** What was answered so far, in order. */
export interface AnswerGiven {
  readonly topic: string
  readonly questionId: string
  readonly correct: boolean
}

export interface NextQuestion<Question> {
  readonly question: Question
  /** The reader's category in whose words the question is asked. */
  readonly category: Category
  readonly provisions: readonly string[]
}

export type Progress<Question> =
  | {
      readonly state: 'asking'
      readonly next: NextQuestion<Question>
      readonly done: number
      readonly of: number
    }
  | { readonly state: 'passed'; readonly of: number }
  | { readonly state: 'nothing-to-ask' }

/**
 * Five topics: enough to meet the rules that bind most, and done in about three minutes. More would test patience
 * rather than understanding.
 */
export const TOPICS_ASKED = 5

/** What a topic weighs in the draw, by the strongest provision that speaks of it. */
const weights: Record<Force, number> = {
  must: 6,
  'must-not': 6,
  should: 3,
  'take-care': 3,
  may: 1,
  statement: 1,
}

/** A number in (0, 1) that depends on nothing but its seed: the first 52 bits of its SHA-256. */
function uniform(seed: string): number {
  const bits = createHash('sha256').update(seed).digest().readBigUInt64BE() >> 12n
  return (Number(bits) + 0.5) / 2 ** 52
}

function shuffled<Item>(items: readonly Item[], seed: string, idOf: (item: Item) => string): Item[] {
  return items
    .map((item) => ({ item, at: uniform(`${seed}/${idOf(item)}`) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/**
 * Which topics a person is asked about, and the order of the questions on each. The same person and version give the
 * same plan. Topics are drawn without replacement, weighted by force (Efraimidis and Spirakis 2006: the largest
 * u^(1/w)). A topic is drawn only where a provision that applies to the person speaks of it and the bank has a question
 * for one of the categories they share.
 * @param seed names the person and the version
 */
export function planQuestions<Question extends ChoosableQuestion>(options: {
  readonly seed: string
  readonly categories: readonly Category[]
  readonly provisions: readonly BindingProvision[]
  readonly questions: readonly Question[]
  readonly topicsAsked?: number
}): readonly PlannedTopic<Question>[] {
  const { seed, categories, questions } = options
  const mine = options.provisions.filter((provision) => appliesTo(provision, categories))
  const topics = [...new Set(mine.flatMap((provision) => provision.topics))]
  return topics
    .flatMap((topic) => {
      const speaking = mine
        .filter((provision) => provision.topics.includes(topic))
        .sort((a, b) => weights[b.force] - weights[a.force])
      const shared = categories.filter((category) =>
        speaking.some((provision) => provision.appliesTo.includes(category)),
      )
      const fitting = questions.flatMap((question) => {
        const category = shared.find((candidate) => question.categories.includes(candidate))
        return question.topic === topic && category !== undefined ? [{ question, category }] : []
      })
      const [strongest] = speaking
      if (strongest === undefined || fitting.length === 0) return []
      return [
        {
          rank: uniform(`${seed}/${topic}`) ** (1 / weights[strongest.force]),
          planned: {
            topic,
            provisions: speaking.map(({ ref }) => ref),
            questions: shuffled(fitting, seed, ({ question }) => question.id),
          },
        },
      ]
    })
    .sort((a, b) => b.rank - a.rank)
    .slice(0, options.topicsAsked ?? TOPICS_ASKED)
    .map(({ planned }) => planned)
}

/**
 * What to ask next. A topic is done once one of its questions was answered right. After a wrong answer the next
 * question is on the same topic: one not asked yet, or, once all were asked, the one asked longest ago.
 */
export function nextQuestion<Question extends ChoosableQuestion>(
  plan: readonly PlannedTopic<Question>[],
  answers: readonly AnswerGiven[],
): Progress<Question> {
  if (plan.length === 0) return { state: 'nothing-to-ask' }
  const right = new Set(answers.filter(({ correct }) => correct).map(({ topic }) => topic))
  const done = plan.filter(({ topic }) => right.has(topic)).length
  const open = plan.find(({ topic }) => !right.has(topic))
  if (open === undefined) return { state: 'passed', of: plan.length }
  const lastAsked = (id: string): number => answers.findLastIndex(({ questionId }) => questionId === id)
  const [first, ...others] = open.questions
  if (first === undefined) return { state: 'nothing-to-ask' }
  const chosen = others.reduce(
    (best, candidate) => (lastAsked(candidate.question.id) < lastAsked(best.question.id) ? candidate : best),
    first,
  )
  return { state: 'asking', next: { ...chosen, provisions: open.provisions }, done, of: plan.length }
}
