import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { createThreads, type Threads } from './threads.ts'

const limits = { seconds: 60, megabytes: 64 }
const sample = (name: string) => new URL(`../../../test/threads/${name}.ts`, import.meta.url)

function threads(maxWaiting?: number): { threads: Threads; logged: string[] } {
  const logged: string[] = []
  const log = pino({ base: null }, { write: (line: string) => logged.push(line) })
  const made = createThreads({ log, ...(maxWaiting !== undefined && { maxWaiting }) })
  onTestFinished(() => made.close())
  return { threads: made, logged }
}

/** A thread that holds its event loop until it is released. */
function held(all: Threads, seconds = 60) {
  const released = new Int32Array(new SharedArrayBuffer(4))
  const outcome = all.run({
    module: sample('wait-for-release'),
    input: released,
    limits: { seconds, megabytes: 64 },
  })
  const release = () => {
    Atomics.store(released, 0, 1)
    Atomics.notify(released, 0)
  }
  return { outcome, release }
}

async function answeringServer(): Promise<() => Promise<number | undefined>> {
  const server = createServer((_request, response) => response.end('ok'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return async () =>
    await new Promise((resolve, reject) => {
      get({ port, host: '127.0.0.1', agent: false }, (response) => {
        response.resume()
        response.once('end', () => resolve(response.statusCode))
      }).once('error', reject)
    })
}

test('a thread answers, and sees no setting of the service', async () => {
  const { threads: all } = threads()
  expect(await all.run({ module: sample('greet'), input: 'Sam', limits })).toEqual({
    outcome: 'answered',
    value: 'Hello, Sam: 0 settings',
  })
})

test('while a thread is held by its work, requests are answered', async () => {
  const ask = await answeringServer()
  const { threads: all } = threads()
  const { outcome, release } = held(all)
  // Held on the event loop of the service, this would never come back, as the release comes after it.
  expect(await ask()).toBe(200)
  release()
  expect(await outcome).toMatchObject({ outcome: 'answered' })
})

test('tasks run one after another, and beyond those that may wait they are refused', async () => {
  const { threads: all } = threads(1)
  const first = held(all)
  const second = all.run({ module: sample('greet'), input: 'Robin', limits })
  expect(await all.run({ module: sample('greet'), input: 'Kit', limits })).toEqual({
    outcome: 'failed',
    because: 'busy',
  })
  first.release()
  expect(await second).toMatchObject({ outcome: 'answered' })
  expect(await all.run({ module: sample('greet'), input: 'Kit', limits })).toMatchObject({
    outcome: 'answered',
  })
})

test('a thread that takes too long or too much is ended, and the next one runs', async () => {
  const { threads: all, logged } = threads()
  expect(await held(all, 0.1).outcome).toEqual({ outcome: 'failed', because: 'out-of-time' })
  expect(await all.run({ module: sample('fill-memory'), input: null, limits })).toEqual({
    outcome: 'failed',
    because: 'out-of-memory',
  })
  expect(await all.run({ module: sample('greet'), input: 'Sam', limits })).toMatchObject({
    outcome: 'answered',
  })
  expect(logged).toEqual([])
})

test.each([
  ['throws', 'throw-error', 'something inside'],
  ['ends', 'leave', 'without an answer (3)'],
  ['does not exist', 'no-such-module', 'no-such-module'],
])('a thread that %s is logged as broken, and the next one runs', async (_, name, message) => {
  const { threads: all, logged } = threads()
  const outcome = await all.run({ module: sample(name), input: 'something inside', limits })
  expect(outcome).toEqual({ outcome: 'failed', because: 'broken' })
  expect(logged.join()).toContain(message)
  expect(await all.run({ module: sample('greet'), input: 'Sam', limits })).toMatchObject({
    outcome: 'answered',
  })
})

test('closing ends what runs and refuses what waits and what comes', async () => {
  const { threads: all } = threads()
  const running = held(all)
  const waiting = all.run({ module: sample('greet'), input: 'Sam', limits })
  await all.close()
  const stopping = { outcome: 'failed', because: 'stopping' }
  expect(await running.outcome).toEqual(stopping)
  expect(await waiting).toEqual(stopping)
  expect(await all.run({ module: sample('greet'), input: 'Sam', limits })).toEqual(stopping)
})
