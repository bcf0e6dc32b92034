import { z } from 'zod'
import { isMailAddress } from '../../platform/mail/mailer.ts'
import { type FieldError, oneLine } from '../../platform/web/index.ts'
import type { SetUpWording } from './messages.ts'

type ErrorKey = keyof SetUpWording['errors']

/** A schema's message is the key of a wording, so that the page says it in the reader's language. */
function line(missing: ErrorKey, longest: number) {
  const tooLong: ErrorKey = 'tooLong'
  return oneLine({ missing, tooLong }, longest)
}

function address(wrong: ErrorKey) {
  return z.string(wrong).trim().refine(isMailAddress, wrong)
}

export const setUpForm = z.object({
  bodyName: line('bodyNameMissing', 200),
  shortName: line('shortNameMissing', 40),
  contactEmail: address('contactWrong'),
  name: line('nameMissing', 200),
  email: address('emailWrong'),
  post: line('postMissing', 200),
  team: line('teamMissing', 200),
})

export const setUpFields = ['bodyName', 'shortName', 'contactEmail', 'name', 'email', 'post', 'team'] as const

export const tokenParams = z.object({ token: z.string().regex(/^[\w-]{43}$/) })

/** Errors of the schema in the reader's language. */
export function sayErrors(errors: readonly FieldError[], wording: SetUpWording): FieldError[] {
  const said: Readonly<Record<string, string>> = wording.errors
  return errors.map(({ field, message }) => ({ field, message: said[message] ?? message }))
}
