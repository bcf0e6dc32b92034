import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { AppError } from '../platform/errors/app-error.ts'
import { readEnvironment } from './read-environment.ts'
import { describeSettings } from './settings.ts'

const apiKey = 'live-11111111-2222-4333-8444-555555555555-66666666-7777-4888-9999-aaaaaaaaaaaa'
const templateId = '66666666-7777-4888-9999-aaaaaaaaaaaa'

function adviceFor(env: Record<string, string>, argv: readonly string[] = []): string {
  try {
    readEnvironment(env, argv)
  } catch (error) {
    if (error instanceof AppError && error.code === 'config.invalid') return error.advice ?? ''
    throw error
  }
  throw new Error('these settings were accepted')
}

describe('without any setting', () => {
  test('the service is for this machine alone, keeps mail in the outbox, and says so', () => {
    const { config, secrets, warnings } = readEnvironment({}, [])
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      publicAddress: 'http://localhost:3000',
      demo: false,
      trustProxy: false,
      mail: 'outbox',
      logLevel: 'info',
    })
    expect(config.dataFolder).toMatch(/\/data$/)
    expect(config.keysFolder).toBe(`${config.dataFolder}/keys`)
    expect(secrets).toEqual({ databases: undefined, mail: { kind: 'outbox' } })
    expect(warnings.join()).toContain('/outbox')
  })

  test('an empty setting counts as not set', () => {
    expect(readEnvironment({ PORT: ' ', SMTP_URL: '' }, []).config.port).toBe(3000)
  })
})

describe('mail', () => {
  test('given SMTP, when read, then it is used without a warning and its password is no part of the config', () => {
    const url = 'smtps://user:hush@mail.example.gov.uk'
    const read = readEnvironment({ SMTP_URL: url, MOOTHALL_MAIL_FROM: 'policy@example.gov.uk' }, [])
    expect(read.secrets.mail).toEqual({ kind: 'smtp', url, from: 'policy@example.gov.uk' })
    expect(read.warnings).toEqual([])
    expect(JSON.stringify(read.config)).not.toContain('hush')
  })

  test('given Notify, when read, then it is used', () => {
    expect(
      readEnvironment({ NOTIFY_API_KEY: apiKey, NOTIFY_TEMPLATE_ID: templateId }, []).secrets.mail,
    ).toEqual({
      kind: 'notify',
      apiKey,
      templateId,
    })
  })

  test.each([{}, { MOOTHALL_MAIL: 'outbox' }])('an outbox is refused on an open address: %o', (mail) => {
    const open = { HOST: '0.0.0.0', MOOTHALL_PUBLIC_ADDRESS: 'https://policy.example.gov.uk' }
    expect(adviceFor({ ...open, ...mail })).toMatch(/mail to leave|shows sign-in links/)
  })

  test('an outbox is refused behind a proxy that makes this machine public', () => {
    expect(
      adviceFor({ MOOTHALL_PUBLIC_ADDRESS: 'https://policy.example.gov.uk', MOOTHALL_MAIL: 'outbox' }),
    ).toContain('this machine alone')
  })

  test('the demo never sends mail to anyone, and never listens to anyone else', () => {
    const smtp = { SMTP_URL: 'smtp://mail.example.gov.uk', MOOTHALL_MAIL_FROM: 'policy@example.gov.uk' }
    expect(readEnvironment(smtp, ['--demo']).secrets.mail).toEqual({ kind: 'outbox' })
    expect(adviceFor({ ...smtp, HOST: '0.0.0.0' }, ['--demo'])).toContain('--demo')
  })
})

test('everything that is wrong is named at once, and no value is repeated', () => {
  const advice = adviceFor(
    {
      PORT: '99999',
      MOOTHALL_PUBLIC_ADDRESS: 'http://policy.example.gov.uk',
      TRUST_PROXY: 'true',
      DATABASE_URL: 'hunter2',
      JOBS_DATABASE_URL: 'postgres://jobs:hunter2@db.example.gov.uk/moothall',
      SMTP_URL: 'smtp://mail.example.gov.uk',
      NOTIFY_API_KEY: 'hunter2',
      LOG_LEVEL: 'loud',
    },
    ['--hunter2'],
  )
  for (const name of [
    'PORT has to',
    'https://',
    'TRUST_PROXY',
    'DATABASE_URL has to',
    'SEQUENCER_DATABASE_URL is needed',
    'MOOTHALL_MAIL_FROM is needed',
    'NOTIFY_API_KEY has to',
    'LOG_LEVEL',
    '--demo',
  ]) {
    expect(advice).toContain(name)
  }
  expect(advice).not.toContain('hunter2')
})

test.each(['https://policy.example.gov.uk/path', 'https://user@policy.example.gov.uk', 'ftp://x', 'policy'])(
  'the public address cannot be %s',
  (address) => {
    expect(adviceFor({ MOOTHALL_PUBLIC_ADDRESS: address })).toContain('MOOTHALL_PUBLIC_ADDRESS')
  },
)

test('proxies are named one by one', () => {
  expect(readEnvironment({ TRUST_PROXY: '10.0.0.5, fd00::/8' }, []).config.trustProxy).toBe(
    '10.0.0.5, fd00::/8',
  )
})

test('docs/settings.md lists every setting', () => {
  const file = fileURLToPath(new URL('../../../../docs/settings.md', import.meta.url))
  expect(readFileSync(file, 'utf8')).toBe(describeSettings())
})
