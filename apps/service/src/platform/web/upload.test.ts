import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { load } from 'cheerio'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { defineRoute, json, multipartForm, page } from './index.ts'
import type { TestWebApp } from '../../../test/test-web-app.ts'
import { testWebApp, visitor } from '../../../test/test-web-app.ts'

const MiB = 1024 * 1024

const show = (errors: readonly { field: string; message: string }[] = []) =>
  page({
    view: 'views/samples/form.njk',
    title: 'Upload',
    model: { label: 'Title', value: '', button: 'Upload', enctype: 'multipart/form-data' },
    errors,
  })

let web: TestWebApp
let port: number
beforeAll(async () => {
  web = await testWebApp([
    defineRoute({
      method: 'GET',
      path: '/upload',
      permission: ['anyone'],
      audit: { none: 'a form' },
      handler: () => show(),
    }),
    defineRoute({
      method: 'POST',
      path: '/upload',
      permission: ['anyone'],
      audit: { event: 'files.uploaded' },
      form: multipartForm({
        file: { maxBytes: MiB },
        fields: z.object({ name: z.string().min(1, 'Enter a title') }),
      }),
      invalid: (_request, failure) => show(failure.errors),
      handler: ({ form: { name, file } }) =>
        json({
          name,
          file: file && { filename: file.filename, mediaType: file.mediaType, size: file.bytes.length },
        }),
    }),
  ])
  await web.app.listen({ port: 0, host: '127.0.0.1' })
  port = (web.app.server.address() as AddressInfo).port
})
afterAll(() => web.app.close())

async function opened() {
  const browser = visitor(web.app)
  const token = browser.tokenOf((await browser.get('/upload')).body)
  const cookie = [...browser.cookies]
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('; ')
  return { token, cookie }
}

async function upload(
  parts: readonly (readonly [string, string | File])[],
  cookie: string,
): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of parts) body.append(name, value)
  return await fetch(`http://127.0.0.1:${port}/upload`, { method: 'POST', body, headers: { cookie } })
}

/** Sends a file of `size` bytes piece by piece, without saying beforehand how long it is unless told to. */
async function stream(size: number, sender: { token: string; cookie: string }, announced: boolean) {
  const head = `--b\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${sender.token}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="big.txt"\r\ncontent-type: text/plain\r\n\r\n`
  const tail = '\r\n--b--\r\n'
  const piece = Buffer.alloc(MiB, 'x')
  return await new Promise<{ status: number; body: string }>((resolve, reject) => {
    const outgoing = httpRequest({
      port,
      path: '/upload',
      method: 'POST',
      headers: {
        cookie: sender.cookie,
        'content-type': 'multipart/form-data; boundary=b',
        ...(announced && { 'content-length': head.length + size + tail.length }),
      },
    })
    outgoing.on('error', reject)
    outgoing.on('response', (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (text: string) => (body += text))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    outgoing.write(head)
    let left = size
    const more = () => {
      while (left > 0) {
        left -= piece.length
        if (outgoing.write(piece)) continue
        outgoing.once('drain', more)
        return
      }
      outgoing.end(tail)
    }
    more()
  })
}

test('a file arrives with its fields', async () => {
  const { token, cookie } = await opened()
  const file = new File(['hello'], '../p"olicy.txt', { type: 'text/plain' })
  const response = await upload([['_csrf', token], ['name', 'Policy'], ['file', file]], cookie) // prettier-ignore
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({
    name: 'Policy',
    file: { filename: expect.stringMatching(/^p.*olicy\.txt$/), mediaType: 'text/plain', size: 5 },
  })
})

test('no file chosen is no file', async () => {
  const { token, cookie } = await opened()
  const response = await upload([['_csrf', token], ['name', 'Policy'], ['file', new File([], '')]], cookie) // prettier-ignore
  expect(await response.json()).toEqual({ name: 'Policy' })
})

test('fields are validated, and the form is shown again', async () => {
  const { token, cookie } = await opened()
  const response = await upload([['_csrf', token], ['name', ''], ['file', new File(['a'], 'a')]], cookie) // prettier-ignore
  expect(response.status).toBe(422)
  expect(load(await response.text())('.govuk-error-summary a').text()).toBe('Enter a title')
})

test.each([
  ['a wrong token', (token: string) => [['_csrf', `${token}x`], ['name', 'a']]], // prettier-ignore
  ['a token after the file', (token: string) => [['name', 'a'], ['file', new File(['a'], 'a')], ['_csrf', token]]], // prettier-ignore
  ['no token', () => [['name', 'a']]],
])('%s is refused', async (_what, parts) => {
  const { token, cookie } = await opened()
  const response = await upload(parts(token) as [string, string | File][], cookie)
  expect(response.status).toBe(403)
  expect(load(await response.text())('h1').text()).toBe('This form cannot be sent any more')
})

test.each([true, false])(
  '400 MB (size announced: %s) get a page, and are not held in memory',
  async (announced) => {
    const sender = await opened()
    let peak = 0
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().arrayBuffers)), 5)
    const before = process.memoryUsage().arrayBuffers
    const { status, body } = await stream(400 * MiB, sender, announced)
    clearInterval(watch)
    expect(status).toBe(413)
    const $ = load(body)
    expect($('h1').text()).toBe('That is too large')
    expect($('main').text()).toContain('The most it accepts is 1 MB')
    expect(peak - before).toBeLessThan(200 * MiB)
  },
)
