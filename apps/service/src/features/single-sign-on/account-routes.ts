import type { PersonActor } from '../../platform/identity/actor.ts'
import { type Locale, messagesFor } from '../../platform/rendering/messages.ts'
import { defineRoute, emptyForm, forbidden, page, redirectTo, type Route } from '../../platform/web/index.ts'
import { intlOf } from '../../views/messages.ts'
import { endIdentitiesOf } from './identities.ts'
import { singleSignOnMessages } from './messages.ts'
import { singleSignOnPaths as paths } from './paths.ts'
import { singleSignOnPermissions } from './permissions.ts'
import type { SingleSignOnContext } from './sign-in-routes.ts'
import './tables.ts'

/** What somebody sees of their own account at the provider, and where they unlink one that is theirs no more. */
export function accountRoutes({ clock, database }: SingleSignOnContext): Route[] {
  const permission = singleSignOnPermissions['single-sign-on.unlink']
  const linkedSince = async (actor: PersonActor) =>
    await database.inTransaction(actor, (tx) =>
      tx
        .selectFrom('provider_identity')
        .select('bound_at')
        .where('person_id', '=', actor.personId)
        .where('ended_at', 'is', null)
        .orderBy('bound_at')
        .limit(1)
        .executeTakeFirst(),
    )
  return [
    defineRoute({
      method: 'GET',
      path: paths.account,
      permission,
      audit: { none: 'somebody looks at their own account' },
      handler: async ({ actor, locale }) => {
        if (actor.kind !== 'person') return forbidden()
        const m = messagesFor(singleSignOnMessages, locale).account
        const found = await linkedSince(actor)
        return page({
          view: 'features/single-sign-on/views/account.njk',
          title: m.title,
          model: {
            linked: found && m.linked(dayText(found.bound_at, locale)),
            action: paths.account,
          },
        })
      },
    }),
    defineRoute({
      method: 'POST',
      path: paths.account,
      permission,
      recentSignIn: true,
      audit: { event: 'single-sign-on.ended' },
      form: emptyForm,
      handler: async ({ actor }) => {
        if (actor.kind !== 'person') return forbidden()
        const { personId } = actor
        await database.inTransaction(actor, (tx) =>
          endIdentitiesOf(tx, { personId, by: personId, because: 'unlinked', at: clock.now() }),
        )
        return redirectTo(paths.account)
      },
    }),
  ]
}

function dayText(date: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(intlOf(locale), { dateStyle: 'long', timeZone: 'Europe/London' }).format(
    date,
  )
}
