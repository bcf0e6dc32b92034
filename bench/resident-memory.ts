import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { acknowledgementPaths } from '../apps/service/src/features/acknowledgements/index.ts'
import { policyPaths } from '../apps/service/src/features/policies/index.ts'
import { openForms, submit } from '../apps/service/test/load/acknowledging.ts'
import { HttpClient, requestBytes } from '../apps/service/test/load/http-client.ts'
import { makeReadyPeople, policy } from '../apps/service/test/load/preparation.ts'
import { signPeopleIn } from '../apps/service/test/load/sessions.ts'
import type { BenchResult } from './bench-result.ts'
import { startServer } from './server-process.ts'
import { withService } from './with-service.ts'

const REQUESTS = 10_000
const PEOPLE = 40
const CLIENTS = 16
const GOAL_MB = 250

/**
 * Resident memory of the service's process after 10,000 mixed requests: public pages, pages of people signed in,
 * acknowledgements. Against Fastify after as many requests for constant bytes.
 */
export async function run(): Promise<BenchResult[]> {
  return await withService(async (service, { context }, dataFolder) => {
    const people = await makeReadyPeople(context, PEOPLE)
    const cookies = await signPeopleIn(context, people)
    const identities = people.map(({ personId }, place) => ({ personId, cookie: cookies[place] ?? '' }))
    const forms = await openForms(service.port, identities, CLIENTS)
    const writer = new HttpClient(service.port)
    for (const form of forms) {
      if (!(await submit(writer, form))) throw new Error('An acknowledgement failed')
    }
    writer.close()
    await ask(service.port, pagesFor(cookies), REQUESTS - 2 * PEOPLE)
    const value = await residentMegabytes(service.pid)

    const file = join(dataFolder, 'page.html')
    await writeFile(file, 'x'.repeat(30_000))
    const bare = await startServer('constant-bytes', '/', file)
    await ask(bare.port, [requestBytes({ method: 'GET', path: '/' })], REQUESTS)
    const baseline = await residentMegabytes(bare.pid)
    await bare.stop()
    return [
      {
        name: 'resident-memory',
        value,
        unit: 'MB',
        baseline,
        ratio: value / baseline,
        goal: `value ≤ ${GOAL_MB}`,
        met: value <= GOAL_MB,
      },
    ]
  })
}

function pagesFor(cookies: readonly string[]): readonly string[] {
  const get = (path: string, cookie = '') =>
    requestBytes({ method: 'GET', path, headers: { cookie, 'x-forwarded-for': '10.20.1.1' } })
  const { slug, version } = policy
  const own = [
    '/',
    acknowledgementPaths.myPolicies(),
    acknowledgementPaths.asked(slug),
    acknowledgementPaths.read(slug, version),
    acknowledgementPaths.acknowledged(slug, version),
    acknowledgementPaths.record(),
  ]
  return [
    ...[policyPaths.list(), policyPaths.version(policy), '/', '/sign-in', '/privacy'].map((path) =>
      get(path),
    ),
    ...cookies.flatMap((cookie) => own.map((path) => get(path, cookie))),
  ]
}

async function ask(port: number, requests: readonly string[], count: number): Promise<void> {
  let left = count
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      const http = new HttpClient(port)
      while (left > 0) {
        left--
        const request = requests[left % requests.length] ?? ''
        const { status } = await http.send(request)
        if (status !== 200) throw new Error(`answered with ${status}: ${request.split('\r\n')[0]}`)
      }
      http.close()
    }),
  )
}

/** Megabytes of 10⁶ bytes, from proc(5), which counts in kibibytes. */
async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
  return (Number(kibibytes) * 1024) / 1e6
}
