import { isAbsolute, relative } from 'node:path'
import { buildApp } from './build-app.ts'
import { allJobs } from './all-jobs.ts'
import { readEnvironment } from './config/read-environment.ts'
import type { ServiceConfig } from './config/service-config.ts'
import { createContext } from './create-context.ts'
import { bringDueVersionsIntoForce } from './features/policies/index.ts'
import { openDatabase, prepareDatabase } from './open-database.ts'
import { AppError } from './platform/errors/app-error.ts'
import { allMessages } from './all-messages.ts'
import { installLanguages } from './platform/rendering/install-languages.ts'
import { startJobWorker } from './platform/jobs/worker.ts'
import { startSequencer } from './platform/ledger/sequencer.ts'
import { createLog } from './platform/log.ts'
import { type DataFolder, takeDataFolder } from './platform/process/data-folder.ts'
import { afterStart } from './after-start.ts'

export interface StartOptions {
  readonly argv: string[]
  readonly env: NodeJS.ProcessEnv
  /** A line for the terminal. */
  readonly log: (line: string) => void
}

export interface RunningService {
  /** The address people use. */
  readonly address: string
  /** Finishes requests and jobs in flight, seals what waits, stops the embedded database. */
  stop(): Promise<void>
}

/** What has been started, to be stopped in the opposite order. */
class Started {
  readonly #stops: (() => Promise<void> | void)[] = []

  add(stop: () => Promise<void> | void): void {
    this.#stops.unshift(stop)
  }

  async stop(): Promise<void> {
    for (const stop of this.#stops.splice(0)) await stop()
  }
}

/**
 * Starts everything, in order: settings, data folder, database, its shape, keys, sequencer, jobs, web.
 * What had been started is stopped again when a later step fails.
 */
export async function startService(options: StartOptions): Promise<RunningService> {
  const { config, secrets, warnings, demoPolicy, languages } = readEnvironment(options.env, options.argv)
  const halfSaid = await installLanguages(languages.folder, allMessages, languages.first)
  for (const warning of [...warnings, ...halfSaid]) options.log(`Warning: ${warning}`)
  const log = createLog(config.logLevel)
  const started = new Started()
  try {
    const folder = secrets.databases ? undefined : takeDataFolder(config.dataFolder)
    if (folder) started.add(() => folder.release())
    const openedDatabase = await openDatabase(config, secrets, options.log)
    started.add(() => openedDatabase.stop())
    await prepareDatabase(openedDatabase.connections, raise)
    const composition = await createContext({
      config,
      secrets,
      connections: openedDatabase.connections,
      log,
    })
    started.add(() => composition.close())
    const { context, keys, jobsPool, sequencerPool } = composition
    const sequencer = startSequencer({ sequencerPool, keys, clock: context.clock, log })
    started.add(() => sequencer.stop())
    const worker = await startJobWorker({ jobsPool, definitions: allJobs(context), log })
    started.add(() => worker.stop())
    // Makes up for a midnight that nobody was there for; the job of that midnight then finds nothing to do.
    await bringDueVersionsIntoForce(context)
    const app = await buildApp(context)
    await listen(app, config)
    started.add(() => app.close())
    setAddress(folder, config)
    openedDatabase.onExit(() => {
      options.log('The database ended unexpectedly, so the service stops too.')
      process.exit(1)
    })
    await afterStart(context, options.log, { demoPolicy })
    options.log(`Moothall is at ${config.publicAddress}${describeData(config, folder)}`)
    return { address: config.publicAddress, stop: () => started.stop() }
  } catch (error) {
    await started.stop()
    throw error
  }
}

async function listen(
  app: { listen(options: { host: string; port: number }): Promise<string> },
  config: ServiceConfig,
): Promise<void> {
  try {
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') {
      throw new AppError(
        'start.port-taken',
        `Port ${config.port} on ${config.host} is taken by another program`,
        {
          advice: `Stop the other one, or choose another port: PORT=${config.port + 1} script/server`,
          cause: error,
        },
      )
    }
    if (code === 'EACCES') {
      throw new AppError('start.port-forbidden', `This user may not listen on port ${config.port}`, {
        advice: 'Choose a port from 1024 on, with PORT.',
        cause: error,
      })
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new AppError('start.host-unknown', `This machine has no address ${config.host}`, {
        advice: 'Set HOST to an address of this machine; 0.0.0.0 stands for all of them.',
        cause: error,
      })
    }
    throw error
  }
}

function setAddress(folder: DataFolder | undefined, config: ServiceConfig): void {
  folder?.setAddress(config.publicAddress)
}

function describeData(config: ServiceConfig, folder: DataFolder | undefined): string {
  if (!folder) return ''
  const near = relative(process.cwd(), config.dataFolder)
  return ` (data in ${near === '' || near.startsWith('..') || isAbsolute(near) ? config.dataFolder : `./${near}`})`
}

function raise(error: Error): never {
  throw error
}
