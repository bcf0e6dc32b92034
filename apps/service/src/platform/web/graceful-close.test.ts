import { Agent, get } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { testWebApp } from '../../../test/test-web-app.ts'
import { defineRoute, text } from './index.ts'

function answered(port: number, agent: Agent): Promise<{ status: number; connection: string; body: string }> {
  return new Promise((resolve, reject) => {
    get({ port, path: '/slow', agent }, (response: IncomingMessage) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (piece: string) => (body += piece))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, connection: response.headers.connection ?? '', body }),
      )
    }).on('error', reject)
  })
}

test('closing finishes what is under way, tells the client to go, and does not wait for idle connections', async () => {
  const { promise: finish, resolve: letFinish } = Promise.withResolvers<void>()
  const { promise: begun, resolve: hasBegun } = Promise.withResolvers<void>()
  let calls = 0
  const web = await testWebApp([
    defineRoute({
      method: 'GET',
      path: '/slow',
      permission: ['anyone'],
      audit: { none: 'a test' },
      handler: async () => {
        calls++
        if (calls === 1) return text('first')
        hasBegun()
        await finish
        return text('finished')
      },
    }),
  ])
  await web.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = web.app.server.address() as AddressInfo
  const idle = new Agent({ keepAlive: true })
  const busy = new Agent({ keepAlive: true })
  expect((await answered(port, idle)).connection).toBe('keep-alive')

  const underWay = answered(port, busy)
  await begun
  const closed = web.app.close()
  while (web.app.server.listening) await nextTurn()
  letFinish()
  expect(await underWay).toEqual({ status: 200, connection: 'close', body: 'finished' })
  await closed
  await expect(answered(port, new Agent())).rejects.toThrow('ECONNREFUSED')
  idle.destroy()
  busy.destroy()
})
