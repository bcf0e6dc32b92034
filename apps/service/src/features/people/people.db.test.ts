import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { buildPerson } from '../../../test/builders/people.ts'
import { askForLink, newestLink, signIn } from '../../../test/sign-in.ts'
import { type TestService, testService } from '../../../test/test-service.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import {
  addPerson,
  changePerson,
  endPerson,
  grantRole,
  revokeRole,
  type TypedPerson,
} from './change-people.ts'
import { findPersonPage, listPeople } from './queries.ts'

const typed: TypedPerson = {
  name: 'Robin Sample',
  email: 'robin@example.gov.uk',
  category: 'officer',
  post: 'Housing officer',
  team: 'Housing',
  managerEmail: '',
}

async function withAdministrator(): Promise<{ service: TestService; administrator: PersonActor }> {
  const service = await testService()
  return { service, administrator: await buildPerson(service.db.asOwner, { roles: ['administrator'] }) }
}

async function added(
  service: TestService,
  by: PersonActor,
  changes: Partial<TypedPerson> = {},
): Promise<string> {
  const outcome = await addPerson(service.context, by, { ...typed, ...changes, roles: [] })
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  return outcome.personId
}

async function read(service: TestService, actor: PersonActor, personId: string) {
  return await service.db.database.inTransaction(actor, (tx) => findPersonPage(tx, personId))
}

describe('the directory, as an administrator keeps it', () => {
  test('given a manager in the directory, when a person is added and changed, then both are read back', async () => {
    const { service, administrator } = await withAdministrator()
    const managerId = await added(service, administrator, { email: 'manager@example.gov.uk', name: 'Alex' })
    const personId = await added(service, administrator, { managerEmail: 'Manager@example.gov.uk' })
    expect(await read(service, administrator, personId)).toMatchObject({
      name: 'Robin Sample',
      appointment: { category: 'officer', team: 'Housing', manager: { id: managerId } },
    })
    await changePerson(service.context, administrator, personId, {
      ...typed,
      category: 'member',
      team: 'Members',
    })
    const changed = await read(service, administrator, personId)
    expect(changed?.appointment).toMatchObject({ category: 'member', team: 'Members', manager: undefined })
  })

  test('two people cannot have one address, however it is written, also when they are added at the same moment', async () => {
    const { service, administrator } = await withAdministrator()
    const outcomes = await Promise.all(
      ['robin@example.gov.uk', 'Robin@Example.gov.uk', 'ROBIN@EXAMPLE.GOV.UK'].map((email) =>
        addPerson(service.context, administrator, { ...typed, email, roles: [] }),
      ),
    )
    expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1)
    expect(
      outcomes.filter((outcome) => outcome.kind === 'refused' && outcome.reason === 'email-taken'),
    ).toHaveLength(2)
  })

  test('a manager who is not there is refused, and nothing is half done', async () => {
    const { service, administrator } = await withAdministrator()
    const outcome = await addPerson(service.context, administrator, {
      ...typed,
      managerEmail: 'nobody@example.gov.uk',
      roles: ['auditor'],
    })
    expect(outcome).toEqual({ kind: 'refused', reason: 'manager-unknown' })
    expect(await service.db.asOwner.selectFrom('person').select('id').execute()).toHaveLength(1)
  })

  test('of two administrators who take each other’s role at the same moment, one remains', async () => {
    const { service, administrator } = await withAdministrator()
    const second = await buildPerson(service.db.asOwner, { roles: ['administrator'] })
    const role = 'administrator'
    await Promise.allSettled([
      revokeRole(service.context, administrator, { personId: second.personId, role }),
      revokeRole(service.context, second, { personId: administrator.personId, role }),
    ])
    const held = await service.db.asOwner
      .selectFrom('role_grant')
      .select('id')
      .where('revoked_at', 'is', null)
      .execute()
    expect(held).toHaveLength(1)
  })

  test('given a role, when it is granted and revoked, then history keeps both and can be neither changed nor revoked again', async () => {
    const { service, administrator } = await withAdministrator()
    const personId = await added(service, administrator)
    await grantRole(service.context, administrator, { personId, role: 'auditor' })
    expect((await read(service, administrator, personId))?.roles).toMatchObject([{ role: 'auditor' }])
    await revokeRole(service.context, administrator, { personId, role: 'auditor' })
    expect((await read(service, administrator, personId))?.roles).toEqual([])
    const rewrite = service.db.asOwner
      .updateTable('role_grant')
      .set({ revoked_at: null })
      .where('person_id', '=', personId)
      .execute()
    await expect(rewrite).rejects.toThrow(/only be revoked, once/)
  })
})

