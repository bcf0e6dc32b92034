import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { checkRoutes } from './check-routes.ts'
import { defineRoute, emptyForm, form, redirectTo } from './index.ts'
import type { Route } from './index.ts'
import { testWebApp } from '../../../test/test-web-app.ts'

const get = defineRoute({
  method: 'GET',
  path: '/a/:id',
  permission: ['anyone'],
  audit: { none: 'only read' },
  params: z.object({ id: z.string() }),
  handler: () => redirectTo('/'),
})
const post = defineRoute({
  method: 'POST',
  path: '/a',
  permission: ['signed-in'],
  audit: { event: 'a.done' },
  form: emptyForm,
  handler: () => redirectTo('/'),
})

/** As if the declaration had come past the compiler. */
function broken(route: Route, change: Readonly<Record<string, unknown>>): Route {
  return { ...route, ...change }
}

describe('a route that leaves something out keeps the service from starting', () => {
  test.each([
    [broken(get, { permission: undefined }), 'it declares no permission'],
    [broken(get, { permission: [] }), 'it declares no permission'],
    [broken(get, { audit: undefined }), 'it declares no audit event, nor why there is none'],
    [broken(get, { audit: { none: '' } }), 'it declares no audit event, nor why there is none'],
    [broken(get, { params: undefined }), 'its path has parameters without a schema'],
    [broken(get, { path: 'a', params: undefined }), 'its path must begin with a slash'],
    [broken(get, { form: emptyForm }), 'it is a GET with a form'],
    [broken(get, { method: 'PUT' }), 'its method must be GET or POST'],
    [
      broken(get, { public: true, permission: ['signed-in'] }),
      'it is public, so it must be a GET for anyone',
    ],
    [broken(post, { form: undefined }), 'it is a POST without a form'],
    [
      broken(post, { form: form(z.object({})) }),
      'its form has fields but nothing shows the form again when it fails',
    ],
    [broken(post, { handler: undefined }), 'it has no handler'],
  ])('%#', async (route, fault) => {
    await expect(testWebApp([route])).rejects.toThrow(fault)
  })
})

test('two routes with one address are refused, whatever their parameters are called', () => {
  expect(() => checkRoutes([get, { ...get, path: '/a/:slug' }])).toThrow('another route has the same address')
  expect(() => checkRoutes([get, post, { ...post, path: '/a/b' }])).not.toThrow()
})
