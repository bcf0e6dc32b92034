import { resolve } from 'node:path'
import { AppError } from '../platform/errors/app-error.ts'
import type { MailSettings } from '../platform/mail/create-mailer.ts'
import type { DatabaseAddresses, ServiceConfig, ServiceSecrets } from './service-config.ts'
import { isThisMachine } from './is-this-machine.ts'
import { languagesFolder } from './languages-folder.ts'
import { readIdentityProvider } from './read-identity-provider.ts'
import { type SettingName, settings } from './settings.ts'

export interface ReadEnvironment {
  readonly config: ServiceConfig
  readonly secrets: ServiceSecrets
  /** A policy file for `--demo`, instead of the starter policy. */
  readonly demoPolicy: string | undefined
  /** Where languages beside English lie, and the one for mail and for who chose none. */
  readonly languages: { readonly folder: string; readonly first: string }
  /** For the terminal, before the service starts. */
  readonly warnings: readonly string[]
}

type Values = Readonly<Partial<Record<SettingName, string>>>

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug'] as const

/**
 * Reads and checks every setting.
 * @param argv what follows the script's name; `--demo` is the only one there is
 * @throws AppError `config.invalid`, whose advice names everything that is wrong. It never repeats a value: it may be a
 *   password in the wrong place.
 */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
): ReadEnvironment {
  const problems: string[] = []
  const values = readValues(env, problems)
  const demo = readArguments(argv, problems)
  const host = values.HOST ?? '127.0.0.1'
  const port = Number(values.PORT ?? 3000)
  const publicAddress = readPublicAddress(values, host, port, problems)
  const here = isThisMachine(host) && isThisMachine(new URL(publicAddress).hostname)
  if (demo && !here) {
    problems.push(
      '--demo gives everybody a way in, so it needs HOST and MOOTHALL_PUBLIC_ADDRESS to be this machine alone',
    )
  }
  const mail = demo ? { kind: 'outbox' as const } : readMail(values, here, problems)
  const databases = readDatabases(values, problems)
  const identityProvider = readIdentityProvider(values, demo, problems)
  if (problems.length > 0) throw invalid(problems)
  const dataFolder = resolve(values.MOOTHALL_DATA ?? 'data')
  return {
    config: {
      publicAddress,
      host,
      port,
      demo,
      trustProxy: values.TRUST_PROXY ?? false,
      dataFolder,
      keysFolder:
        values.MOOTHALL_KEYS === undefined ? resolve(dataFolder, 'keys') : resolve(values.MOOTHALL_KEYS),
      mail: mail.kind,
      checkpoints: {
        folder: resolve(values.MOOTHALL_CHECKPOINT_FOLDER ?? resolve(dataFolder, 'checkpoints')),
        mailTo: (values.MOOTHALL_CHECKPOINT_MAIL ?? '')
          .split(',')
          .map((address) => address.trim())
          .filter((address) => address !== ''),
        everyMinutes: Number(values.MOOTHALL_CHECKPOINT_MINUTES ?? 60),
      },
      signInLinksPerNetwork: Number(values.SIGN_IN_LINKS_PER_NETWORK ?? 600),
      publicRequestsPerNetwork: Number(values.PUBLIC_REQUESTS_PER_NETWORK ?? 24_000),
      logLevel: logLevels.find((level) => level === values.LOG_LEVEL) ?? 'info',
    },
    secrets: { databases, mail, identityProvider },
    demoPolicy: values.MOOTHALL_DEMO_POLICY === undefined ? undefined : resolve(values.MOOTHALL_DEMO_POLICY),
    languages: {
      folder: languagesFolder(values.MOOTHALL_LANGUAGES),
      first: values.MOOTHALL_LANGUAGE ?? 'en',
    },
    warnings: warningsFor(mail, demo),
  }
}

function readValues(env: Readonly<Record<string, string | undefined>>, problems: string[]): Values {
  const values: Partial<Record<SettingName, string>> = {}
  for (const name of Object.keys(settings) as SettingName[]) {
    const text = env[name]?.trim()
    if (text === undefined || text === '') continue
    const result = settings[name].schema.safeParse(text)
    if (result.success) values[name] = result.data
    else problems.push(`${name} ${result.error.issues[0]?.message ?? 'is not valid'}`)
  }
  return values
}

