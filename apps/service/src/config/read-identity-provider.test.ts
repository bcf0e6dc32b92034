import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { AppError } from '../platform/errors/app-error.ts'
import { readEnvironment } from './read-environment.ts'

const usual = {
  MOOTHALL_OIDC_ISSUER: 'https://login.example.gov.uk/tenant',
  MOOTHALL_OIDC_CLIENT_ID: 'moothall',
  MOOTHALL_OIDC_CLIENT_SECRET: 'hush-hush',
  MOOTHALL_OIDC_NAME: 'your Example account',
}

function adviceFor(env: Record<string, string>, argv: readonly string[] = []): string {
  try {
    readEnvironment(env, argv)
  } catch (error) {
    if (error instanceof AppError && error.code === 'config.invalid') return error.advice ?? ''
    throw error
  }
  throw new Error('these settings were accepted')
}

async function file(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'moothall-secret-'))
  onTestFinished(async () => await rm(folder, { recursive: true }))
  await writeFile(join(folder, 'secret'), text)
  return join(folder, 'secret')
}

describe('the sign-in provider', () => {
  test('is none without settings', () => {
    expect(readEnvironment({}, []).secrets.identityProvider).toBeUndefined()
  })

  test('is read, and its secret is no part of the config', () => {
    const domains = { MOOTHALL_OIDC_EMAIL_DOMAINS: 'Example.gov.uk, parish.example' }
    const { config, secrets } = readEnvironment({ ...usual, ...domains }, [])
    expect(secrets.identityProvider).toEqual({
      issuer: 'https://login.example.gov.uk/tenant',
      clientId: 'moothall',
      clientSecret: 'hush-hush',
      name: 'your Example account',
      emailClaim: 'email',
      verifiedClaim: 'email_verified',
      emailDomains: ['example.gov.uk', 'parish.example'],
      plainHttp: false,
    })
    expect(JSON.stringify(config)).not.toContain('hush')
  })

  test('has its secret in a file, if that is wanted', async () => {
    const { MOOTHALL_OIDC_CLIENT_SECRET: _, ...others } = usual
    const read = async (text: string) => ({ ...others, MOOTHALL_OIDC_CLIENT_SECRET_FILE: await file(text) })
    expect(readEnvironment(await read(' in-a-file\n'), []).secrets.identityProvider?.clientSecret).toBe(
      'in-a-file',
    )
    expect(adviceFor(await read('\n'))).toContain('empty file')
    expect(adviceFor({ ...others, MOOTHALL_OIDC_CLIENT_SECRET_FILE: '/nonexistent' })).toContain('(ENOENT)')
    expect(adviceFor({ ...others })).toContain('MOOTHALL_OIDC_CLIENT_SECRET_FILE is needed')
    expect(adviceFor({ ...usual, MOOTHALL_OIDC_CLIENT_SECRET_FILE: '/nonexistent' })).toContain(
      'only one of the two',
    )
  })

  test.each([
    [{ MOOTHALL_OIDC_ISSUER: 'http://login.example.gov.uk' }, 'https://, except with --demo'],
    [{ MOOTHALL_OIDC_ISSUER: 'http://localhost:9000' }, 'https://, except with --demo'],
    [{ MOOTHALL_OIDC_ISSUER: 'https://login.example.gov.uk?x=1' }, 'a path only'],
    [{ MOOTHALL_OIDC_ISSUER: 'https://login.microsoftonline.com/common/v2.0' }, 'your own tenant'],
    [{ MOOTHALL_OIDC_ISSUER: 'https://login.microsoftonline.com/organizations/v2.0' }, 'your own tenant'],
    [{ MOOTHALL_OIDC_ISSUER: '' }, 'MOOTHALL_OIDC_ISSUER is needed, because MOOTHALL_OIDC_CLIENT_ID'],
    [{ MOOTHALL_OIDC_CLIENT_ID: '' }, 'MOOTHALL_OIDC_CLIENT_ID is needed'],
    [{ MOOTHALL_OIDC_NAME: '' }, 'MOOTHALL_OIDC_NAME is needed'],
    [{ MOOTHALL_OIDC_EMAIL_DOMAINS: '@example.gov.uk' }, 'has to list domains'],
    [{ MOOTHALL_OIDC_EMAIL_CLAIM: 'e mail' }, 'name of one claim'],
    [{ MOOTHALL_OIDC_VERIFIED_CLAIM: 'none' }, 'MOOTHALL_OIDC_EMAIL_DOMAINS is needed'],
  ])('is refused with %o', (changed, said) => {
    const advice = adviceFor({ ...usual, ...changed })
    expect(advice).toContain(said)
    expect(advice).not.toContain('hush')
  })

  test('may be without TLS for trying out on this machine, and nowhere else', () => {
    const here = { ...usual, MOOTHALL_OIDC_ISSUER: 'http://127.0.0.1:9000' }
    expect(readEnvironment(here, ['--demo']).secrets.identityProvider?.plainHttp).toBe(true)
    expect(adviceFor({ ...usual, MOOTHALL_OIDC_ISSUER: 'http://10.0.0.1:9000' }, ['--demo'])).toContain(
      'https://',
    )
  })

  test('is believed about addresses that nobody verified, within listed domains', () => {
    const env = {
      ...usual,
      MOOTHALL_OIDC_VERIFIED_CLAIM: 'none',
      MOOTHALL_OIDC_EMAIL_DOMAINS: 'example.gov.uk',
    }
    expect(readEnvironment(env, []).secrets.identityProvider?.verifiedClaim).toBeNull()
  })
})
