import { Client } from 'pg'
import type { RoleConnections } from '../apps/service/src/open-database.ts'
import { HttpClient } from '../apps/service/test/load/http-client.ts'
import { openForms, submit, type OpenForm } from '../apps/service/test/load/acknowledging.ts'
import { makeReadyPeople, policy, type Preparation } from '../apps/service/test/load/preparation.ts'
import { signPeopleIn } from '../apps/service/test/load/sessions.ts'
import type { BenchResult } from './bench-result.ts'
import { recordStatements, type Statement, UNRECORDED } from './record-statements.ts'
import { watchSealing } from './sealing.ts'
import { quantile } from './statistics.ts'
import { withService } from './with-service.ts'

const CLIENTS = 16
const ROUNDS = 4
const EACH = 320
const WARM_UP = 480
/** Bare clients' first requests, so that their connections are as warm as the service's. */
const BARE_WARM_UP = 320

interface Round {
  readonly perSecond: number
  readonly p99: number
}

/**
 * Acknowledgements through HTTP by 16 clients, with everything on, against 16 bare `pg` clients that send the very
 * statements that such requests send, with the same commits, to the same database while the same sequencer runs.
 * Rounds alternate; the best of each is taken, because whatever else the machine does makes a round slower, never
 * faster.
 */
export async function run(): Promise<BenchResult[]> {
  return await withService(async (service, preparation) => {
    const people = await readyCookies(preparation, WARM_UP + 2 * ROUNDS * EACH + UNRECORDED + BARE_WARM_UP)
    const forHttp = people.slice(0, WARM_UP + ROUNDS * EACH)
    const statements = await recordStatements(service.environment, people.slice(forHttp.length))
    const forms = await openForms(service.port, forHttp, CLIENTS)
    return await measure(preparation, service.port, forms, statements)
  })
}

async function readyCookies({ context }: Preparation, count: number) {
  const people = await makeReadyPeople(context, count)
  const cookies = await signPeopleIn(context, people)
  return people.map(({ personId }, place) => ({ personId, cookie: cookies[place] ?? '' }))
}

async function measure(
  preparation: Preparation,
  port: number,
  forms: readonly OpenForm[],
  statements: readonly (readonly Statement[])[],
): Promise<BenchResult[]> {
  const before = await countRows(preparation)
  await throughHttp(port, forms.slice(0, WARM_UP))
  const bareClients = await openBareClients(preparation.connections)
  await throughBareClients(bareClients, statements.slice(0, BARE_WARM_UP))
  const sealing = await watchSealing(preparation.ownerPool)
  const http: Round[] = []
  const bare: Round[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const from = round * EACH
    http.push(await throughHttp(port, forms.slice(WARM_UP + from, WARM_UP + from + EACH)))
    const rest = statements.slice(BARE_WARM_UP + from, BARE_WARM_UP + from + EACH)
    bare.push(await throughBareClients(bareClients, rest))
  }
  await Promise.all(bareClients.map((client) => client.end()))
  const sealed = await sealing.finish()
  const written = (await countRows(preparation)) - before
  if (written !== forms.length + statements.length) {
    throw new Error(`${written} rows after ${forms.length + statements.length} acknowledgements`)
  }
  const best = (rounds: readonly Round[]) => Math.max(...rounds.map(({ perSecond }) => perSecond))
  const least = (rounds: readonly Round[]) => Math.min(...rounds.map(({ p99 }) => p99))
  const [value, baseline] = [best(http), best(bare)]
  const [p99, bareP99] = [least(http), least(bare)]
  const sealedP99 = quantile(sealed.waits, 0.99)
  return [
    {
      name: 'acknowledgements',
      value,
      unit: 'acknowledgements/s',
      baseline,
      ratio: value / baseline,
      goal: 'ratio ≥ 0.5',
      met: value / baseline >= 0.5,
    },
    {
      name: 'acknowledgements-p99',
      value: p99,
      unit: 'ms',
      baseline: bareP99,
      ratio: p99 / bareP99,
      goal: 'value ≤ 40',
      met: p99 <= 40,
    },
    {
      name: 'receipt-sealed-p99',
      value: sealedP99,
      unit: 'ms',
      baseline: sealed.sealingEvery,
      ratio: sealedP99 / sealed.sealingEvery,
      goal: 'value ≤ 1000',
      met: sealedP99 <= 1000,
    },
  ]
}

/** @returns what `CLIENTS` that each do one piece of work after the other get done */
async function timed<Work>(
  pieces: readonly Work[],
  doer: (client: number) => (work: Work) => Promise<void>,
): Promise<Round> {
  const queue = pieces.values()
  const latencies: number[] = []
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      const work = doer(client)
      for (const piece of queue) {
        const from = performance.now()
        await work(piece)
        latencies.push(performance.now() - from)
      }
    }),
  )
  const perSecond = (pieces.length * 1000) / (performance.now() - startedAt)
  return { perSecond, p99: quantile(latencies, 0.99) }
}

async function throughHttp(port: number, forms: readonly OpenForm[]): Promise<Round> {
  const clients = Array.from({ length: CLIENTS }, () => new HttpClient(port))
  const round = await timed(forms, (client) => async (form) => {
    const http = clients[client]
    if (!http || !(await submit(http, form))) throw new Error('An acknowledgement failed')
  })
  for (const client of clients) client.close()
  return round
}

async function openBareClients({ service }: RoleConnections): Promise<readonly Client[]> {
  return await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      const client = new Client(service)
      await client.connect()
      return client
    }),
  )
}

async function throughBareClients(
  clients: readonly Client[],
  requests: readonly (readonly Statement[])[],
): Promise<Round> {
  return await timed(requests, (client) => async (statements) => {
    for (const statement of statements) await clients[client]?.query({ ...statement })
  })
}

async function countRows({ ownerPool }: Preparation): Promise<number> {
  const { rows } = await ownerPool.query<{ count: number }>(
    `select count(*) as count from acknowledgement a join policy p on p.id = a.policy_id
     join ledger_payload l on l.entry_id = a.entry_id
     where p.slug = $1 and a.version = $2 and a.response = 'acknowledged' and l.kind = 'acknowledgement.made'`,
    [policy.slug, policy.version],
  )
  return rows[0]?.count ?? 0
}
