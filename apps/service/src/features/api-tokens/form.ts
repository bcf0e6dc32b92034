import { z } from 'zod'
import { type FieldError, oneLine } from '../../platform/web/index.ts'
import type { ApiTokenWording } from './messages.ts'
import { type Lifetime, lifetimes } from './token.decision.ts'

/** As long as the database takes. */
const LONGEST_NAME = 100

const errorKeys = ['nameMissing', 'nameTooLong', 'lifetimeMissing'] as const
type ErrorKey = (typeof errorKeys)[number]
const key = (errorKey: ErrorKey): ErrorKey => errorKey

const lifetimeOf = (days: string): Lifetime | undefined => lifetimes.find((one) => String(one) === days)

export const makeForm = z.object({
  id: z.uuid(),
  name: oneLine({ missing: key('nameMissing'), tooLong: key('nameTooLong') }, LONGEST_NAME),
  lifetime: z.string(key('lifetimeMissing')).transform((days, context) => {
    const lifetime = lifetimeOf(days)
    if (lifetime !== undefined) return lifetime
    context.addIssue({ code: 'custom', message: key('lifetimeMissing') })
    return z.NEVER
  }),
})

export const tokenParams = z.object({ id: z.uuid() })
export const pageQuery = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) })

/** Errors of the form in the reader's language. */
export function sayErrors(errors: readonly FieldError[], { make: m }: ApiTokenWording): FieldError[] {
  const said: Readonly<Record<string, string>> = {
    [key('nameMissing')]: m.name.missing,
    [key('nameTooLong')]: m.name.tooLong,
    [key('lifetimeMissing')]: m.lifetime.missing,
  }
  return errors.map(({ field, message }) => ({ field, message: said[message] ?? message }))
}
