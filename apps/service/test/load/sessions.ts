import { randomBytes } from 'node:crypto'
import { Signer } from '@fastify/cookie'
import type { Context } from '../../src/context.ts'
import type { PersonActor } from '../../src/platform/identity/actor.ts'
import { createSessionStore, type SessionStore } from '../../src/platform/web/session-store.ts'

const LIFETIME_SECONDS = 60 * 60

/** Signs people in beside the service, in its own table and with its own secret. Gives each one's `Cookie` header. */
export async function signPeopleIn(
  context: Context,
  people: readonly PersonActor[],
): Promise<readonly string[]> {
  const store = createSessionStore(context.database, LIFETIME_SECONDS)
  const signer = new Signer(context.secretFor('web-cookies').toString('hex'))
  const cookies: string[] = []
  for (const { personId } of people) {
    const sessionId = randomBytes(24).toString('base64url')
    await write(store, sessionId, personId)
    cookies.push(`session=${encodeURIComponent(signer.sign(sessionId))}`)
  }
  return cookies
}

async function write(store: SessionStore, sessionId: string, personId: string): Promise<void> {
  const cookie = {
    originalMaxAge: LIFETIME_SECONDS * 1000,
    expires: new Date(Date.now() + LIFETIME_SECONDS * 1000),
    httpOnly: true,
    sameSite: 'lax' as const,
    secure: false,
    path: '/',
  }
  await new Promise<void>((resolve, reject) => {
    store.set(sessionId, { cookie, personId }, (error?: unknown) =>
      error instanceof Error ? reject(error) : resolve(),
    )
  })
}
