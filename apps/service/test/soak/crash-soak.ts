import { setTimeout as pause } from 'node:timers/promises'
import { openForms } from '../load/acknowledging.ts'
import { makeBody, makeReadyPeople, openPreparation } from '../load/preparation.ts'
import { signPeopleIn } from '../load/sessions.ts'
import { makeTestFolder } from '../postgres/test-folder.ts'
import { freePort } from '../process/free-port.ts'
import { type ServiceProcess, startServiceProcess } from '../process/service-process.ts'
import { type Checked, checkInstallation } from './check-installation.ts'
import { databaseProcesses, postmasters } from './database-processes.ts'
import { Crowd } from './load.ts'
import { seededRandom } from './random.ts'

/** What is killed, always by SIGKILL. */
export const victims = ['service', 'database', 'everything', 'service while starting'] as const
export type Victim = (typeof victims)[number]

export interface CrashSoakOptions {
  readonly times: number
  /** The load goes on for at most this long before each kill. */
  readonly seconds: number
  readonly seed: number
  /** How many acknowledge for the first time, for each kill. */
  readonly peopleForEach: number
  readonly report: (line: string) => void
}

/** At most the time that a start takes. */
const START_MS = 1500
const GONE_WITHIN_MS = 30_000

/**
 * Kills a service under load at random moments, starts it again at once, and looks after every start whether anything
 * that had been answered is lost or doubled, and whether everything verifies. The first kills go through every kind
 * of victim in turn.
 * @throws Error that says what was wrong, and after which kill
 */
export async function crashSoak(options: CrashSoakOptions): Promise<Checked | undefined> {
  const random = seededRandom(options.seed)
  const folder = makeTestFolder('soak')
  const start = () =>
    startServiceProcess({ dataFolder: folder.path, port, environment: { TRUST_PROXY: '127.0.0.1' } })
  const port = await freePort()
  let service = start()
  try {
    await service.ready()
    const crowd = new Crowd(await makeCrowd(service, options.times * options.peopleForEach))
    let checked: Checked | undefined
    for (let time = 0; time < options.times; time++) {
      const victim =
        victims[time < victims.length ? time : Math.floor(random() * victims.length)] ?? 'service'
      const after = Math.round(20 + random() * options.seconds * 1000)
      const killLater = async () => {
        await pause(after)
        await kill(victim, service, folder.path)
      }
      await Promise.all([crowd.acknowledgeUntilGone(port), killLater()])
      if (victim === 'service while starting') {
        const starting = start()
        await pause(random() * START_MS)
        await starting.end('SIGKILL')
      }
      const startedAt = performance.now()
      service = start()
      await service.ready()
      const tookMs = Math.round(performance.now() - startedAt)
      checked = await checkInstallation(service, folder.path, crowd.told, checked?.outside)
      options.report(
        `${time + 1}: ${victim} killed after ${after} ms, answering again in ${tookMs} ms; ` +
          `${crowd.told.size} answered, ${checked.acknowledgements} acknowledgements, ${checked.entries} entries, all whole`,
      )
    }
    await service.end('SIGKILL')
    await untilNoDatabase(folder.path)
    return checked
  } catch (error) {
    throw new Error(`With seed ${options.seed}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  } finally {
    await service.end('SIGKILL')
    await untilNoDatabase(folder.path)
    folder.remove()
  }
}

async function makeCrowd(service: ServiceProcess, count: number) {
  const preparation = await openPreparation(service.environment)
  const { context } = preparation
  try {
    await makeBody(context)
    const people = await makeReadyPeople(context, count)
    const cookies = await signPeopleIn(context, people)
    const identities = people.map(({ personId }, place) => ({ personId, cookie: cookies[place] ?? '' }))
    return await openForms(service.port, identities, 8)
  } finally {
    await preparation.close()
  }
}

async function kill(victim: Victim, service: ServiceProcess, dataFolder: string): Promise<void> {
  if (victim === 'database') {
    for (const pid of postmasters(dataFolder)) killProcess(pid)
    // The service notices, says so and ends by itself.
    await service.exited
    return
  }
  const database = victim === 'everything' ? databaseProcesses(dataFolder) : []
  const ended = service.end('SIGKILL')
  for (const { pid } of database) killProcess(pid)
  await ended
}

/** One of the database's may have ended by itself since it was listed. */
function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** No database may outlive its service. */
async function untilNoDatabase(dataFolder: string): Promise<void> {
  const until = performance.now() + GONE_WITHIN_MS
  while (databaseProcesses(dataFolder).length > 0) {
    if (performance.now() > until) throw new Error('The database outlived the service that was killed')
    await pause(20)
  }
}
