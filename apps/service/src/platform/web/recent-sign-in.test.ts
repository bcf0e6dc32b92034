import { describe, expect, test } from 'vitest'
import { personActor, testWebApp, visitor } from '../../../test/test-web-app.ts'
import { defineRoute, emptyForm, text } from './index.ts'

const person = personActor('11111111-1111-4111-8111-111111111111')
const MINUTE = 60

async function signedInAgo(minutes: number) {
  const { app, sessions } = await testWebApp(
    [
      defineRoute({
        method: 'POST',
        path: '/enter',
        permission: ['anyone'],
        audit: { none: 'test' },
        form: emptyForm,
        handler: async ({ session }) => {
          await session.signIn('11111111-1111-4111-8111-111111111111')
          return text('in')
        },
      }),
      defineRoute({
        method: 'GET',
        path: '/form',
        permission: ['anyone'],
        audit: { none: 'test' },
        handler: ({ csrfToken }) => text(`name="_csrf" value="${csrfToken}"`),
      }),
      ...(['GET', 'POST'] as const).map((method) =>
        method === 'GET'
          ? defineRoute({
              method,
              path: '/grave',
              permission: ['signed-in'],
              recentSignIn: true,
              audit: { none: 'test' },
              handler: () => text('shown'),
            })
          : defineRoute({
              method,
              path: '/grave',
              permission: ['signed-in'],
              recentSignIn: true,
              audit: { event: 'test.done' },
              form: emptyForm,
              handler: () => text('done'),
            }),
      ),
    ],
    { people: [person] },
  )
  const browser = visitor(app)
  await browser.submit('/enter', {}, '/form')
  sessions.store.ageOf = () => Promise.resolve(minutes * MINUTE)
  return browser
}

describe('a route that asks for a recent sign-in', () => {
  test('is open to who signed in at most ten minutes ago', async () => {
    const browser = await signedInAgo(10)
    expect((await browser.get('/grave')).body).toBe('shown')
    expect((await browser.submit('/grave', {}, '/form')).body).toBe('done')
  })

  test('sends anybody else to sign in again, and back to the page', async () => {
    const browser = await signedInAgo(10.1)
    const { statusCode, headers } = await browser.get('/grave?page=2')
    expect([statusCode, headers['location']]).toEqual([303, '/sign-in/again?next=%2Fgrave%3Fpage%3D2'])
  })

  test('takes a form that was opened in time for ten minutes more, and none after that', async () => {
    const inTime = await signedInAgo(20)
    expect((await inTime.submit('/grave', {}, '/form')).body).toBe('done')
    const late = await signedInAgo(20.1)
    const { statusCode, headers } = await late.submit('/grave', {}, '/form')
    expect([statusCode, headers['location']]).toEqual([303, '/sign-in/again?next=%2F'])
  })

  test('goes back to the page that a late form was on, never to another website’s', async () => {
    const browser = await signedInAgo(30)
    const csrf = browser.tokenOf((await browser.get('/form')).body)
    const send = async (referer: string) => {
      const { headers } = await browser.sendOnce({
        method: 'POST',
        url: '/grave',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          host: 'policy.example:3000',
          referer,
        },
        payload: `_csrf=${encodeURIComponent(csrf)}`,
      })
      return headers['location']
    }
    expect(await send('http://policy.example:3000/form?a=b')).toBe('/sign-in/again?next=%2Fform%3Fa%3Db')
    expect(await send('https://elsewhere.example/form')).toBe('/sign-in/again?next=%2F')
    expect(await send('no address')).toBe('/sign-in/again?next=%2F')
  })

  test('cannot be declared for people who need not sign in', async () => {
    const open = defineRoute({
      method: 'GET',
      path: '/open',
      permission: ['anyone'],
      recentSignIn: true,
      audit: { none: 'test' },
      handler: () => text('x'),
    })
    await expect(testWebApp([open])).rejects.toThrow('asks for a recent sign-in of people who need not')
  })
})
