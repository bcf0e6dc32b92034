import type { ServiceConfig } from './config/service-config.ts'
import type { Clock } from './platform/clock/clock.ts'
import type { Database } from './platform/database/database.ts'
import type { PermissionCheck } from './platform/identity/actor.ts'
import type { Keys } from './platform/keys/key-folder.ts'
import type { LedgerService } from './platform/ledger/ledger-service.ts'
import type { Log } from './platform/log.ts'
import type { Mailer } from './platform/mail/mailer.ts'
import type { IdentityProvider } from './platform/openid-connect/identity-provider.ts'
import type { Threads } from './platform/threads/threads.ts'

/** Every dependency of a feature, made once by `create-context.ts`. A test replaces any of them. */
export interface Context {
  readonly config: ServiceConfig
  readonly clock: Clock
  readonly log: Log
  readonly database: Database
  readonly permissionCheck: PermissionCheck
  readonly ledger: LedgerService
  readonly mailer: Mailer
  /** The body's own, where the settings name one. */
  readonly identityProvider: IdentityProvider | undefined
  readonly threads: Threads
  /** A 32-byte secret for one purpose, from the root key. */
  readonly secretFor: Keys['secretFor']
}
