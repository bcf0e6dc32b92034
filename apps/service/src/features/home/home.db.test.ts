import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { buildPerson } from '../../../test/builders/people.ts'
import { testDatabase } from '../../../test/database.ts'
import { testWebApp, visitor } from '../../../test/test-web-app.ts'
import { type Actor, anonymous } from '../../platform/identity/actor.ts'
import { messagesFor } from '../../platform/rendering/messages.ts'
import { homeMessages, homeRoutes, type WaitingItems } from './index.ts'

/** What waits, as a feature would say it: read from the database as the person. */
const waitingNames: WaitingItems = async (tx, actor) => {
  const rows = await tx.selectFrom('person').select('name').where('id', '=', actor.personId).execute()
  return rows.map(({ name }) => ({ href: '/x', title: `A policy for ${name}`, detail: 'Until Friday <b>' }))
}

async function homeFor(actor: Actor, database: Awaited<ReturnType<typeof testDatabase>>['database']) {
  const links = [{ audience: 'administrator', href: '/people', text: () => 'People' } as const]
  const routes = homeRoutes(
    { database },
    { waiting: [waitingNames, waitingNames], links, policiesHref: '/policies' },
  )
  const [route] = routes
  if (route === undefined) throw new Error('no home')
  const { app } = await testWebApp(
    [{ ...route, handler: (request) => route.handler({ ...request, actor, locale: 'en' }) }],
    { messages: [homeMessages] },
  )
  return load((await visitor(app).get('/')).body)
}

test('a visitor is told what this is; a person what waits for them, from every feature, and the pages of their roles', async () => {
  const db = await testDatabase()
  const m = messagesFor(homeMessages, 'en')
  const before = await homeFor(anonymous, db.database)
  expect(before('h1').text()).toBe(m.notSetUp.title)

  const body = { name: 'Example Borough Council', short_name: 'EBC', contact_email: 'policy@example.gov.uk' }
  await db.asOwner.insertInto('body').values(body).execute()
  const shown = await homeFor(anonymous, db.database)
  expect(shown('main').text()).toContain('Example Borough Council')
  expect(
    shown('main a')
      .map((_, link) => shown(link).attr('href'))
      .get(),
  ).toEqual(['/sign-in', '/policies'])

  const officer = await homeFor(await buildPerson(db.asOwner, { name: 'Robin' }), db.database)
  expect(
    officer('main li .govuk-task-list__link')
      .map((_, link) => officer(link).text())
      .get(),
  ).toEqual(['A policy for Robin', 'A policy for Robin'])
  expect(officer('h1').html()).toBe('Hello, <bdi>Robin</bdi>')
  expect(officer('.govuk-task-list__hint').first().text()).toBe('Until Friday <b>')
  expect(officer('main a[href="/people"]').length).toBe(0)
  const administrator = await homeFor(
    await buildPerson(db.asOwner, { roles: ['administrator'] }),
    db.database,
  )
  expect(administrator('main a[href="/people"]').text()).toBe('People')
})
