import { z } from 'zod'
import { categories } from '../../platform/database/schema.ts'
import { roles } from '../../platform/identity/roles.ts'
import { isMailAddress } from '../../platform/mail/mailer.ts'
import { type FieldError, oneLine } from '../../platform/web/index.ts'
import type { PeopleWording } from './messages.ts'

type ErrorKey = keyof PeopleWording['errors']

/** A schema's message is the key of a wording, so that the page says it in the reader's language. */
const key = (errorKey: ErrorKey): ErrorKey => errorKey

function line(missing: ErrorKey, tooLong: ErrorKey) {
  return oneLine({ missing, tooLong }, 200)
}

export const detailsFields = z.object({
  name: line('nameMissing', 'nameTooLong'),
  email: z.string(key('emailWrong')).trim().refine(isMailAddress, key('emailWrong')),
  category: z.enum(categories, key('categoryMissing')),
  post: line('postMissing', 'postTooLong'),
  team: line('teamMissing', 'teamTooLong'),
  managerEmail: z
    .string()
    .trim()
    .refine((text) => text === '' || isMailAddress(text), key('managerWrong'))
    .default(''),
})

const oneOrMany = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat())

export const addForm = detailsFields.extend({
  roles: oneOrMany.pipe(z.array(z.enum(roles, key('roleUnknown')))).default([]),
})

export const grantForm = z.object({ role: z.enum(roles, key('roleMissing')) })

export const personParams = z.object({ id: z.uuid() })
export const roleParams = z.object({ id: z.uuid(), role: z.enum(roles) })
export const listQuery = z.object({
  search: z.string().trim().max(200).catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

/** Errors of these schemas in the reader's language. */
export function sayErrors(errors: readonly FieldError[], wording: PeopleWording): FieldError[] {
  const said: Readonly<Record<string, string>> = wording.errors
  return errors.map(({ field, message }) => ({ field, message: said[message] ?? message }))
}
