import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeTestFolder } from '../test/postgres/test-folder.ts'
import { freePort } from '../test/process/free-port.ts'

const main = path.join(import.meta.dirname, 'main.ts')

let folder: ReturnType<typeof makeTestFolder>
let children: ChildProcess[]

beforeEach(() => {
  folder = makeTestFolder('service')
  children = []
})

afterEach(async () => {
  await Promise.all(children.map(kill))
  folder.remove()
})

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

/** Starts the service as an operator would, and collects what it says on the terminal. */
function run(port: number) {
  const child = spawn(process.execPath, [main], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'], PORT: String(port), MOOTHALL_DATA: folder.path },
  })
  children.push(child)
  const lines: string[] = []
  const terminal = createInterface({ input: child.stderr })
  terminal.on('line', (line) => lines.push(line))
  const end = async () => {
    const [code] = await once(child, 'close')
    return { code: Number(code), said: lines.join('\n') }
  }
  const ended = end()
  const isReady = new Promise<boolean>((resolve) => {
    terminal.on('line', (line) => {
      if (line.startsWith('Moothall is at ')) resolve(true)
    })
    terminal.on('close', () => resolve(false))
  })
  return {
    child,
    ended,
    async ready() {
      if (!(await isReady)) throw new Error(`It did not start:\n${lines.join('\n')}`)
    },
    async refusal() {
      if (await isReady) throw new Error('It started.')
      return await ended
    },
  }
}

describe('the service as a process', () => {
  it('starts after a kill, refuses a second one beside it, and stops with code 0 when asked', async () => {
    const port = await freePort()
    const killed = run(port)
    await killed.ready()
    await kill(killed.child)

    const service = run(port)
    await service.ready()
    const second = run(await freePort())
    const refusal = await second.refusal()
    expect(refusal.code).toBe(1)
    expect(refusal.said).toContain(`is already in use by another service at http://localhost:${port}`)
    expect(refusal.said).toContain(`process ${service.child.pid}`)

    service.child.kill('SIGTERM')
    const stopped = await service.ended
    expect(stopped).toMatchObject({ code: 0, said: expect.stringContaining('Stopped.') })
  })

  it('names a port that is taken, and leaves nothing that blocks the next start', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const taken = typeof address === 'object' && address !== null ? address.port : 0
    const refused = run(taken)
    const refusal = await refused.refusal()
    other.close()
    expect(refusal.code).toBe(1)
    expect(refusal.said).toContain(`Port ${taken} on 127.0.0.1 is taken`)

    const service = run(taken)
    await service.ready()
    service.child.kill('SIGINT')
    expect((await service.ended).code).toBe(0)
  })
})
