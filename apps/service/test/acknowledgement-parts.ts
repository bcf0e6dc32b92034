import { createLedgerService } from '../src/platform/ledger/create-ledger-service.ts'
import { createParts, type AcknowledgementParts } from '../src/features/acknowledgements/parts.ts'
import type { Clock } from '../src/platform/clock/clock.ts'
import type { Context } from '../src/context.ts'
import { checkPermission } from '../src/platform/identity/actor.ts'
import type { Mail } from '../src/platform/mail/mailer.ts'
import { createLog } from '../src/platform/log.ts'
import { createThreads } from '../src/platform/threads/threads.ts'
import type { TestDatabase } from './database.ts'
import { testKeys } from './keys.ts'

/** A clock that stands still until a test moves it. */
export function standingClock(start = new Date('2026-11-02T09:00:00Z')): Clock & { set: (to: Date) => void } {
  let now = start
  return {
    now: () => now,
    set: (to) => {
      now = to
    },
  }
}

/** What the use cases of acknowledgements need, on a real database, with mail kept in a list. */
export function acknowledgementParts(
  db: TestDatabase,
  options: { readonly clock?: Clock } = {},
): AcknowledgementParts & { readonly sent: readonly Mail[] } {
  const sent: Mail[] = []
  const log = createLog('fatal')
  const context: Context = {
    config: {
      publicAddress: 'https://policy.example.gov.uk',
      host: '127.0.0.1',
      port: 0,
      demo: false,
      trustProxy: false,
      dataFolder: '',
      keysFolder: '',
      mail: 'outbox',
      checkpoints: { folder: '/nonexistent', mailTo: [], everyMinutes: 60 },
      signInLinksPerNetwork: 100,
      publicRequestsPerNetwork: 24_000,
      logLevel: 'fatal',
    },
    clock: options.clock ?? standingClock(),
    log,
    database: db.database,
    permissionCheck: checkPermission,
    ledger: createLedgerService(testKeys().verifiers),
    identityProvider: undefined,
    threads: createThreads({ log }),
    secretFor: (purpose) => testKeys().secretFor(purpose),
    mailer: {
      send: (mail) => {
        sent.push(mail)
        return Promise.resolve()
      },
      close: () => Promise.resolve(),
    },
  }
  return { ...createParts(context), sent }
}
