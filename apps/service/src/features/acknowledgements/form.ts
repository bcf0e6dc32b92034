import { z } from 'zod'
import { type FieldError, form, typedLines } from '../../platform/web/index.ts'
import { messagesFor, type Locale } from '../../platform/rendering/messages.ts'
import { acknowledgementMessages } from './messages.ts'

/** Characters, for a reason, a question or an answer: about a page. */
export const TEXT_MAX = 3000

/** What can be wrong with a form, each with its wording. A schema's message is a key, so that the page says it in the reader's language. */
const said = {
  chooseAnswer: (m) => m.question.errors.choose,
  chooseResponse: (m) => m.respond.errors.choose,
  reasonTooLong: (m) => m.respond.errors.reasonTooLong(TEXT_MAX),
  noQuestion: (m) => m.respond.errors.noQuestion,
  questionTooLong: (m) => m.respond.errors.questionTooLong(TEXT_MAX),
  noAnswer: (m) => m.askedQuestion.errors.noAnswer,
  answerTooLong: (m) => m.askedQuestion.errors.tooLong(TEXT_MAX),
} satisfies Record<string, (m: typeof acknowledgementMessages.languages.en) => string>

type ErrorKey = keyof typeof said

function isKey(message: string): message is ErrorKey {
  return Object.hasOwn(said, message)
}

/** Errors of these schemas in the reader's language; what the platform says of a form stays as it is. */
export function sayErrors(errors: readonly FieldError[], locale: Locale): FieldError[] {
  const m = messagesFor(acknowledgementMessages, locale)
  return errors.map(({ field, message }) => ({
    field,
    message: isKey(message) ? said[message](m) : message,
  }))
}

function freeText(tooLong: ErrorKey): z.ZodType<string, string> {
  return z
    .string()
    .transform(typedLines)
    .refine((value) => value.length <= TEXT_MAX, { message: tooLong })
}

/** A text that has to be there. */
function neededText(missing: ErrorKey, tooLong: ErrorKey): z.ZodType<string, string | undefined> {
  return freeText(tooLong)
    .default('')
    .refine((value) => value !== '', { message: missing })
}

function oneOf<const Values extends readonly string[]>(values: Values, missing: ErrorKey) {
  return z.enum(values, { message: missing })
}

const chosen: ErrorKey = 'chooseAnswer'

/** An answer to a scenario question. */
export const answerForm = form(
  z.object({
    questionId: z.string().max(100),
    answer: z.string({ message: chosen }).min(1, chosen).max(20),
  }),
)

/** Which of the three answers; the two that need words have a page of their own. */
export const responseForm = form(
  z.object({ answer: oneOf(['acknowledge', 'decline', 'question'], 'chooseResponse') }),
)

/** Why somebody declines, if they want to say. */
export const declineForm = form(z.object({ reason: freeText('reasonTooLong').default('') }))

/** What somebody wants to know first. */
export const askForm = form(z.object({ question: neededText('noQuestion', 'questionTooLong') }))

/** The owner's answer to a question. */
export const ownerAnswerForm = form(z.object({ answer: neededText('noAnswer', 'answerTooLong') }))
