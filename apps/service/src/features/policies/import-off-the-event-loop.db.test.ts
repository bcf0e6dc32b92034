import { MAX_POLICY_BYTES } from '@moothall/policy'
import { load } from 'cheerio'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { policyApp, upload, type Visitor } from '../../../test/policy-app.ts'
import {
  createThreads,
  type ThreadFailure,
  type ThreadOutcome,
  type Threads,
  type ThreadTask,
} from '../../platform/threads/threads.ts'
import { readInThread } from './read-in-thread.ts'

/** A policy of exactly 1 MB, in so few and so long paragraphs that it is accepted. */
function largestPolicy(): Buffer {
  const sentence = 'You must not post confidential information, and you must be kind to everybody. '
  const paragraphs = Array.from(
    { length: 400 },
    (_, index) => `${Math.floor(index / 20) + 1}.${(index % 20) + 1} ${sentence.repeat(34)}`,
  )
  const text = `Social media policy\n\n${paragraphs.join('\n\n')}`
  expect(text.length).toBeGreaterThan(MAX_POLICY_BYTES)
  return Buffer.from(text.slice(0, MAX_POLICY_BYTES))
}

/** The threads of the context, with something done once a thread has been started, before its answer is handed on. */
function meanwhile(threads: Threads, work: () => Promise<unknown>): Threads {
  return {
    close: () => threads.close(),
    async run<Output>(task: ThreadTask): Promise<ThreadOutcome<Output>> {
      const running = threads.run<Output>(task)
      await work()
      return await running
    },
  }
}

test('while a policy of 1 MB is read, another request is answered', async () => {
  const events: string[] = []
  let anybody: Visitor | undefined
  const at = await policyApp(({ threads }) => ({
    threads: meanwhile(threads, async () => {
      events.push('reading')
      const { statusCode } = (await anybody?.get('/policies')) ?? {}
      events.push(`another request was answered with ${statusCode}`)
    }),
  }))
  anybody = at.anybody
  const owner = await at.signedIn(at.owner)
  const response = await upload(owner, { file: { name: 'policy.txt', bytes: largestPolicy() } })
  events.push(`imported: ${response.headers.location}`)
  expect(events).toEqual([
    'reading',
    'another request was answered with 200',
    'imported: /manage/policies/social-media-policy/1/summary',
  ])
  expect(await at.rows('policy_provision')).toBeGreaterThan(300)
})

test('the costliest text that is read at all is refused for its paragraphs, before time or memory run out', async () => {
  const threads = createThreads({ log: pino({ level: 'silent' }) })
  const text = "Do     Don't\na     b\n".repeat(24_900)
  expect(await readInThread(threads, { kind: 'text', text })).toEqual({
    outcome: 'answered',
    value: { outcome: 'refused', refusal: 'too-many-provisions' },
  })
})

const failures: readonly (readonly [ThreadFailure, RegExp])[] = [
  ['out-of-time', /took too long/],
  ['out-of-memory', /too much memory/],
  ['busy', /Other policies are being read/],
  ['stopping', /service was stopped/],
  ['broken', /fault in the service/],
]

test.each(failures)('reading that ends %s: a clear error, nothing saved', async (because, says) => {
  const threads: Threads = {
    run: () => Promise.resolve({ outcome: 'failed', because }),
    close: () => Promise.resolve(),
  }
  const at = await policyApp(() => ({ threads }))
  const owner = await at.signedIn(at.owner)
  const bytes = Buffer.from('1. You must be kind.')
  const answer = await upload(owner, { fields: { title: 'Kindness' }, file: { name: 'a.txt', bytes } })
  // A refused form may be shown by the page that it leads back to.
  const shown = answer.statusCode === 303 ? await owner.get(String(answer.headers.location)) : answer
  const page = load(shown.body)
  expect(page('.govuk-error-summary a[href="#file"]').text()).toMatch(says)
  expect(page('.govuk-error-summary').text()).toContain('nothing was saved')
  expect(page('#title').attr('value')).toBe('Kindness')
  expect(await at.rows('policy')).toBe(0)
  expect(await at.rows('ledger_entry')).toBe(0)
})
