import type { Actor, PersonActor } from '../../platform/identity/actor.ts'
import { type Locale, messagesFor } from '../../platform/rendering/messages.ts'
import { forbidden, refused, type RouteResponse } from '../../platform/web/index.ts'
import { passkeyMessages, type PasskeyWording } from './messages.ts'
import { passkeyPaths } from './paths.ts'

/** What the pages need to know of who looks at them. */
export interface Visit {
  readonly actor: Actor
  readonly locale: Locale
}

export const wording = ({ locale }: Pick<Visit, 'locale'>): PasskeyWording =>
  messagesFor(passkeyMessages, locale)

export async function asPerson(
  { actor }: Visit,
  work: (person: PersonActor) => Promise<RouteResponse>,
): Promise<RouteResponse> {
  return actor.kind === 'person' ? await work(actor) : forbidden()
}

/** A refusal, with the way back to one's own passkeys. */
export function refusedInList(
  visit: Pick<Visit, 'locale'>,
  reason: Exclude<keyof PasskeyWording['refusals'], 'backToList' | 'backToSignIn'>,
): RouteResponse {
  const { [reason]: said, backToList } = wording(visit).refusals
  return refused({ ...said, backLink: { href: passkeyPaths.own, text: backToList } })
}
