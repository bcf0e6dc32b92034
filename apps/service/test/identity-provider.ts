import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose'
import { type Adapter, type AdapterPayload, type Configuration, Provider } from 'oidc-provider'
import type { IdentityProviderSettings } from '../src/platform/openid-connect/settings.ts'

/** What the provider's administrator put down about somebody. */
export interface ProviderAccount {
  readonly email?: string
  readonly email_verified?: boolean
}

/** A real provider of OpenID Connect, on this machine. */
export interface TestIdentityProvider {
  readonly settings: IdentityProviderSettings
  /** By the provider's own name for them. */
  readonly accounts: Map<string, ProviderAccount>
  /** Who sits at the provider's page; undefined cancels there. */
  who: string | undefined
  /** Changes what an ID token says before it is signed and sent. */
  spoil: ((claims: JWTPayload) => JWTPayload) | undefined
  /** Signs ID tokens that are spoilt, instead of the provider. */
  signer: ((claims: JWTPayload) => Promise<string>) | undefined
  /** What the provider says of itself besides, or instead. */
  describes: Readonly<Record<string, unknown>> | undefined
  /** Whether the provider answers with 503. */
  down: boolean
  readonly requests: string[]
  /** From now on the provider has another key, and none of before. */
  changeKey(): Promise<void>
  /** Signs anything as the provider would. */
  sign(claims: JWTPayload, type?: string): Promise<string>
  /** A browser with a session of its own at the provider. */
  browser(): ProviderBrowser
  stop(): Promise<void>
}

export interface ProviderBrowser {
  /** Goes where the service sent the browser. @returns the path and query at which it comes back to the service */
  go(address: string): Promise<string>
  /** Goes to the page for signing out and says yes. @returns where it sends the browser then */
  signOut(address: string): Promise<string>
}

const client = { id: 'moothall', secret: 'a-secret-of-this-test-and-nothing-else' }

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: crypto.randomUUID() }
}

/** What the provider remembers, for as long as the test lasts. */
function adapterIn(kept: Map<string, AdapterPayload>): (kind: string) => Adapter {
  return (kind) => {
    const key = (id: string) => `${kind} ${id}`
    const findBy = (wanted: (payload: AdapterPayload) => boolean) =>
      Promise.resolve(
        [...kept].find(([name, payload]) => name.startsWith(`${kind} `) && wanted(payload))?.[1],
      )
    return {
      upsert: (id, payload) => {
        kept.set(key(id), payload)
        return Promise.resolve()
      },
      find: (id) => Promise.resolve(kept.get(key(id))),
      findByUid: (uid) => findBy((payload) => payload.uid === uid),
      findByUserCode: (userCode) => findBy((payload) => payload.userCode === userCode),
      consume: (id) => {
        const payload = kept.get(key(id))
        if (payload) payload.consumed = Math.floor(Date.now() / 1000)
        return Promise.resolve()
      },
      destroy: (id) => {
        kept.delete(key(id))
        return Promise.resolve()
      },
      revokeByGrantId: (grantId) => {
        for (const [name, payload] of kept) if (payload.grantId === grantId) kept.delete(name)
        return Promise.resolve()
      },
    }
  }
}

function configurationOf(
  serviceAddress: string,
  key: JWK,
  accounts: TestIdentityProvider['accounts'],
  kept: Map<string, AdapterPayload>,
): Configuration {
  return {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${serviceAddress}/sign-in/provider/back`],
        post_logout_redirect_uris: [`${serviceAddress}/sign-out/provider/done`],
        backchannel_logout_uri: `${serviceAddress}/sign-in/provider/logout`,
        backchannel_logout_session_required: true,
      },
    ],
    adapter: adapterIn(kept),
    jwks: { keys: [key] },
    cookies: { keys: ['of-this-test'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
    // Its own would refuse to tell a logout to this machine.
    fetch: async (address, init) => {
      const { dispatcher: _its, ...own } = (init ?? {}) as RequestInit & { dispatcher?: unknown }
      return await fetch(address, own)
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => Promise.resolve({ sub: id, ...accounts.get(id) }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
    ttl: {
      IdToken: 120,
      Session: 3600,
      Interaction: 600,
      Grant: 3600,
      AccessToken: 600,
      AuthorizationCode: 60,
    },
  }
}

/**
 * @param serviceAddress the service that the provider knows
 */
export async function startIdentityProvider(serviceAddress: string): Promise<TestIdentityProvider> {
  const accounts: TestIdentityProvider['accounts'] = new Map()
  const requests: string[] = []
  const kept = new Map<string, AdapterPayload>()
  let key = await newKey()
  let provider: Provider | undefined
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url?.split('?')[0]}`)
    if (running.down || provider === undefined) {
      response.writeHead(503).end()
      return
    }
    if (!request.url?.startsWith('/interaction/')) {
      void provider.callback()(request, response)
      return
    }
    const { who } = running
    const result =
      who === undefined
        ? { error: 'access_denied', error_description: 'cancelled' }
        : { login: { accountId: who } }
    void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const begin = (): void => {
    const made = new Provider(issuer, configurationOf(serviceAddress, key, accounts, kept))
    made.use(async (context, next) => {
      await next()
      const body = context.body as { id_token?: string } | undefined
      if (context.path.startsWith('/.well-known/')) Object.assign(body ?? {}, running.describes)
      if (!running.spoil || context.path !== '/token' || body?.id_token === undefined) return
      const claims = JSON.parse(
        Buffer.from(body.id_token.split('.')[1] ?? '', 'base64url').toString(),
      ) as JWTPayload
      const spoilt = running.spoil(claims)
      body.id_token = await (running.signer?.(spoilt) ?? running.sign(spoilt, 'JWT'))
    })
    provider = made
  }

  const running: TestIdentityProvider = {
    settings: {
      issuer,
      clientId: client.id,
      clientSecret: client.secret,
      name: 'your Example account',
      emailClaim: 'email',
      verifiedClaim: 'email_verified',
      emailDomains: [],
      plainHttp: true,
    },
    accounts,
    who: undefined,
    spoil: undefined,
    signer: undefined,
    describes: undefined,
    down: false,
    requests,
    changeKey: async () => {
      key = await newKey()
      begin()
    },
    sign: async (claims, type = 'logout+jwt') =>
      await new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: key.kid ?? '', typ: type })
        .sign(await importJWK(key, 'RS256')),
    browser: () => providerBrowser(issuer),
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  begin()
  return running
}

function providerBrowser(issuer: string): ProviderBrowser {
  const cookies = new Map<string, string>()
  const ask = async (address: string, form?: Readonly<Record<string, string>>): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { cookie },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  const follow = async (first: Response, from: string): Promise<string> => {
    let [response, at] = [first, from]
    for (;;) {
      const location = response.headers.get('location')
      if (location === null)
        throw new Error(`stayed at the provider: ${response.status} ${await response.text()}`)
      at = new URL(location, at).href
      if (!at.startsWith(issuer)) {
        const { pathname, search } = new URL(at)
        return pathname + search
      }
      // oxlint-disable-next-line no-await-in-loop -- each step is known from the one before
      response = await ask(at)
    }
  }
  return {
    go: async (address) => await follow(await ask(address), address),
    signOut: async (address) => {
      const html = await (await ask(address)).text()
      const xsrf = /name="xsrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
      const confirm = `${issuer}/session/end/confirm`
      const answer = await ask(confirm, { xsrf, logout: 'yes' })
      return await follow(answer, confirm)
    },
  }
}
