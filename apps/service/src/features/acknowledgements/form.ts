import { z } from 'zod'
import { form } from '../../platform/web/index.ts'
import { messagesFor, type Locale } from '../../platform/rendering/messages.ts'
import { acknowledgementMessages } from './messages.ts'

/** Characters, for a reason, a question or an answer: about a page. */
export const TEXT_MAX = 3000

// oxlint-disable-next-line no-control-regex -- refusing control characters is the purpose
const control = /[\u0000-\u0008\u000b-\u001f\u007f]/g

/** What was typed, without what a browser or a paste adds: carriage returns, control characters, blank ends. */
function plainText(value: string): string {
  return value.replaceAll('\r\n', '\n').replaceAll(control, '').toWellFormed().trim()
}

function freeText(tooLong: string): z.ZodType<string, string> {
  return z
    .string()
    .transform(plainText)
    .refine((value) => value.length <= TEXT_MAX, { message: tooLong })
}

/** An answer to a scenario question. */
export function answerForm(locale: Locale) {
  const { errors } = messagesFor(acknowledgementMessages, locale).question
  return form(
    z.object({
      questionId: z.string().max(100),
      answer: z.string({ message: errors.choose }).min(1, errors.choose).max(20),
    }),
  )
}

/** Which of the three answers; the two that need words have a page of their own. */
export function responseForm(locale: Locale) {
  const { errors } = messagesFor(acknowledgementMessages, locale).respond
  return form(
    z.object({ answer: z.enum(['acknowledge', 'decline', 'question'], { message: errors.choose }) }),
  )
}

/** Why somebody declines, if they want to say. */
export function declineForm(locale: Locale) {
  const { errors } = messagesFor(acknowledgementMessages, locale).respond
  return form(z.object({ reason: freeText(errors.reasonTooLong(TEXT_MAX)).default('') }))
}

/** What somebody wants to know first. */
export function askForm(locale: Locale) {
  const { errors } = messagesFor(acknowledgementMessages, locale).respond
  return form(
    z.object({
      question: freeText(errors.questionTooLong(TEXT_MAX))
        .default('')
        .refine((value) => value !== '', { message: errors.noQuestion }),
    }),
  )
}

/** The owner's answer to a question. */
export function ownerAnswerForm(locale: Locale) {
  const { errors } = messagesFor(acknowledgementMessages, locale).askedQuestion
  return form(
    z.object({
      answer: freeText(errors.tooLong(TEXT_MAX)).refine((value) => value !== '', {
        message: errors.noAnswer,
      }),
    }),
  )
}
