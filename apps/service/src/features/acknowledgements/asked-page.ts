import type { Locale } from '../../platform/rendering/messages.ts'
import { messagesFor } from '../../platform/rendering/messages.ts'
import { appliesTo } from './applicability.decision.ts'
import { formatDay, formatMoment } from './dates.ts'
import { type Standing, type StepState, stepsOf } from './decisions.ts'
import { acknowledgementMessages } from './messages.ts'
import { paths } from './paths.ts'
import type { AskedQuestion } from './queries.ts'
import type { FoundStanding } from './standing.ts'

interface Task {
  readonly title: { readonly text: string }
  readonly hint: { readonly text: string }
  readonly href: string | null
  readonly status: {
    readonly text?: string
    readonly tag?: { readonly text: string; readonly classes: string }
    readonly classes?: string
  }
}

/** What the page of one policy shows a person. */
export interface AskedPageModel {
  readonly why: string
  readonly facts: readonly {
    readonly key: { readonly text: string }
    readonly value: { readonly text: string }
  }[]
  readonly wholeHref: string
  readonly notice: {
    readonly title: string
    readonly text: string
    readonly link: { readonly href: string; readonly text: string } | null
  } | null
  readonly tasks: readonly Task[]
  readonly otherAnswersHref: string | null
  readonly questions: readonly { readonly href: string; readonly asked: string; readonly state: string }[]
  readonly receipts: readonly { readonly href: string; readonly text: string; readonly at: string }[]
}

function statusOf(state: StepState, text: string): Task['status'] {
  if (state === 'to-do') return { tag: { text, classes: 'govuk-tag--blue' } }
  if (state === 'cannot-start') return { text, classes: 'govuk-task-list__status--cannot-start-yet' }
  return { text }
}

function hrefOf(state: StepState, href: string): string | null {
  return state === 'to-do' || state === 'done' ? href : null
}

function tasksOf(
  standing: Standing,
  sizes: { readonly pages: number; readonly questions: number },
  locale: Locale,
): readonly Task[] {
  const m = messagesFor(acknowledgementMessages, locale)
  const { slug, version } = standing.policy
  const steps = stepsOf(standing)
  return [
    {
      title: { text: m.asked.readTask },
      hint: { text: m.asked.readHint(sizes.pages) },
      href: paths.read(slug, version),
      status: statusOf(steps.read, m.stepStates[steps.read]),
    },
    {
      title: { text: m.asked.questionsTask },
      hint: {
        text:
          steps.questions === 'skipped' ? m.asked.questionsSkipped : m.asked.questionsHint(sizes.questions),
      },
      href: steps.questions === 'to-do' ? paths.questions(slug, version) : null,
      status: statusOf(steps.questions, m.stepStates[steps.questions]),
    },
    {
      title: { text: m.asked.acknowledgeTask },
      hint: { text: '' },
      href: hrefOf(
        steps.acknowledge,
        steps.acknowledge === 'done' ? paths.acknowledged(slug, version) : paths.respond(slug, version),
      ),
      status: statusOf(steps.acknowledge, m.stepStates[steps.acknowledge]),
    },
  ]
}

function noticeOf(
  standing: Standing,
  acknowledgedBefore: number | undefined,
  locale: Locale,
): AskedPageModel['notice'] {
  const m = messagesFor(acknowledgementMessages, locale)
  const { last, policy } = standing
  if (last === undefined) {
    if (acknowledgedBefore === undefined) return null
    return {
      title: m.asked.againTitle,
      text: m.asked.again(acknowledgedBefore, policy.version),
      link: { href: paths.changes(policy.slug, policy.version), text: m.asked.changesLink },
    }
  }
  const at = formatMoment(last.at, locale)
  return last.response === 'acknowledged'
    ? {
        title: m.asked.acknowledgedTitle,
        text: m.asked.acknowledged(at),
        link: { href: paths.acknowledged(policy.slug, policy.version), text: m.asked.acknowledgedLink },
      }
    : { title: m.asked.declinedTitle, text: m.asked.declined(at), link: null }
}

/** What a policy asks of a person, why, what they did and what is left. */
export function askedPage(
  found: FoundStanding,
  more: {
    readonly pages: number
    readonly topics: number
    readonly questions: readonly AskedQuestion[]
    /** The newest earlier version that the person acknowledged. */
    readonly acknowledgedBefore: number | undefined
    readonly receipts: readonly { readonly entryId: string; readonly kind: string; readonly at: Date }[]
  },
  locale: Locale,
): AskedPageModel {
  const m = messagesFor(acknowledgementMessages, locale)
  const { standing, rules } = found
  const { policy, askedAs } = standing
  const categories = m.list(askedAs.map((category) => m.categories[category]))
  const mine = rules.provisions.filter((provision) => appliesTo(provision, askedAs)).length
  const fact = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
  return {
    why: m.asked.why(found.bodyName, categories),
    facts: [
      fact(m.asked.version, String(policy.version)),
      fact(m.asked.inForceFrom, formatDay(policy.inForceFrom, locale)),
      fact(m.asked.issuedBy, found.approvedBy),
      fact(m.asked.appliesTo, categories),
      fact(m.asked.numberOfProvisions, m.asked.provisions(mine, rules.provisions.length)),
    ],
    wholeHref: paths.publicPolicy(policy.slug, policy.version),
    notice: noticeOf(standing, more.acknowledgedBefore, locale),
    tasks: tasksOf(standing, { pages: more.pages, questions: more.topics }, locale),
    otherAnswersHref:
      standing.last?.response === 'acknowledged' ? null : paths.respond(policy.slug, policy.version),
    questions: more.questions.map((question) => ({
      href: paths.askedQuestion(question.id),
      asked: m.asked.questionAsked(formatMoment(question.askedAt, locale)),
      state: question.answer === undefined ? m.asked.questionWaiting : m.asked.questionAnswered,
    })),
    receipts: more.receipts.map(({ entryId, kind, at }) => ({
      href: paths.receipt(entryId),
      text: m.record.kind(kind),
      at: formatMoment(at, locale),
    })),
  }
}