describe('a person whose address changes', () => {
  test('loses sessions and links that the old address had given, and nothing by a change of anything else', async () => {
    const { service, administrator } = await withAdministrator()
    const personId = await added(service, administrator)
    const browser = service.browser()
    await signIn(service, browser, typed.email)
    await askForLink(service, service.browser(), typed.email)
    await changePerson(service.context, administrator, personId, { ...typed, post: 'Lettings officer' })
    expect((await browser.get('/sign-out')).statusCode).toBe(200)
    expect((await browser.get(newestLink(service))).statusCode).toBe(200)

    await changePerson(service.context, administrator, personId, {
      ...typed,
      email: 'r.sample@example.gov.uk',
    })
    expect((await browser.get('/sign-out')).statusCode).toBe(303)
    expect((await browser.get(newestLink(service))).statusCode).toBe(410)
  })
})

describe('a leaver', () => {
  test('loses session, roles and links at that moment, and keeps their records', async () => {
    const { service, administrator } = await withAdministrator()
    const personId = await added(service, administrator)
    await grantRole(service.context, administrator, { personId, role: 'auditor' })
    const browser = service.browser()
    await signIn(service, browser, typed.email)
    expect(await endPerson(service.context, administrator, personId)).toEqual({ kind: 'done', personId })

    expect((await browser.get('/sign-out')).statusCode).toBe(303)
    expect((await browser.get(newestLink(service))).statusCode).toBe(410)
    const sessions = service.db.asOwner
      .selectFrom('web_session')
      .select('id_hash')
      .where('ended_at', 'is', null)
    expect(await sessions.execute()).toEqual([])
    const left = await read(service, administrator, personId)
    expect(left).toMatchObject({ name: 'Robin Sample', roles: [] })
    expect(left?.appointment?.endsOn).toBeDefined()
    expect(await endPerson(service.context, administrator, personId)).toMatchObject({ reason: 'has-left' })
    await added(service, administrator)
  })
})

