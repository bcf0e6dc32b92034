/** The service's settings, once read and checked by `readEnvironment`. Secrets are not in here. */
export interface ServiceConfig {
  /** The address people use, without a slash at the end: `https://policy.example.gov.uk`. Links in mail begin with it. */
  readonly publicAddress: string
  readonly host: string
  readonly port: number
  /** True where the service is tried out with invented people on this machine only. */
  readonly demo: boolean
  /** Proxies in front whose X-Forwarded-For is believed. */
  readonly trustProxy: boolean
  /** The embedded PostgreSQL's data, keys and files. */
  readonly dataFolder: string
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug'
}
