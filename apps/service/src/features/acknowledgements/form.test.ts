import { expect, test } from 'vitest'
import { messagesFor } from '../../platform/rendering/messages.ts'
import { askForm, declineForm, ownerAnswerForm, sayErrors, TEXT_MAX } from './form.ts'
import { acknowledgementMessages } from './messages.ts'

const said = (error: { issues: readonly { message: string }[] } | undefined): readonly string[] =>
  sayErrors(
    (error?.issues ?? []).map(({ message }) => ({ field: 'text', message })),
    'en',
  ).map(({ message }) => message)
const m = messagesFor(acknowledgementMessages, 'en')
const typed = 'First \u202eenil\r\nsecond\u0000 \u2066line '
const kept = 'First enil\nsecond line'

test('what people write loses marks that turn the direction of what follows, and controls', () => {
  expect(declineForm.schema.parse({ reason: typed })).toEqual({ reason: kept })
  expect(askForm.schema.parse({ question: typed })).toEqual({ question: kept })
  expect(ownerAnswerForm.schema.parse({ answer: typed })).toEqual({ answer: kept })
})

test('what is nothing but such marks is missing, and is said so', () => {
  const asked = askForm.schema.safeParse({ question: '\u202e \u2069\u0007' })
  expect(said(asked.error)).toEqual([m.respond.errors.noQuestion])
  const answered = ownerAnswerForm.schema.safeParse({ answer: '\u202e' })
  expect(said(answered.error)).toEqual([m.askedQuestion.errors.noAnswer])
})

test('what is too long is counted without them, and is said so', () => {
  const long = 'a'.repeat(TEXT_MAX)
  expect(declineForm.schema.safeParse({ reason: `${long}\u202e` }).success).toBe(true)
  const refused = declineForm.schema.safeParse({ reason: `${long}b` })
  expect(said(refused.error)).toEqual([m.respond.errors.reasonTooLong(TEXT_MAX)])
})
