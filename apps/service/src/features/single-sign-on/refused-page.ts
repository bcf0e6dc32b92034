import { type Locale, messagesFor } from '../../platform/rendering/messages.ts'
import { refused, type RouteResponse } from '../../platform/web/index.ts'
import { signInPaths } from '../sign-in/index.ts'
import type { AttemptDecision } from './attempt.decision.ts'
import { singleSignOnMessages } from './messages.ts'
import type { PersonRefusal } from './person.decision.ts'

export type Refusal =
  | PersonRefusal
  | Exclude<AttemptDecision, 'go-on'>
  | 'cancelled'
  | 'provider-refused'
  | 'unreachable'
  | 'not-believed'
  | 'not-anew'
  | 'too-many'

const statuses: Readonly<Partial<Record<Refusal, number>>> = {
  cancelled: 400,
  unreachable: 503,
  used: 410,
  'too-old': 410,
  unknown: 410,
  'bound-to-other': 409,
  'too-many': 429,
}

/** Says why nobody was signed in, and what to do. */
export function refusedPage({ locale }: { readonly locale: Locale }, reason: Refusal): RouteResponse {
  const m = messagesFor(singleSignOnMessages, locale)
  return refused({
    ...m.refused[reason],
    status: statuses[reason] ?? 403,
    backLink: { href: signInPaths.signIn, text: m.back },
  })
}
