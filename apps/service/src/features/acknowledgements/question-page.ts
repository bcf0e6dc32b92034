import { type Locale, messagesFor } from '../../platform/rendering/messages.ts'
import type { PublishedPolicy } from '../policies/index.ts'
import type { RecordedAnswer, Sitting } from './answer-question.ts'
import { acknowledgementMessages } from './messages.ts'
import type { AcknowledgementParts } from './parts.ts'
import { paths } from './paths.ts'
import type { Question } from './question-bank/question-bank.ts'
import type { Progress } from './questions/choose-questions.decision.ts'

interface Shown<Model> {
  readonly title: string
  readonly model: Model
}

export interface QuestionPageModel {
  readonly progress: string
  readonly again: boolean
  readonly scenario: string
  readonly question: string
  readonly questionId: string
  readonly action: string
  readonly options: readonly { readonly value: string; readonly text: string }[]
}

/** The question that comes next, in the words for this reader. */
export function questionPage(options: {
  readonly parts: AcknowledgementParts
  readonly sitting: Sitting
  readonly progress: Extract<Progress<Question>, { state: 'asking' }>
  readonly position: number
  readonly locale: Locale
}): Shown<QuestionPageModel> {
  const { parts, sitting, progress, position, locale } = options
  const m = messagesFor(acknowledgementMessages, locale).question
  const words = parts.bank.inLanguage(locale)
  const { slug, version } = sitting.found.standing.policy
  const { category } = progress.next
  const question = words.wordFor(words.find(progress.next.question.id) ?? progress.next.question, {
    body: sitting.found.bodyName,
    category,
  })
  const counted = m.progress(progress.done + 1, progress.of)
  return {
    title: `${m.title}: ${counted}`,
    model: {
      progress: counted,
      again: sitting.answers.at(-1)?.correct === false,
      scenario: question.scenario,
      question: question.question,
      questionId: question.id,
      action: paths.question(slug, version, position),
      options: question.options.map(({ id, text }) => ({ value: id, text })),
    },
  }
}

export interface AnswerPageModel {
  readonly right: boolean
  readonly scenario: string
  readonly question: string
  readonly yourAnswer: string
  readonly why: string
  readonly principle: string
  readonly provision: {
    readonly ref: string
    readonly text: string
    readonly href: string
    readonly linkLabel: string
  } | null
  readonly also: readonly { readonly ref: string; readonly href: string; readonly linkLabel: string }[]
  readonly finished: boolean
  readonly next: { readonly href: string; readonly text: string }
}

/** What became of an answer: right or not, why, and the provision it rests on. It can be looked at again at any time. */
export function answerPage(options: {
  readonly parts: AcknowledgementParts
  readonly sitting: Sitting
  readonly policy: PublishedPolicy
  readonly answer: RecordedAnswer
  readonly locale: Locale
}): Shown<AnswerPageModel> {
  const { parts, sitting, policy, answer, locale } = options
  const m = messagesFor(acknowledgementMessages, locale).question
  const words = parts.bank.inLanguage(locale)
  const { slug, version } = policy
  const planned = sitting.plan.find(({ topic }) => topic === answer.topic)
  const stored = words.find(answer.questionId)
  const category =
    planned?.questions.find(({ question }) => question.id === answer.questionId)?.category ??
    sitting.found.standing.askedAs[0] ??
    'officer'
  const question = stored && words.wordFor(stored, { body: sitting.found.bodyName, category })
  const chosen = question?.options.find(({ id }) => id === answer.optionId)
  const linked = (ref: string) => ({
    ref,
    href: paths.publicProvision(slug, version, ref),
    linkLabel: m.linkTo(ref),
  })
  const [strongest, ...others] = planned?.provisions ?? []
  const provision = policy.provisions.find(({ ref }) => ref === strongest)
  const passed = sitting.progress.state === 'passed'
  return {
    title: answer.correct ? m.rightTitle : m.wrongTitle,
    model: {
      right: answer.correct,
      scenario: question?.scenario ?? '',
      question: question?.question ?? '',
      yourAnswer: chosen?.text ?? '',
      why: chosen?.why ?? '',
      principle: question?.principle ?? '',
      provision: provision ? { ...linked(provision.ref), text: provision.text } : null,
      also: others.map(linked),
      finished: passed,
      next: passed
        ? { href: paths.respond(slug, version), text: m.goOn }
        : { href: paths.questions(slug, version), text: answer.correct ? m.next : m.another },
    },
  }
}
