import { z } from 'zod'
import type { Context } from '../../context.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { messagesFor } from '../../platform/rendering/messages.ts'
import { defineRoute, emptyForm, notFound, page, redirectTo, type Route } from '../../platform/web/index.ts'
import { demoMessages } from './messages.ts'
import { demoPermissions } from './permissions.ts'
import { demoSignInPath, personOfLink } from './sign-in-links.ts'

const path = '/demo/sign-in/:token'
const params = z.object({ token: z.string().max(100) })

/** One way in per role, for trying out. Only composed with `--demo`, which settings allow on this machine alone. */
export function demoRoutes(context: Pick<Context, 'database' | 'secretFor'>): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path,
      permission: demoPermissions['demo.sign-in'],
      audit: { none: 'nothing happens before the button' },
      params,
      handler: ({ params, locale }) => {
        const found = personOfLink(context, params.token)
        if (!found) return notFound()
        const { signIn, roles } = messagesFor(demoMessages, locale)
        const heading = signIn.title(roles[found.role])
        const { name, post, team } = found.person
        return page({
          view: 'features/demo/views/sign-in.njk',
          title: heading,
          model: {
            heading,
            explanation: signIn.explanation(name, post, team),
            action: demoSignInPath(params.token),
          },
        })
      },
    }),
    defineRoute({
      method: 'POST',
      path,
      permission: demoPermissions['demo.sign-in'],
      audit: { none: 'everybody in the demonstration is invented' },
      params,
      form: emptyForm,
      handler: async ({ params, session }) => {
        const found = personOfLink(context, params.token)
        if (!found) return notFound()
        const person = await context.database.inTransaction(systemActor('demo'), (tx) =>
          tx.selectFrom('person').select('id').where('email', '=', found.person.email).executeTakeFirst(),
        )
        if (!person) return notFound()
        await session.signIn(person.id)
        return redirectTo('/')
      },
    }),
  ]
}
