import { load } from 'cheerio'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { acknowledgementApp, sealAll } from '../../../test/acknowledgement-app.ts'
import { testDatabase, type TestDatabase } from '../../../test/database.ts'
import { databaseFaults } from '../../../test/row-level-security/check-database.ts'
import { readers } from '../../../test/row-level-security/expectations.ts'
import { buildScene, type Scene, secrets } from '../../../test/row-level-security/scene.ts'

interface Policy {
  readonly table: string
  readonly name: string
  readonly command: 'ALL' | 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE'
  readonly permissive: string
  readonly using: string | null
  readonly check: string | null
}

type Site = Awaited<ReturnType<typeof acknowledgementApp>>

let db: TestDatabase
let scene: Scene
let site: Site
let cleaned: () => Promise<void>

beforeAll(async () => {
  db = await testDatabase({
    finished: (clean) => {
      cleaned = clean
    },
  })
  scene = await buildScene(db)
  await sealAll(db, scene.parts)
  site = await acknowledgementApp(
    { ...scene.parts, context: { ...scene.parts.context, permissionCheck: () => true } },
    Object.values(scene.people),
    { permissionCheck: () => true },
  )
  return async () => {
    await site.app.close()
    await cleaned()
  }
})

async function listPolicies(): Promise<readonly Policy[]> {
  const { rows } = await sql<Policy>`
    select tablename as table, policyname as name, cmd as command, permissive, qual as using, with_check as check
    from pg_policies where schemaname = 'public' order by tablename, policyname`.execute(db.asOwner)
  return rows
}

const run = (statement: string) => db.ownerPool.query(statement)

/** Puts a policy back as it was. */
async function create(policy: Policy): Promise<void> {
  const using = policy.using === null ? '' : ` using (${policy.using})`
  const check = policy.check === null ? '' : ` with check (${policy.check})`
  await run(
    `create policy ${policy.name} on ${policy.table} as ${policy.permissive} for ${policy.command} to moothall_service${using}${check}`,
  )
}

/** What the checks find while something is different; afterwards it is as before. */
async function faultsWhile(change: () => Promise<unknown>, restore: () => Promise<unknown>) {
  await change()
  try {
    return await databaseFaults(db, scene)
  } finally {
    await restore()
  }
}

function pathsOf(scene: Scene): readonly string[] {
  const { slug, version } = scene.policy
  return [
    '/my/policies',
    `/my/policies/${slug}`,
    `/my/policies/${slug}/${version}/read/1`,
    `/my/policies/${slug}/${version}/questions`,
    `/my/policies/${slug}/${version}/questions/1`,
    `/my/policies/${slug}/${version}/acknowledge`,
    `/my/policies/${slug}/${version}/acknowledged`,
    `/my/policies/${slug}/${version}/decline`,
    `/my/policies/${slug}/${version}/ask`,
    '/my/record',
    '/my/team',
    '/manage/acknowledgements',
    `/policy-questions/${scene.questionId}`,
    `/policies/${slug}/${version}/acknowledgements`,
    `/policies/${slug}/${version}/acknowledgements.csv`,
    ...scene.entryIds.flatMap((id) => [`/receipts/${id}`, `/receipts/${id}.json`, `/receipts/${id}.pdf`]),
  ]
}

describe('with the permission check of the code replaced by yes', () => {
  it.each(['other', 'manager', 'administrator', 'approver', 'anonymous'] as const)(
    'shows %s nothing of what the subject wrote or did',
    async (who) => {
      const browser = who === 'anonymous' ? site.anonymous() : await site.as(scene.people[who])
      for (const path of pathsOf(scene)) {
        const { body, statusCode } = await browser.get(path)
        expect(statusCode, path).toBeLessThan(500)
        for (const secret of Object.values(secrets)) expect(body, path).not.toContain(secret)
        for (const id of scene.entryIds) {
          const own = path.startsWith('/receipts/')
          expect(own ? statusCode : body.includes(id), path).toBe(own ? 404 : false)
        }
      }
      const question = await browser.get(`/policy-questions/${scene.questionId}`)
      expect(question.statusCode).toBe(404)
    },
  )

  it('shows the manager done or not done, and others no team', async () => {
    const team = load((await (await site.as(scene.people.manager)).get('/my/team')).body)
    team('[aria-hidden=true]').remove()
    const states = team('tbody td')
      .toArray()
      .map((cell) => team(cell).text().trim())
    expect(states.sort((a, b) => a.localeCompare(b))).toEqual(['Done', 'Not done'])
    const others = load((await (await site.as(scene.people.administrator)).get('/my/team')).body)
    expect(others('main').text()).not.toContain('Pat Person')
  })

  it('lets nobody but the owner answer the question of another', async () => {
    for (const who of ['other', 'administrator', 'auditor'] as const) {
      const browser = await site.as(scene.people[who])
      const { slug, version } = scene.policy
      const page = `/my/policies/${slug}/${version}/acknowledge`
      const sent = await browser.submit(`/policy-questions/${scene.questionId}`, { answer: 'x' }, page)
      expect(sent.statusCode, who).toBeGreaterThanOrEqual(403)
    }
    const row = await db.asOwner
      .selectFrom('acknowledgement_question')
      .select('answer')
      .executeTakeFirstOrThrow()
    expect(row.answer).toBeNull()
  })

  it('shows the subject everything of their own', async () => {
    const browser = await site.as(scene.people.subject)
    for (const id of scene.entryIds) expect((await browser.get(`/receipts/${id}`)).statusCode).toBe(200)
    expect((await browser.get(`/policy-questions/${scene.questionId}`)).body).toContain(secrets.question)
  })
})

describe('the policies of row-level security', () => {
  it('let through and stop what the table of expectations says', async () => {
    expect(await databaseFaults(db, scene)).toEqual([])
  })

  it('are on no table that the expectations leave out', async () => {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relrowsecurity order by c.relname`.execute(db.asOwner)
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(readers).sort((a, b) => (a < b ? -1 : 1)))
  })

  it('are each needed: the checks notice when any one of them is dropped', async () => {
    const unnoticed: string[] = []
    for (const policy of await listPolicies()) {
      const drop = () => run(`drop policy ${policy.name} on ${policy.table}`)
      const faults = await faultsWhile(drop, () => create(policy))
      if (faults.length === 0) unnoticed.push(policy.name)
    }
    expect(unnoticed).toEqual([])
  })

  it('are each strict: the checks notice when any one of them lets everything through', async () => {
    const unnoticed: string[] = []
    for (const policy of await listPolicies()) {
      if (policy.using === 'true') continue
      const wide = {
        ...policy,
        using: policy.using === null ? null : 'true',
        check: policy.check === null ? null : 'true',
      }
      const replace = (by: Policy) => async () => {
        await run(`drop policy ${policy.name} on ${policy.table}`)
        await create(by)
      }
      const faults = await faultsWhile(replace(wide), replace(policy))
      if (faults.length === 0) unnoticed.push(policy.name)
    }
    expect(unnoticed).toEqual([])
  })

  it('hold only where switched on: the checks notice when a table has them switched off', async () => {
    const unnoticed: string[] = []
    for (const table of Object.keys(readers)) {
      const faults = await faultsWhile(
        () => run(`alter table ${table} disable row level security`),
        () => run(`alter table ${table} enable row level security`),
      )
      if (faults.length === 0) unnoticed.push(table)
    }
    expect(unnoticed).toEqual([])
  })

  it('are as before when all of this is over', async () => {
    expect(await databaseFaults(db, scene)).toEqual([])
  })
})
