import { pino } from 'pino'
import type { Context } from '../src/context.ts'
import { systemClock } from '../src/platform/clock/clock.ts'
import { checkPermission } from '../src/platform/identity/actor.ts'
import type { Mail } from '../src/platform/mail/mailer.ts'
import { createThreads } from '../src/platform/threads/threads.ts'
import type { TestDatabase } from './database.ts'

/** A context on a test's database, and the mail it sent. What a test does not replace and the feature does not need fails. */
export function serviceContext(
  db: TestDatabase,
  overrides: Partial<Context> = {},
): { readonly context: Context; readonly sent: Mail[] } {
  const sent: Mail[] = []
  const log = pino({ level: 'silent' })
  const context: Context = {
    config: {
      publicAddress: 'https://policy.example.gov.uk',
      host: '127.0.0.1',
      port: 3000,
      demo: false,
      trustProxy: false,
      dataFolder: '/nonexistent',
      keysFolder: '/nonexistent',
      mail: 'outbox',
      checkpoints: { folder: '/nonexistent', mailTo: [], everyMinutes: 60 },
      signInLinksPerNetwork: 20,
      publicRequestsPerNetwork: 24_000,
      logLevel: 'fatal',
    },
    clock: systemClock,
    log,
    database: db.database,
    permissionCheck: checkPermission,
    ledger: {
      receiptOf: () => Promise.resolve({ outcome: 'not-found' }),
      verifierKeys: [],
      origin: 'test',
    },
    mailer: {
      send: (mail) => {
        sent.push(mail)
        return Promise.resolve()
      },
      close: () => Promise.resolve(),
    },
    identityProvider: undefined,
    threads: createThreads({ log }),
    secretFor: () => Buffer.alloc(32, 7),
    ...overrides,
  }
  return { context, sent }
}
