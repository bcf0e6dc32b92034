import { ukDate } from '../../platform/clock/clock.ts'
import type { Context } from '../../context.ts'
import { defineRoute, page, type Route } from '../../platform/web/index.ts'
import { addRoutes } from './add-routes.ts'
import { changeRoutes } from './change-routes.ts'
import type { PasskeyWording } from './messages.ts'
import { passkeyPaths as paths } from './paths.ts'
import { passkeyPermissions } from './permissions.ts'
import { listOwnPasskeys, type OwnPasskey } from './queries.ts'
import { relyingPartyOf } from './relying-party.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { asPerson, wording } from './visit.ts'

export type PasskeyContext = Pick<Context, 'clock' | 'database'> & {
  readonly config: Pick<Context['config'], 'publicAddress'>
}

/** `2026-11-22` or a moment, as `22 November 2026`. */
function dateText(day: string | Date, { intl }: Pick<PasskeyWording, 'intl'>): string {
  const date = typeof day === 'string' ? day : ukDate(day)
  return new Intl.DateTimeFormat(intl, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  )
}

function shownPasskey({ id, name, addedAt, lastUsedOn, works }: OwnPasskey, m: PasskeyWording) {
  return {
    name,
    added: dateText(addedAt, m),
    lastUsed: lastUsedOn === null ? m.own.neverUsed : dateText(lastUsedOn, m),
    works,
    renameHref: paths.rename(id),
    removeHref: paths.remove(id),
  }
}

/** One's own passkeys, and signing in with one, where browsers would take any at this service's address. */
export function passkeyRoutes(context: PasskeyContext): Route[] {
  const party = relyingPartyOf(context.config.publicAddress)
  return [
    ownRoute(context, party !== undefined),
    ...changeRoutes(context),
    ...(party === undefined ? [] : [...addRoutes(context, party), ...signInRoutes(context, party)]),
  ]
}

function ownRoute({ database }: PasskeyContext, possible: boolean): Route {
  return defineRoute({
    method: 'GET',
    path: paths.own,
    permission: passkeyPermissions['passkeys.keep'],
    audit: { none: 'somebody looks at their own passkeys' },
    handler: (request) =>
      asPerson(request, async (person) => {
        const m = wording(request)
        const passkeys = await database.inTransaction(person, (tx) => listOwnPasskeys(tx, person.personId))
        return page({
          view: 'features/passkeys/views/own.njk',
          title: m.own.title,
          model: {
            addHref: possible ? paths.add : undefined,
            passkeys: passkeys.map((passkey) => shownPasskey(passkey, m)),
          },
        })
      }),
  })
}
