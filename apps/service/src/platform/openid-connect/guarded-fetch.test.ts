import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { GuardedFetch } from './guarded-fetch.ts'

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('asks the provider and the hosts that it named, and nobody else', async () => {
  const provider = await serve((_request, response) => response.end('{}'))
  const keys = await serve((_request, response) => response.end('keys'))
  const guarded = new GuardedFetch(provider, { plainHttp: true })
  expect(await (await guarded.fetch(`${provider}/x`, {})).text()).toBe('{}')
  await expect(guarded.fetch(`${keys}/jwks`, {})).rejects.toMatchObject({
    code: 'identity-provider.not-allowed',
  })
  guarded.allow([`${keys}/jwks`, undefined])
  expect(await (await guarded.fetch(`${keys}/jwks`, {})).text()).toBe('keys')
})

test('follows no redirect', async () => {
  const elsewhere: string[] = []
  const other = await serve((request, response) => {
    elsewhere.push(request.url ?? '')
    response.end()
  })
  const provider = await serve((_request, response) => response.writeHead(302, { location: other }).end())
  const answer = await new GuardedFetch(provider, { plainHttp: true }).fetch(provider, {})
  expect([answer.status, elsewhere]).toEqual([302, []])
})

test.each(['http://login.example.gov.uk', 'http://127.0.0.1:1', 'file:///etc/hostname'])(
  'asks %s nothing where https is needed',
  (address) => {
    expect(() => new GuardedFetch(address, { plainHttp: false })).toThrow('may not be asked')
    const guarded = new GuardedFetch('https://login.example.gov.uk', { plainHttp: false })
    expect(() => guarded.allow([address])).toThrow('may not be asked')
  },
)

test.each<[string, RequestListener]>([
  ['an error of the provider', (_request, response) => response.writeHead(503).end()],
  ['a broken connection', (request) => request.socket.destroy()],
  ['an answer without end', (_request, response) => response.end('x'.repeat(2 * 1024 * 1024))],
])('%s is said without what was asked or answered', async (_what, listener) => {
  const provider = await serve(listener)
  const asked = new GuardedFetch(provider, { plainHttp: true }).fetch(`${provider}/?code=hush`, {})
  const error: unknown = await asked.catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'identity-provider.unreachable' })
  expect((error as Error).cause).toBeUndefined()
  expect(String(error)).not.toContain('hush')
})
