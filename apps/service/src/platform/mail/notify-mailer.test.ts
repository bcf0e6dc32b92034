import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createNotifyMailer } from './notify-mailer.ts'

const serviceId = '11111111-2222-4333-8444-555555555555'
const secret = '66666666-7777-4888-9999-aaaaaaaaaaaa'
const apiKey = `live-${serviceId}-${secret}`
const templateId = '12345678-1234-4234-8234-123456789012'

interface Asked {
  readonly url: string | undefined
  readonly authorisation: string
  readonly body: unknown
}

/** Speaks the shapes that Notify documents for POST /v2/notifications/email. */
async function startNotify(answer: {
  status: number
  body: unknown
}): Promise<{ baseUrl: string; asked: Asked[] }> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      asked.push({
        url: request.url,
        authorisation: request.headers.authorization ?? '',
        body: JSON.parse(Buffer.concat(chunks).toString('utf8')),
      })
      response
        .writeHead(answer.status, { 'content-type': 'application/json' })
        .end(JSON.stringify(answer.body))
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.close()
  })
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

test('mail through Notify fills the template and signs the request with the key', async () => {
  const { baseUrl, asked } = await startNotify({
    status: 201,
    body: { id: templateId, content: {}, template: { id: templateId, version: 1 } },
  })
  const mailer = createNotifyMailer({ apiKey, templateId, baseUrl })
  await mailer.send({ to: 'a@example.gov.uk', subject: 'Your link', text: 'Open it' })
  const [request] = asked
  expect(request?.url).toBe('/v2/notifications/email')
  expect(request?.body).toEqual({
    template_id: templateId,
    email_address: 'a@example.gov.uk',
    personalisation: { subject: 'Your link', message: 'Open it' },
  })
  const [head, claims, signature] = (request?.authorisation.replace('Bearer ', '') ?? '').split('.')
  expect(signature).toBe(createHmac('sha256', secret).update(`${head}.${claims}`).digest('base64url'))
  expect(JSON.parse(Buffer.from(claims ?? '', 'base64url').toString())).toMatchObject({ iss: serviceId })
})

test('a refusal by Notify is a fault with its status and without the key or the recipient', async () => {
  const { baseUrl } = await startNotify({
    status: 403,
    body: { status_code: 403, errors: [{ error: 'AuthError', message: `Invalid token: ${apiKey}` }] },
  })
  const mailer = createNotifyMailer({ apiKey, templateId, baseUrl })
  const failure: unknown = await mailer
    .send({ to: 'a@example.gov.uk', subject: 'Your link', text: 'Open it' })
    .then(
      () => undefined,
      (error: unknown) => error,
    )
  expect(failure).toMatchObject({ code: 'mail.not-accepted' })
  expect(failure).not.toHaveProperty('cause')
  expect(String(failure)).toContain('403')
  expect(String(failure)).not.toMatch(/a@example|6666/)
})

test('a template text that is not one line is refused before Notify sees it', async () => {
  const { baseUrl, asked } = await startNotify({ status: 201, body: {} })
  const mailer = createNotifyMailer({ apiKey, templateId, baseUrl })
  await expect(mailer.send({ to: 'a@b.uk', subject: 'a\nb', text: '' })).rejects.toMatchObject({
    code: 'mail.unsafe',
  })
  expect(asked).toEqual([])
})
