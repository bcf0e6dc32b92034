import { afterEach } from 'vitest'
import { z } from 'zod'
import type { Context } from '../src/context.ts'
import { policyMessages, policyRoutes } from '../src/features/policies/index.ts'
import type { PersonActor } from '../src/platform/identity/actor.ts'
import { defineRoute, emptyForm, redirectTo, type Route } from '../src/platform/web/index.ts'
import { type PolicyScene, policyScene } from './policy-scene.ts'
import { type TestWebApp, testWebApp, visitor } from './test-web-app.ts'

export type Visitor = ReturnType<typeof visitor>
export type Fields = readonly (readonly [string, string])[]

/** The pages of policies over a real database. */
export interface PolicyApp extends PolicyScene {
  readonly anybody: Visitor
  readonly signedIn: (person: PersonActor) => Promise<Visitor>
  readonly rows: (table: string) => Promise<number>
}

const apps: TestWebApp[] = []
afterEach(async () => {
  const used = apps.splice(0)
  await Promise.all(used.map(({ app }) => app.close()))
  const faults = used.flatMap(({ logged }) => logged.filter((line) => line.includes('a request failed')))
  if (faults.length > 0) throw new Error(`A page ended in a fault: ${faults.join('\n')}`)
})

/** A test's own ways in: the routes under test ask for a session and a token, not how they came about. */
const testRoutes: readonly Route[] = [
  defineRoute({
    method: 'POST',
    path: '/test-sign-in',
    permission: ['anyone'],
    audit: { none: 'test' },
    query: z.object({ person: z.string() }),
    form: emptyForm,
    handler: async ({ session, query }) => {
      await session.signIn(query.person)
      return redirectTo('/')
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/test-token',
    permission: ['anyone'],
    audit: { none: 'test' },
    handler: ({ csrfToken }) => redirectTo(`/?${encodeURIComponent(csrfToken)}`),
  }),
]

/**
 * The pages of policies, closed after each test, which fails where one of them ended in a fault.
 * @param override what the test wants different in the context
 */
export async function policyApp(
  override: (context: Context) => Partial<Context> = () => ({}),
): Promise<PolicyApp> {
  const scene = await policyScene()
  const context = { ...scene.context, ...override(scene.context) }
  const testApp = await testWebApp([...policyRoutes(context), ...testRoutes], {
    people: [scene.owner, scene.secondOwner, scene.approver],
    messages: [policyMessages],
  })
  apps.push(testApp)
  return {
    ...scene,
    anybody: visitor(testApp.app),
    signedIn: async (person) => {
      const one = visitor(testApp.app)
      await post(one, `/test-sign-in?person=${person.personId}`, [])
      return one
    },
    rows: async (table) => {
      const { rows } = await scene.db.ownerPool.query<{ count: number }>(
        `select count(*)::int as count from ${table}`,
      )
      return rows[0]?.count ?? -1
    },
  }
}

async function tokenFor(one: Visitor): Promise<string> {
  const { headers } = await one.get('/test-token')
  return decodeURIComponent(String(headers.location).slice(2))
}

/** Sends a form's fields, each name as often as it stands there. */
export async function post(one: Visitor, url: string, fields: Fields) {
  const all: Fields = [['_csrf', await tokenFor(one)], ...fields]
  return await one.send({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: all.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&'),
  })
}

interface Upload {
  readonly fields?: Readonly<Record<string, string>>
  readonly file?: { readonly name: string; readonly bytes: Uint8Array }
}

/** Sends the import form, as a browser sends a form with a file. */
export async function upload(one: Visitor, { fields = {}, file }: Upload) {
  const boundary = 'a-boundary-that-no-test-file-contains'
  const all = { _csrf: await tokenFor(one), source: 'file', ...fields }
  const parts = Object.entries(all).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = file
    ? `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: text/plain\r\n\r\n`
    : ''
  const payload = Buffer.concat([
    Buffer.from(parts.join('') + head),
    ...(file ? [Buffer.from(file.bytes), Buffer.from('\r\n')] : []),
    Buffer.from(`--${boundary}--\r\n`),
  ])
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  return await one.send({ method: 'POST', url: '/manage/policies/import', headers, payload })
}

/** The fields of a section's form that confirm provisions, named by their places, as binding on employees. */
export function sectionFields(positions: readonly number[], rowVersion = 0): [string, string][] {
  return positions.flatMap((position): [string, string][] => [
    [`row-${position}`, String(rowVersion)],
    [`force-${position}`, 'must'],
    [`appliesTo-${position}`, 'officer'],
  ])
}
