import { z } from 'zod'
import type { Actor, PersonActor } from '../../../platform/identity/actor.ts'
import { messagesFor, type Locale } from '../../../platform/rendering/messages.ts'
import { refused, type RouteResponse } from '../../../platform/web/index.ts'
import type { Refusal } from '../decisions.ts'
import { acknowledgementMessages } from '../messages.ts'
import { paths } from '../paths.ts'

const largestInteger = 2 ** 31 - 1

export const slugParams = z.object({
  slug: z
    .string()
    .max(60)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
})
export const positiveNumber = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number)
  .refine((value) => value <= largestInteger)
export const versionParams = slugParams.extend({ version: positiveNumber })

/** The person who acts. Whatever the permission check let through, these pages are about a person or about nobody. */
export function personOf(actor: Actor): PersonActor | undefined {
  return actor.kind === 'person' ? actor : undefined
}

export function wordsOf({ locale }: { readonly locale: Locale }) {
  return messagesFor(acknowledgementMessages, locale)
}

/** The page for something that cannot be done where the person stands. */
export function refusedPage(
  request: { readonly locale: Locale },
  reason: Refusal,
  slug: string,
): RouteResponse {
  return refused({ ...wordsOf(request).refusals[reason], backLink: { href: paths.asked(slug) } })
}
