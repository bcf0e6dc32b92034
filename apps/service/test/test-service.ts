import type { FastifyInstance } from 'fastify'
import { Logger, runOnce } from 'graphile-worker'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { buildApp } from '../src/build-app.ts'
import type { Context } from '../src/context.ts'
import { signInJobs } from '../src/features/sign-in/index.ts'
import type { Clock } from '../src/platform/clock/clock.ts'
import type { JobDefinition } from '../src/platform/jobs/define-job.ts'
import { createSmtpMailer } from '../src/platform/mail/smtp-mailer.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { type ArrivedMail, startMailServer } from './mail-server.ts'
import { serviceContext } from './service-context.ts'
import { visitor } from './test-web-app.ts'

export interface TestService {
  readonly db: TestDatabase
  readonly context: Context
  readonly app: FastifyInstance
  readonly clock: Clock & { now: () => Date; forward: (minutes: number) => void }
  readonly arrived: readonly ArrivedMail[]
  readonly logged: readonly string[]
  /** Does the jobs that wait, once each: those of signing in unless others are given. */
  readonly doJobs: (jobs?: readonly JobDefinition[]) => Promise<void>
  /** A browser of its own, with its own cookies. */
  readonly browser: () => ReturnType<typeof visitor>
}

/** The whole web application on a database of its own, with mail through a real SMTP server, and a clock to turn. */
export async function testService(
  override: (context: Context) => Partial<Context> = () => ({}),
): Promise<TestService> {
  const db = await testDatabase()
  const mail = await startMailServer()
  const clock = turningClock()
  const logged: string[] = []
  const { context: plain } = serviceContext(db)
  const usual: Context = {
    ...plain,
    config: { ...plain.config, publicAddress: 'http://localhost:3000', mail: 'smtp' },
    clock,
    log: pino({ level: 'debug', base: null }, { write: (line: string) => logged.push(line) }),
    mailer: createSmtpMailer({ url: mail.url, from: 'policy@example.gov.uk' }),
  }
  const context: Context = { ...usual, ...override(usual) }
  const app = await buildApp(context, { strictViews: true })
  onTestFinished(async () => {
    await app.close()
    await context.mailer.close()
  })
  return {
    db,
    context,
    app,
    clock,
    arrived: mail.arrived,
    logged,
    doJobs: (jobs = signInJobs(context)) => doJobs(db, jobs),
    browser: () => visitor(app),
  }
}

function turningClock(): TestService['clock'] {
  let ahead = 0
  return {
    now: () => new Date(Date.now() + ahead),
    forward: (minutes) => {
      ahead += minutes * 60_000
    },
  }
}

/** graphile-worker would print every job. */
const quiet = new Logger(() => () => undefined)

async function doJobs(db: TestDatabase, jobs: readonly JobDefinition[]): Promise<void> {
  const tasks = jobs.map((job) => [job.task, (payload: unknown) => job.run(payload)] as const)
  await runOnce({ pgPool: db.jobsPool, taskList: Object.fromEntries(tasks), logger: quiet })
}
