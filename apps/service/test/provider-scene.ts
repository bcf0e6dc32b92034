import { load } from 'cheerio'
import { onTestFinished } from 'vitest'
import { createIdentityProvider } from '../src/platform/openid-connect/identity-provider.ts'
import type { IdentityProviderSettings } from '../src/platform/openid-connect/settings.ts'
import {
  type ProviderBrowser,
  startIdentityProvider,
  type TestIdentityProvider,
} from './identity-provider.ts'
import { type Browser, withPerson } from './sign-in.ts'
import { type TestService, testService } from './test-service.ts'

/** A service with a real provider, and one person whom both know. */
export interface ProviderScene {
  readonly service: TestService
  readonly provider: TestIdentityProvider
  readonly personId: string
  readonly email: string
}

/** @param settings what the service is told otherwise */
export async function providerScene(
  settings: Partial<IdentityProviderSettings> = {},
): Promise<ProviderScene> {
  const provider = await startIdentityProvider('http://localhost:3000')
  onTestFinished(() => provider.stop())
  const service = await testService(({ clock }) => ({
    identityProvider: createIdentityProvider({ ...provider.settings, ...settings }, clock),
  }))
  const { personId, email } = await withPerson(service)
  provider.accounts.set('sam', { email, email_verified: true })
  provider.who = 'sam'
  return { service, provider, personId, email }
}

/** Where the service sends a browser that wants to sign in. */
export const begin = async (browser: Browser, path = '/sign-in/provider') =>
  String((await browser.get(path)).headers.location)

/** There and back. */
export async function goRound(browser: Browser, at: ProviderBrowser, path?: string) {
  return await browser.get(await at.go(await begin(browser, path)))
}

export const headingOf = (answer: { body: string }) => load(answer.body)('h1').text()
export const isSignedIn = async (browser: Browser) => (await browser.get('/sign-out')).statusCode === 200

/** Whose sessions are open. */
export async function peopleOfSessions({ service }: ProviderScene) {
  const rows = await service.db.asOwner
    .selectFrom('web_session')
    .select('person_id')
    .where('ended_at', 'is', null)
    .execute()
  return rows.map(({ person_id }) => person_id)
}
