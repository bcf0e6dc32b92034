import { expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import type { UploadedFile } from './form.ts'
import { defineRoute, emptyForm, form, multipartForm, page, redirectTo } from './index.ts'

test('a handler gets the types of its schemas', () => {
  defineRoute({
    method: 'GET',
    path: '/policies/:slug',
    permission: ['anyone'],
    audit: { none: 'only read' },
    params: z.object({ slug: z.string() }),
    query: z.object({ page: z.coerce.number().catch(1) }),
    handler: (request) => {
      expectTypeOf(request.params.slug).toEqualTypeOf<string>()
      expectTypeOf(request.query.page).toEqualTypeOf<number>()
      expectTypeOf(request.form).toEqualTypeOf<undefined>()
      return page({ view: 'features/policies/views/policy.njk', title: 'x', model: {} })
    },
  })
  defineRoute({
    method: 'POST',
    path: '/policies',
    permission: ['policy-owner'],
    audit: { event: 'policies.imported' },
    form: multipartForm({ file: { maxBytes: 1024 }, fields: z.object({ title: z.string().min(1) }) }),
    invalid: (_request, failure) => page({ view: 'v.njk', title: 'x', model: {}, errors: failure.errors }),
    handler: async ({ form: values }) => {
      expectTypeOf(values.title).toEqualTypeOf<string>()
      expectTypeOf(values.file).toEqualTypeOf<UploadedFile | undefined>()
      return redirectTo('/policies')
    },
  })
  const posted = defineRoute({
    method: 'POST',
    path: '/names',
    permission: ['signed-in'],
    audit: { event: 'names.changed' },
    form: form(z.object({ days: z.string().transform((value) => value.length) })),
    invalid: () => redirectTo('/'),
    handler: (request) => {
      expectTypeOf(request.form.days).toEqualTypeOf<number>()
      return redirectTo('/')
    },
  })
  expect(posted.form?.kind).toBe('fields')
})

test('the compiler refuses a declaration with something missing', () => {
  // @ts-expect-error a POST needs a form
  defineRoute({
    method: 'POST',
    path: '/a',
    permission: [],
    audit: { none: '' },
    handler: () => redirectTo('/'),
  })
  const withoutInvalid = { method: 'POST', form: form(z.object({})), handler: () => redirectTo('/') } as const
  // @ts-expect-error a form with fields needs `invalid`
  defineRoute({ path: '/a', permission: [], audit: { none: '' }, ...withoutInvalid })
  // @ts-expect-error a permission is needed
  defineRoute({ method: 'GET', path: '/a', audit: { none: '' }, handler: () => redirectTo('/') })
  const unaudited = {
    method: 'GET',
    path: '/a',
    permission: ['anyone'],
    handler: () => redirectTo('/'),
  } as const
  // @ts-expect-error an audit event, or the reason for none, is needed
  const route = defineRoute(unaudited)
  expect(route.audit).toBeUndefined()
  expect(
    defineRoute({
      method: 'POST',
      path: '/a',
      permission: ['signed-in'],
      audit: { event: 'a.done' },
      form: emptyForm,
      handler: () => redirectTo('/'),
    }).form,
  ).toEqual({ kind: 'empty' })
})