describe('everybody else', () => {
  test('whatever the code lets through, row-level security keeps the directory to administrators', async () => {
    const { service, administrator } = await withAdministrator()
    const personId = await added(service, administrator)
    const auditor = await buildPerson(service.db.asOwner, { roles: ['auditor'] })
    const impostor: PersonActor = { ...auditor, roles: ['administrator'] }
    await expect(
      addPerson(service.context, impostor, { ...typed, email: 'x@example.gov.uk', roles: [] }),
    ).rejects.toThrow(/row-level security/)
    await expect(
      grantRole(service.context, impostor, { personId: auditor.personId, role: 'administrator' }),
    ).resolves.toMatchObject({ kind: 'refused' })
    await expect(
      service.db.database.inTransaction(impostor, (tx) =>
        tx
          .insertInto('role_grant')
          .values({ person_id: auditor.personId, role: 'administrator', granted_by: auditor.personId })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/)
    expect(await endPerson(service.context, impostor, personId)).toMatchObject({ kind: 'refused' })
    expect((await read(service, administrator, personId))?.endedAt).toBeUndefined()
  })

  test('the pages are not there for them', async () => {
    const { service, administrator } = await withAdministrator()
    const personId = await added(service, administrator)
    const browser = service.browser()
    expect((await browser.get('/people')).headers.location).toBe('/sign-in?next=%2Fpeople')
    await signIn(service, browser, typed.email)
    for (const url of ['/people', '/people/add', `/people/${personId}`, `/people/${personId}/end`]) {
      expect((await browser.get(url)).statusCode).toBe(403)
    }
  })
})

describe('the pages of the directory', () => {
  test('an administrator walks through them all', async () => {
    const { service, administrator } = await withAdministrator()
    const browser = service.browser()
    await signIn(service, browser, `${administrator.personId}@example.gov.uk`)
    const { managerEmail, ...rest } = typed
    const wrong = await browser.submit('/people/add', { ...rest, managerEmail, category: 'king', post: '' })
    expect(wrong.statusCode).toBe(422)
    const $wrong = load(wrong.body)
    expect(
      $wrong('.govuk-error-summary a')
        .map((_, link) => $wrong(link).text())
        .get(),
    ).toEqual(['Select who they are to the organisation', 'Enter the post'])
    expect($wrong('#category').length).toBe(1)
    const done = await browser.submit('/people/add', { ...rest, managerEmail, roles: 'policy-approver' })
    const personUrl = done.headers.location ?? ''
    expect((await browser.get(personUrl)).body).toContain('Policy approver')
    expect((await browser.submit('/people/add', { ...rest, managerEmail })).body).toContain(
      'already has this email',
    )
    const noRole = await browser.submit(`${personUrl}/roles`, {}, personUrl)
    expect(load(noRole.body)('.govuk-error-summary a').attr('href')).toBe('#role')
    await browser.submit(`${personUrl}/roles`, { role: 'auditor' }, personUrl)
    await browser.submit(`${personUrl}/roles/policy-approver/revoke`, {}, personUrl)
    const shown = load((await browser.get(personUrl)).body)
    expect(shown('form[action$="/revoke"]').attr('action')).toBe(`${personUrl}/roles/auditor/revoke`)
    await browser.submit(`${personUrl}/edit`, { ...rest, managerEmail, name: 'Robin <b>Renamed</b>' })
    expect((await browser.get(personUrl)).body).toContain('Robin &lt;b&gt;Renamed&lt;/b&gt;')
    expect((await browser.get(`${personUrl}/end`)).body).toContain(
      'Has <bdi>Robin &lt;b&gt;Renamed&lt;/b&gt;</bdi> left?',
    )
    await browser.submit(`${personUrl}/end`, {})
    expect((await browser.get(personUrl)).body).toContain('Left on')
    const own = await browser.submit(`/people/${administrator.personId}/end`, {})
    expect(own.statusCode).toBe(409)
    expect((await browser.get('/people/00000000-0000-4000-8000-000000000000')).statusCode).toBe(404)
    expect((await browser.get('/people/nobody')).statusCode).toBe(404)
  })

  test('two thousand people are shown fifty at a time and found by any part, with nothing special about %', async () => {
    const { service, administrator } = await withAdministrator()
    await service.db.ownerPool.query(`
      with people as (
        insert into person (name, email) select 'Person ' || n, 'p' || n || '@example.gov.uk' from generate_series(1, 2000) n
        returning id)
      insert into appointment (person_id, category, post, team, starts_on)
        select id, 'officer', 'Officer', 'Team 100%', '2026-01-01' from people`)
    const list = (search: string, page: number) =>
      service.db.database.inTransaction(administrator, (tx) => listPeople(tx, { search, page }))
    const first = await list('', 1)
    expect(first.total).toBe(2001)
    expect(first.people).toHaveLength(50)
    const seen = new Set<string>()
    for (let page = 1; page <= 41; page += 1) for (const { id } of (await list('', page)).people) seen.add(id)
    expect(seen.size).toBe(2001)
    expect((await list('p1999@', 1)).people.map(({ name }) => name)).toEqual(['Person 1999'])
    expect((await list('100%', 1)).total).toBe(2000)
    expect((await list('10_%', 1)).total).toBe(0)
    expect((await list("'; drop table person; --", 1)).total).toBe(0)
    const browser = service.browser()
    await signIn(service, browser, `${administrator.personId}@example.gov.uk`)
    const $ = load((await browser.get('/people?search=person&page=3')).body)
    expect($('tbody tr').length).toBe(50)
    expect($('.govuk-pagination__link[rel=next]').attr('href')).toBe('/people?search=person&page=4')
    expect((await browser.get('/people?page=999999999')).statusCode).toBe(200)
  })
})
