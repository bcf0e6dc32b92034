import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import type { ServiceConfig, ServiceSecrets } from './config/service-config.ts'
import type { Context } from './context.ts'
import type { RoleConnections } from './open-database.ts'
import { type Clock, systemClock } from './platform/clock/clock.ts'
import { createDatabase } from './platform/database/database.ts'
import { closePool, type ConnectionSettings, createPool } from './platform/database/pool.ts'
import { checkPermission } from './platform/identity/actor.ts'
import { type Keys, openKeyFolder } from './platform/keys/key-folder.ts'
import { createLedgerService } from './platform/ledger/create-ledger-service.ts'
import type { Log } from './platform/log.ts'
import { createIdentityProvider } from './platform/openid-connect/identity-provider.ts'
import { createMailer } from './platform/mail/create-mailer.ts'
import { createThreads } from './platform/threads/threads.ts'

/** The context, with what the process itself needs beside it. */
export interface Composition {
  readonly context: Context
  readonly keys: Keys
  readonly jobsPool: Pool
  readonly sequencerPool: Pool
  /** Closes every connection. To be called when nothing uses the context any more. */
  close(): Promise<void>
}

/**
 * Makes every dependency, once.
 * @param overrides what a test wants replaced
 */
export async function createContext(
  parts: {
    readonly config: ServiceConfig
    readonly secrets: ServiceSecrets
    readonly connections: RoleConnections
    readonly log: Log
    readonly clock?: Clock
  },
  overrides: Partial<Context> = {},
): Promise<Composition> {
  const { config, secrets, connections, log } = parts
  const poolAs = (settings: ConnectionSettings, name: string, maximum: number): Pool =>
    createPool(settings, {
      applicationName: `moothall-${name}`,
      maximum,
      onIdleError: (error) =>
        log.error({ event: 'database.connection-lost', err: error }, 'A connection broke'),
    })
  const servicePool = poolAs(connections.service, 'service', 20)
  const jobsPool = poolAs(connections.jobs, 'jobs', 8)
  const sequencerPool = poolAs(connections.sequencer, 'sequencer', 2)
  const clock = parts.clock ?? systemClock
  const database = createDatabase(servicePool)
  const keys = await openKeyFolder({
    folder: config.keysFolder,
    ledgerName: newLedgerName(config.publicAddress),
    mayCreate: !(await ledgerInUse(servicePool)),
  })
  const mailer = createMailer(secrets.mail, { database, clock })
  const threads = createThreads({ log })
  const identityProvider = secrets.identityProvider && createIdentityProvider(secrets.identityProvider, clock)
  const context: Context = {
    config,
    clock,
    log,
    database,
    permissionCheck: checkPermission,
    ledger: createLedgerService(keys.verifiers),
    secretFor: (purpose) => keys.secretFor(purpose),
    mailer,
    identityProvider,
    threads,
    ...overrides,
  }
  return {
    context,
    keys,
    jobsPool,
    sequencerPool,
    async close() {
      await threads.close()
      await mailer.close()
      await database.close()
      await Promise.all([closePool(jobsPool), closePool(sequencerPool)])
    },
  }
}

/** Names a new ledger for ever: where it began, and a part that no other ledger has. */
function newLedgerName(publicAddress: string): string {
  return `${new URL(publicAddress).hostname}/moothall/${randomBytes(4).toString('hex')}`
}

async function ledgerInUse(pool: Pool): Promise<boolean> {
  const { rowCount } = await pool.query('select from ledger_checkpoint limit 1')
  return rowCount === 1
}
