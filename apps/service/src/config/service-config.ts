import type { MailSettings } from '../platform/mail/create-mailer.ts'
import type { IdentityProviderSettings } from '../platform/openid-connect/settings.ts'

/** The service's settings, once read and checked by `readEnvironment`. Secrets are not in here. */
export interface ServiceConfig {
  /** The address people use, without a slash at the end: `https://policy.example.gov.uk`. Links in mail begin with it. */
  readonly publicAddress: string
  readonly host: string
  readonly port: number
  /** True where the service is tried out with invented people on this machine only. */
  readonly demo: boolean
  /**
   * Addresses or networks of the proxies in front whose X-Forwarded-For is believed, separated by commas, as Fastify
   * reads it. Never all of them: whoever may write that header chooses their own address.
   */
  readonly trustProxy: false | string
  /** The embedded PostgreSQL's data and files. */
  readonly dataFolder: string
  /** The ledger's signer and the root key. */
  readonly keysFolder: string
  /** How mail leaves. `outbox` keeps it for a page of this machine. */
  readonly mail: MailSettings['kind']
  /** Where the ledger's checkpoints go, and how often. */
  readonly checkpoints: {
    readonly folder: string
    readonly mailTo: readonly string[]
    readonly everyMinutes: number
  }
  /** How many sign-in links one network may ask for in an hour. */
  readonly signInLinksPerNetwork: number
  /** How many public pages one network may ask for in a minute. */
  readonly publicRequestsPerNetwork: number
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug'
}

/** What must not be logged or shown. */
export interface ServiceSecrets {
  /** The body's own PostgreSQL, one address per role; undefined where the embedded one is used. */
  readonly databases: DatabaseAddresses | undefined
  readonly mail: MailSettings
  /** The body's own sign-in provider; undefined where people sign in without one. */
  readonly identityProvider: IdentityProviderSettings | undefined
}

export interface DatabaseAddresses {
  readonly service: string
  readonly owner: string
  readonly jobs: string
  readonly sequencer: string
}
