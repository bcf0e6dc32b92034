import { readFileSync } from 'node:fs'
import type { IdentityProviderSettings } from '../platform/openid-connect/settings.ts'
import { isThisMachine } from './is-this-machine.ts'
import type { SettingName } from './settings.ts'

type Values = Readonly<Partial<Record<SettingName, string>>>

const others = [
  'MOOTHALL_OIDC_CLIENT_ID',
  'MOOTHALL_OIDC_CLIENT_SECRET',
  'MOOTHALL_OIDC_CLIENT_SECRET_FILE',
  'MOOTHALL_OIDC_NAME',
  'MOOTHALL_OIDC_EMAIL_CLAIM',
  'MOOTHALL_OIDC_VERIFIED_CLAIM',
  'MOOTHALL_OIDC_EMAIL_DOMAINS',
] as const

/** At Microsoft, one description for all tenants: it would let in whoever has an account in any of them. */
const manyTenants = /^https:\/\/login\.microsoftonline\.[^/]+\/(common|organizations|consumers)(\/|$)/i

/**
 * The body's sign-in provider, where the settings name one.
 * @param demo whether the service is tried out on this machine alone: only then may the provider be without TLS, and here
 */
export function readIdentityProvider(
  values: Values,
  demo: boolean,
  problems: string[],
): IdentityProviderSettings | undefined {
  const issuer = values.MOOTHALL_OIDC_ISSUER
  if (issuer === undefined) {
    const lost = others.filter((name) => values[name] !== undefined)
    if (lost.length > 0) problems.push(`MOOTHALL_OIDC_ISSUER is needed, because ${lost.join(' and ')} is set`)
    return undefined
  }
  const { protocol, hostname } = new URL(issuer)
  const plainHttp = protocol === 'http:'
  if (plainHttp && !(demo && isThisMachine(hostname))) {
    problems.push(
      'MOOTHALL_OIDC_ISSUER has to begin with https://, except with --demo for a provider on this machine',
    )
  }
  if (manyTenants.test(issuer)) {
    problems.push(
      'MOOTHALL_OIDC_ISSUER has to name your own tenant, such as https://login.microsoftonline.com/TENANT-ID/v2.0: the address for all tenants lets strangers in',
    )
  }
  for (const name of ['MOOTHALL_OIDC_CLIENT_ID', 'MOOTHALL_OIDC_NAME'] as const)
    if (values[name] === undefined) problems.push(`${name} is needed with MOOTHALL_OIDC_ISSUER`)
  const emailDomains = (values.MOOTHALL_OIDC_EMAIL_DOMAINS ?? '')
    .split(',')
    .map((domain) => domain.trim().toLowerCase())
    .filter((domain) => domain !== '')
  const verifiedClaim = values.MOOTHALL_OIDC_VERIFIED_CLAIM ?? 'email_verified'
  if (verifiedClaim === 'none' && emailDomains.length === 0) {
    problems.push(
      'MOOTHALL_OIDC_EMAIL_DOMAINS is needed with MOOTHALL_OIDC_VERIFIED_CLAIM=none: it says whose addresses the provider is believed about',
    )
  }
  return {
    issuer,
    clientId: values.MOOTHALL_OIDC_CLIENT_ID ?? '',
    clientSecret: readSecret(values, problems),
    name: values.MOOTHALL_OIDC_NAME ?? '',
    emailClaim: values.MOOTHALL_OIDC_EMAIL_CLAIM ?? 'email',
    verifiedClaim: verifiedClaim === 'none' ? null : verifiedClaim,
    emailDomains,
    plainHttp,
  }
}

function readSecret(values: Values, problems: string[]): string {
  const { MOOTHALL_OIDC_CLIENT_SECRET: secret, MOOTHALL_OIDC_CLIENT_SECRET_FILE: file } = values
  if ((secret === undefined) === (file === undefined)) {
    problems.push(
      'MOOTHALL_OIDC_CLIENT_SECRET or MOOTHALL_OIDC_CLIENT_SECRET_FILE is needed with MOOTHALL_OIDC_ISSUER, and only one of the two',
    )
    return ''
  }
  if (file === undefined) return secret ?? ''
  try {
    const text = readFileSync(file, 'utf8').trim()
    if (text === '') problems.push('MOOTHALL_OIDC_CLIENT_SECRET_FILE names an empty file')
    return text
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    problems.push(`MOOTHALL_OIDC_CLIENT_SECRET_FILE names a file that cannot be read (${code})`)
    return ''
  }
}
