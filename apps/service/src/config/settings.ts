import { z } from 'zod'

/** One environment variable: what docs/settings.md says of it, and what it may be. */
interface Setting {
  readonly describes: string
  /** What holds where it is not set, in words; undefined where nothing does. */
  readonly otherwise: string
  readonly secret: boolean
  readonly schema: z.ZodType<string>
}

function setting(
  describes: string,
  otherwise: string,
  schema: z.ZodType<string>,
  options: { secret?: boolean } = {},
): Setting {
  return { describes, otherwise, secret: options.secret ?? false, schema }
}

function wholeNumber(from: number, to: number): z.ZodType<string> {
  const message = `has to be a whole number from ${from} to ${to}`
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .refine((text) => Number(text) >= from && Number(text) <= to, message)
}

function address(protocols: readonly string[], message: string): z.ZodType<string> {
  return z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), message)
}

const postgres = address(
  ['postgres:', 'postgresql:'],
  'has to be an address such as postgres://user:password@host:5432/name',
)
const anything = z.string()
const plainAddress = z.email('has to be one email address, such as policy@example.gov.uk')
const claimName = z.string().regex(/^[\w:./-]{1,200}$/, 'has to be the name of one claim, such as email')
const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/

/** Every setting there is. docs/settings.md is this list: a test compares them. */
export const settings = {
  HOST: setting('The address of this machine that the service listens on.', '`127.0.0.1`', anything),
  PORT: setting('The port that the service listens on.', '`3000`', wholeNumber(1, 65_535)),
  MOOTHALL_PUBLIC_ADDRESS: setting(
    'The address that people use, as it stands in links in mail. It begins with `https://`, except on this machine alone.',
    '`http://localhost:PORT` where HOST is this machine alone; needed otherwise',
    address(['http:', 'https:'], 'has to be an address such as https://policy.example.gov.uk').refine(
      (text) => URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, ''),
      'may hold a name and a port only: no path, no user, no question mark',
    ),
  ),
  TRUST_PROXY: setting(
    'Addresses or networks of the proxies in front of the service, separated by commas, such as `10.0.0.5` or `10.1.0.0/16`. Rate limits need it: without it every visitor seems to come from the proxy.',
    'no proxy is believed',
    z
      .string()
      .regex(
        /^(loopback|[0-9a-f.:]+(\/\d{1,3})?)(\s*,\s*(loopback|[0-9a-f.:]+(\/\d{1,3})?))*$/i,
        'has to list the addresses or networks of your proxies, such as 10.0.0.5,10.1.0.0/16. It cannot be "true": whoever may write X-Forwarded-For would choose their own address',
      ),
  ),
  MOOTHALL_DATA: setting('The folder for the embedded database and files.', '`./data`', anything),
  MOOTHALL_KEYS: setting(
    "The folder for the ledger's signing key and the root key. Keep it out of the database's backups.",
    '`keys` in MOOTHALL_DATA',
    anything,
  ),
  DATABASE_URL: setting(
    "The body's own PostgreSQL (15 or later), as the role that serves pages. The other three addresses are then needed too; docs/own-postgresql.md makes the roles.",
    'a PostgreSQL of its own in MOOTHALL_DATA',
    postgres,
    { secret: true },
  ),
  MIGRATION_DATABASE_URL: setting(
    'The same database, as the owner of its tables.',
    'needed with DATABASE_URL',
    postgres,
    { secret: true },
  ),
  JOBS_DATABASE_URL: setting(
    'The same database, as the role that owns the job queue.',
    'needed with DATABASE_URL',
    postgres,
    { secret: true },
  ),
  SEQUENCER_DATABASE_URL: setting(
    'The same database, as the role that seals the ledger.',
    'needed with DATABASE_URL',
    postgres,
    { secret: true },
  ),
  SMTP_URL: setting(
    "The body's mail server, such as `smtps://user:password@mail.example.gov.uk`.",
    'see MOOTHALL_MAIL',
    address(['smtp:', 'smtps:'], 'has to be an address such as smtps://user:password@mail.example.gov.uk'),
    { secret: true },
  ),
  MOOTHALL_MAIL_FROM: setting('The address that mail comes from.', 'needed with SMTP_URL', plainAddress),
  NOTIFY_API_KEY: setting(
    'Send mail through GOV.UK Notify instead of SMTP: the key of a service there.',
    'see MOOTHALL_MAIL',
    z
      .string()
      .regex(
        new RegExp(`^.*${guid.source}-${guid.source}$`),
        'has to be a whole GOV.UK Notify API key, as Notify shows it once when it is made',
      ),
    { secret: true },
  ),
  NOTIFY_TEMPLATE_ID: setting(
    'A template there, whose subject is `((subject))` and whose message is `((message))`.',
    'needed with NOTIFY_API_KEY',
    z.string().regex(new RegExp(`^${guid.source}$`), 'has to be the id of a template in GOV.UK Notify'),
  ),
  MOOTHALL_MAIL: setting(
    '`outbox`: send nothing, show mail on a page of this machine. For trying out, and only where HOST and MOOTHALL_PUBLIC_ADDRESS are this machine alone.',
    'by SMTP_URL or NOTIFY_API_KEY; where neither is set, `outbox` on this machine alone with a warning, and a refusal to start anywhere else',
    z.literal('outbox', 'can only be "outbox"'),
  ),
  MOOTHALL_CHECKPOINT_FOLDER: setting(
    "The folder that the ledger's checkpoints are written to. Have something of another machine fetch them: a checkpoint proves something only where those who run this service cannot change it.",
    '`checkpoints` in MOOTHALL_DATA',
    anything,
  ),
  MOOTHALL_CHECKPOINT_MAIL: setting(
    'Addresses that checkpoints are mailed to, separated by commas, such as an auditor’s and a mailbox elsewhere.',
    'no checkpoint is mailed',
    z
      .string()
      .refine(
        (text) => text.split(',').every((one) => plainAddress.safeParse(one.trim()).success),
        'has to list email addresses, separated by commas, such as auditor@example.gov.uk,archive@example.org',
      ),
  ),
  MOOTHALL_CHECKPOINT_MINUTES: setting(
    'How many minutes pass from one checkpoint that is written and mailed to the next. Nothing goes out where nothing was recorded in between.',
    '`60`',
    wholeNumber(1, 10_080),
  ),
  MOOTHALL_OIDC_ISSUER: setting(
    "The body's own sign-in provider (OpenID Connect), exactly as it calls itself, such as `https://accounts.google.com` or `https://login.microsoftonline.com/TENANT-ID/v2.0`. docs/sign-in.md says how to set one up.",
    'people sign in without one',
    address(['http:', 'https:'], 'has to be an address such as https://login.example.gov.uk').refine(
      (text) =>
        URL.canParse(text) && new URL(text).search + new URL(text).hash + new URL(text).username === '',
      'may hold a name, a port and a path only',
    ),
  ),
  MOOTHALL_OIDC_CLIENT_ID: setting(
    'What the provider calls this service: its client id, or application id.',
    'needed with MOOTHALL_OIDC_ISSUER',
    anything,
  ),
  MOOTHALL_OIDC_CLIENT_SECRET: setting(
    'The secret that the provider gave this service.',
    'MOOTHALL_OIDC_CLIENT_SECRET_FILE; one of the two is needed with MOOTHALL_OIDC_ISSUER',
    anything,
    { secret: true },
  ),
  MOOTHALL_OIDC_CLIENT_SECRET_FILE: setting(
    'A file that holds that secret and nothing else, instead of it.',
    'MOOTHALL_OIDC_CLIENT_SECRET',
    anything,
  ),
  MOOTHALL_OIDC_NAME: setting(
    'What people call their account there; it stands on the button after “Sign in with”, such as `your Example Borough Council account`.',
    'needed with MOOTHALL_OIDC_ISSUER',
    z.string().max(60, 'may have 60 characters'),
  ),
  MOOTHALL_OIDC_EMAIL_DOMAINS: setting(
    'Domains of the addresses that the provider is believed about, separated by commas, such as `example.gov.uk,parish.example`.',
    'addresses of any domain are matched with the directory',
    z
      .string()
      .regex(
        /^[a-z0-9-]+(\.[a-z0-9-]+)+(\s*,\s*[a-z0-9-]+(\.[a-z0-9-]+)+)*$/i,
        'has to list domains, separated by commas, such as example.gov.uk,parish.example',
      ),
  ),
  MOOTHALL_OIDC_EMAIL_CLAIM: setting(
    'The claim that holds a person’s email address. It is used once, to find the person in the directory; from then on the provider’s own name for the person (`sub`) decides.',
    '`email`',
    claimName,
  ),
  MOOTHALL_OIDC_VERIFIED_CLAIM: setting(
    'The claim that says, by `true`, that the address is the person’s. At Microsoft that is `xms_edov`. `none`: the provider’s administrators alone give out addresses; MOOTHALL_OIDC_EMAIL_DOMAINS is then needed.',
    '`email_verified`',
    claimName,
  ),
  SIGN_IN_LINKS_PER_NETWORK: setting(
    'How many sign-in links one network address may ask for in an hour. A whole council may share one address.',
    '`600`',
    wholeNumber(1, 100_000),
  ),
  PUBLIC_REQUESTS_PER_NETWORK: setting(
    'How many public pages (policies, the ledger, the verification page) one network address may ask for in a minute; a twentieth of that where a page has to be made because nobody asked for it lately. A whole council may share one address: 2,000 people who open a dozen pages in the same minute stay below the value that holds otherwise. Each process counts for itself.',
    '`24000`',
    wholeNumber(20, 10_000_000),
  ),
  MOOTHALL_DEMO_POLICY: setting(
    'A policy, as plain text or Markdown, that `--demo` brings into force instead of the starter policy.',
    'the starter policy',
    anything,
  ),
  MOOTHALL_LANGUAGES: setting(
    'The folder of the languages beside English, each in a folder of its name; docs/adding-a-language.md says how.',
    '`apps/service/languages`',
    anything,
  ),
  MOOTHALL_LANGUAGE: setting(
    'The language of mail, and of pages for who has not chosen one, such as `cy`.',
    '`en`',
    z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'has to be the name of a language, such as en or cy'),
  ),
  LOG_LEVEL: setting(
    '`fatal`, `error`, `warn`, `info` or `debug`.',
    '`info`',
    z.enum(
      ['fatal', 'error', 'warn', 'info', 'debug'],
      'has to be one of fatal, error, warn, info and debug',
    ),
  ),
} satisfies Record<string, Setting>

export type SettingName = keyof typeof settings

/** docs/settings.md, whole. */
export function describeSettings(): string {
  const entries = Object.entries(settings as Record<string, Setting>).map(
    ([name, { describes, otherwise, secret }]) =>
      `## ${name}\n\n${describes}${secret ? ' Secret.' : ''}\n\nWhere it is not set: ${otherwise}.`,
  )
  return `# Settings

Every setting is an environment variable. An empty one counts as not set. The service checks all of them when it starts
and names every one that is wrong at once. \`script/server --demo\` needs none: it fills an invented body of its own, on this
machine alone, and sends no mail.

${entries.join('\n\n')}
`
}