function readArguments(argv: readonly string[], problems: string[]): boolean {
  for (const argument of argv) {
    if (argument !== '--demo')
      problems.push('the only argument there is, is --demo; settings are environment variables')
  }
  return argv.includes('--demo')
}

function readPublicAddress(values: Values, host: string, port: number, problems: string[]): string {
  const given = values.MOOTHALL_PUBLIC_ADDRESS
  if (given === undefined) {
    if (!isThisMachine(host)) {
      problems.push(
        'MOOTHALL_PUBLIC_ADDRESS is needed where HOST is not this machine alone: links in mail begin with it',
      )
    }
    return `http://localhost:${port}`
  }
  const { origin, protocol, hostname } = new URL(given)
  if (protocol !== 'https:' && !isThisMachine(hostname)) {
    problems.push('MOOTHALL_PUBLIC_ADDRESS has to begin with https://: people sign in through it')
  }
  return origin
}

function readMail(values: Values, here: boolean, problems: string[]): MailSettings {
  const { SMTP_URL: url, NOTIFY_API_KEY: apiKey, MOOTHALL_MAIL: chosen } = values
  if ([url, apiKey, chosen].filter((way) => way !== undefined).length > 1) {
    problems.push(
      'SMTP_URL, NOTIFY_API_KEY and MOOTHALL_MAIL exclude each other: keep the one that mail should take',
    )
  }
  if (url !== undefined) {
    if (values.MOOTHALL_MAIL_FROM === undefined) problems.push('MOOTHALL_MAIL_FROM is needed with SMTP_URL')
    return { kind: 'smtp', url, from: values.MOOTHALL_MAIL_FROM ?? '' }
  }
  if (apiKey !== undefined) {
    if (values.NOTIFY_TEMPLATE_ID === undefined)
      problems.push('NOTIFY_TEMPLATE_ID is needed with NOTIFY_API_KEY')
    return { kind: 'notify', apiKey, templateId: values.NOTIFY_TEMPLATE_ID ?? '' }
  }
  if (!here) {
    problems.push(
      chosen === undefined
        ? 'there is no way for mail to leave, and people sign in by mail: set SMTP_URL and MOOTHALL_MAIL_FROM, or NOTIFY_API_KEY and NOTIFY_TEMPLATE_ID'
        : 'MOOTHALL_MAIL=outbox shows sign-in links to whoever opens a page, so it needs HOST and MOOTHALL_PUBLIC_ADDRESS to be this machine alone',
    )
  }
  return { kind: 'outbox' }
}

function readDatabases(values: Values, problems: string[]): DatabaseAddresses | undefined {
  const addresses = {
    DATABASE_URL: values.DATABASE_URL,
    MIGRATION_DATABASE_URL: values.MIGRATION_DATABASE_URL,
    JOBS_DATABASE_URL: values.JOBS_DATABASE_URL,
    SEQUENCER_DATABASE_URL: values.SEQUENCER_DATABASE_URL,
  }
  const missing = Object.entries(addresses).filter(([, address]) => address === undefined)
  if (missing.length === 4) return undefined
  for (const [name] of missing) {
    problems.push(`${name} is needed, because another database address is set: the four roles go together`)
  }
  return {
    service: addresses.DATABASE_URL ?? '',
    owner: addresses.MIGRATION_DATABASE_URL ?? '',
    jobs: addresses.JOBS_DATABASE_URL ?? '',
    sequencer: addresses.SEQUENCER_DATABASE_URL ?? '',
  }
}

function warningsFor(mail: MailSettings, demo: boolean): readonly string[] {
  if (mail.kind !== 'outbox' || demo) return []
  return [
    'No mail leaves this machine: whoever can open this service here can read every sign-in link at /outbox. ' +
      'For trying out only. Set SMTP_URL and MOOTHALL_MAIL_FROM, or NOTIFY_API_KEY and NOTIFY_TEMPLATE_ID, before anyone else uses it.',
  ]
}

function invalid(problems: readonly string[]): AppError {
  const list = problems.map((problem) => `- ${problem}`).join('\n')
  return new AppError('config.invalid', 'The service did not start, because its settings are not right', {
    advice: `${list}\nEvery setting is described in docs/settings.md.`,
  })
}
