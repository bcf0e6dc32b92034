import { z } from 'zod'
import type { Route } from '../src/platform/web/index.ts'
import { defineRoute, form, page as pageResponse, redirectTo } from '../src/platform/web/index.ts'

export const needed = 'Say it in at least ten letters'

const formPage = (value: string, errors: readonly { field: string; message: string }[] = []) =>
  pageResponse({
    view: 'views/samples/form.njk',
    title: 'Your reason',
    model: { label: 'Reason', value, button: 'Send', enctype: 'application/x-www-form-urlencoded' },
    errors,
    backLink: { href: '/elsewhere' },
  })

const mine = { permission: ['signed-in'], audit: { none: 'a sample' } } as const
/** A form for somebody signed in, a page to go to from it, and a door. */
export const reasonRoutes: readonly Route[] = [
  defineRoute({ ...mine, method: 'GET', path: '/reason', handler: () => formPage('') }),
  defineRoute({
    ...mine,
    method: 'POST',
    path: '/reason',
    form: form(z.object({ name: z.string().min(10, needed) })),
    invalid: ({ submitted }, { errors }) => formPage(submitted.text('name'), errors),
    handler: () => redirectTo('/elsewhere'),
  }),
  defineRoute({ ...mine, method: 'GET', path: '/elsewhere', handler: () => formPage('elsewhere') }),
  defineRoute({
    method: 'GET',
    path: '/sign-in',
    permission: ['anyone'],
    audit: { none: 'a door for tests' },
    handler: async ({ session }) => {
      await session.signIn('sam')
      return redirectTo('/elsewhere')
    },
  }),
]
