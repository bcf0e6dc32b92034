import { once } from 'node:events'
import { type IncomingMessage, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { personActor, type TestWebApp, testWebApp, visitor } from '../../../test/test-web-app.ts'
import type { Actor } from '../identity/actor.ts'
import { defineRoute, emptyForm, form, json, multipartForm, page, redirectTo } from './index.ts'

const shown = () =>
  page({
    view: 'views/samples/form.njk',
    title: 'Name',
    model: { label: 'Name', value: '', button: 'Save', enctype: 'multipart/form-data' },
  })
const fields = z.object({ name: z.string() })

let done: string[]
let people: Actor[]
let web: TestWebApp
beforeEach(async () => {
  done = []
  people = [personActor('sam', ['policy-owner'])]
  const finish = ({ form: { name } }: { form: { name: string } }) => {
    done.push(name)
    return json({ name })
  }
  const owners = { permission: ['policy-owner'], audit: { event: 'names.changed' } } as const
  const routes = [
    defineRoute({
      method: 'GET',
      path: '/name',
      permission: ['anyone'],
      audit: { none: 'a form' },
      handler: shown,
    }),
    defineRoute({
      method: 'POST',
      path: '/name',
      ...owners,
      form: form(fields),
      invalid: shown,
      handler: finish,
    }),
    defineRoute({
      method: 'POST',
      path: '/file',
      ...owners,
      form: multipartForm({ file: { maxBytes: 1024 }, fields }),
      invalid: shown,
      handler: finish,
    }),
    defineRoute({
      method: 'POST',
      path: '/enter',
      permission: ['anyone'],
      audit: { event: 'sessions.begun' },
      form: emptyForm,
      handler: async ({ session }) => {
        await session.signIn('sam')
        return redirectTo('/name')
      },
    }),
  ]
  web = await testWebApp(routes, { people })
  await web.app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(() => web.app.close())

const kinds = [
  {
    path: '/name',
    type: 'application/x-www-form-urlencoded',
    body: (token: string) => new URLSearchParams({ _csrf: token, name: 'Sam' }).toString(),
  },
  {
    path: '/file',
    type: 'multipart/form-data; boundary=b',
    body: (token: string) =>
      Object.entries({ _csrf: token, name: 'Sam' })
        .map(([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
        .join('') + '--b--\r\n',
  },
]

/** Sends the head of a form, does something once the service has read it, and sends the body. */
async function sendSlowly({ path, type, body }: (typeof kinds)[number], meanwhile: () => void) {
  const browser = visitor(web.app)
  await browser.submit('/enter', {}, '/name')
  const token = browser.tokenOf((await browser.get('/name')).body)
  const cookie = [...browser.cookies]
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('; ')
  const bytes = body(token)
  const outgoing = httpRequest({
    port: (web.app.server.address() as AddressInfo).port,
    path,
    method: 'POST',
    // The answer to "expect" says that the head has been read.
    headers: { cookie, 'content-type': type, 'content-length': bytes.length, expect: '100-continue' },
  })
  outgoing.flushHeaders()
  await once(outgoing, 'continue')
  meanwhile()
  outgoing.end(bytes)
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage]
  return { status: response.statusCode, body: await text(response) }
}

describe.each(kinds)('a form whose body arrives after its head ($type)', (kind) => {
  test('is done for somebody who still may', async () => {
    expect((await sendSlowly(kind, () => undefined)).status).toBe(200)
    expect(done).toEqual(['Sam'])
  })

  test('is refused to somebody who lost their role meanwhile', async () => {
    const answer = await sendSlowly(kind, () => people.splice(0, 1, personActor('sam')))
    expect(answer).toMatchObject({ status: 403, body: expect.stringContaining('does not have permission') })
    expect(done).toEqual([])
  })

  test('is refused to somebody who left meanwhile', async () => {
    expect((await sendSlowly(kind, () => people.splice(0))).status).toBe(401)
    expect(done).toEqual([])
  })

  test('is refused to somebody who signed out meanwhile', async () => {
    expect((await sendSlowly(kind, () => web.sessions.rows.clear())).status).toBe(401)
    expect(done).toEqual([])
  })
})
