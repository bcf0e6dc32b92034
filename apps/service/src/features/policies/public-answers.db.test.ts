import { expect, onTestFinished, test, vi } from 'vitest'
import {
  firstVersion,
  importDraft,
  type PolicyScene,
  policyScene,
  publish,
} from '../../../test/policy-scene.ts'
import { testWebApp } from '../../../test/test-web-app.ts'
import { decideOnCorrection, recordCorrection } from './correct-slip.ts'
import { policyMessages, policyRoutes } from './index.ts'

const paths = {
  page: '/policies/social-media/1',
  json: '/policies/social-media/1.json',
  provision: '/policies/social-media/1/provisions/4.1',
}
const before = 'You must not publish confidential information.'
const after = 'You must not publish confidential informations.'

/** A process of the service: what it keeps is its own, the database is everybody's. */
async function startProcess({ context }: PolicyScene) {
  const { app } = await testWebApp(policyRoutes(context), { messages: [policyMessages] })
  onTestFinished(() => app.close())
  return async (url: string, etag = '') => {
    const { statusCode, body, headers } = await app.inject({ url, headers: { 'if-none-match': etag } })
    return { statusCode, body, etag: String(headers.etag) }
  }
}

/** A clock of what is fresh that stands still until it is turned on. */
function stoppedClock(): { forward: (seconds: number) => void } {
  let now = 0
  const spy = vi.spyOn(performance, 'now').mockImplementation(() => now)
  onTestFinished(() => {
    spy.mockRestore()
  })
  return {
    forward: (seconds) => {
      now += seconds * 1000
    },
  }
}

async function correct({ context, owner, approver }: PolicyScene): Promise<void> {
  const recorded = await recordCorrection(context, owner, firstVersion, {
    ref: '4.1',
    before,
    after,
    reason: 'Typing error',
  })
  if (recorded.outcome !== 'saved') throw new Error(`not recorded: ${JSON.stringify(recorded)}`)
  const { correctionId } = recorded
  await decideOnCorrection(context, approver, firstVersion, { correctionId, decision: 'confirmed' })
}

test('a correction reaches page, JSON and provision in every process within five seconds', async () => {
  const at = await policyScene()
  await importDraft(at)
  await publish(at)
  const clock = stoppedClock()
  const processes = [await startProcess(at), await startProcess(at)]
  for (const url of Object.values(paths)) {
    const [one, other] = await Promise.all(processes.map((get) => get(url)))
    expect(one?.body).toContain(before)
    expect(one?.body).not.toContain(after)
    expect(other).toEqual(one)
  }
  await correct(at)
  clock.forward(5)
  for (const url of Object.values(paths)) {
    for (const get of processes) expect((await get(url)).body).toContain(after)
  }
})

test('who holds an answer is told that it still holds, also by a process that started since, until it changes', async () => {
  const at = await policyScene()
  await importDraft(at)
  await publish(at)
  const clock = stoppedClock()
  const first = await startProcess(at)
  const held = await Promise.all(
    Object.values(paths).map(async (url) => [url, (await first(url)).etag] as const),
  )
  const second = await startProcess(at)
  clock.forward(60)
  for (const get of [first, second]) {
    for (const [url, etag] of held) expect((await get(url, etag)).statusCode).toBe(304)
  }
  await importDraft(at)
  await publish(at, 2)
  clock.forward(5)
  for (const get of [first, second]) {
    const { statusCode, body } = await get(paths.page, held[0]?.[1])
    expect(statusCode).toBe(200)
    expect(body).toContain('no longer in force')
    expect((await get(paths.json, held[1]?.[1])).body).toContain('"state":"superseded"')
  }
})
