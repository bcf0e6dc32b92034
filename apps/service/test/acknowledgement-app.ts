import { z } from 'zod'
import { acknowledgementMessages, acknowledgementRoutes } from '../src/features/acknowledgements/index.ts'
import type { Actor, PermissionCheck, PersonActor } from '../src/platform/identity/actor.ts'
import { sealPending } from '../src/platform/ledger/seal-pending.ts'
import { defineRoute, redirectTo, type Route } from '../src/platform/web/index.ts'
import type { AcknowledgementParts } from '../src/features/acknowledgements/parts.ts'
import type { TestDatabase } from './database.ts'
import { testKeys } from './keys.ts'
import { testWebApp, visitor } from './test-web-app.ts'

/** A door for tests: signs a visitor in as whom it names. */
const signInRoute: Route = defineRoute({
  method: 'GET',
  path: '/test/sign-in/:personId',
  permission: ['anyone'],
  audit: { none: 'only in tests' },
  params: z.object({ personId: z.uuid() }),
  handler: async ({ params, session }) => {
    await session.signIn(params.personId)
    return redirectTo('/my/policies')
  },
})

/** The pages of acknowledgements over a real database, with visitors who are signed in. */
export async function acknowledgementApp(
  parts: AcknowledgementParts,
  people: readonly Actor[],
  options: { readonly permissionCheck?: PermissionCheck } = {},
) {
  const { app, logged } = await testWebApp([...acknowledgementRoutes(parts.context), signInRoute], {
    people,
    messages: [acknowledgementMessages],
    permissionCheck: options.permissionCheck ?? parts.context.permissionCheck,
  })
  return {
    app,
    logged,
    anonymous: () => visitor(app),
    as: async (person: PersonActor) => {
      const browser = visitor(app)
      await browser.get(`/test/sign-in/${person.personId}`)
      return browser
    },
  }
}

/** Seals everything that is pending, as the sequencer does. */
export async function sealAll(db: TestDatabase, parts: AcknowledgementParts): Promise<void> {
  const client = await db.sequencerPool.connect()
  try {
    await sealPending(client, { keys: testKeys(), clock: parts.context.clock })
  } finally {
    client.release()
  }
}
