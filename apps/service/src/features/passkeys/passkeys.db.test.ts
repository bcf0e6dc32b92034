import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { allLedgerEntryKinds } from '../../all-ledger-entry-kinds.ts'
import { testKeys } from '../../../test/keys.ts'
import {
  addPasskey,
  beginAdding,
  isSignedIn,
  passkeyScene,
  passMinutes,
  signedInBrowser,
  usePasskey,
} from '../../../test/passkeys.ts'
import { askForLink, type Browser, newestLink } from '../../../test/sign-in.ts'
import { softwareAuthenticator } from '../../../test/software-authenticator.ts'
import type { TestService } from '../../../test/test-service.ts'
import { systemClock } from '../../platform/clock/clock.ts'
import { sealPending } from '../../platform/ledger/seal-pending.ts'
import { verifyStoredLedger } from '../audit/index.ts'
import { changePerson, endPerson } from '../people/index.ts'
import { signInJobs } from '../sign-in/index.ts'
import { passkeyJobs, passkeyPaths as paths } from './index.ts'

const keys = testKeys()

async function kindsOf({ db }: TestService): Promise<string[]> {
  const rows = await db.asOwner
    .selectFrom('ledger_payload')
    .select('kind')
    .where('kind', 'like', 'passkeys.%')
    .execute()
  return rows.map(({ kind }) => kind).sort()
}

/** What the ledger says of passkeys must be what the table says, as `moothall ledger verify` finds it. */
async function expectLedgerAgrees({ db }: TestService): Promise<void> {
  const client = await db.sequencerPool.connect()
  try {
    await sealPending(client, { keys, clock: systemClock })
  } finally {
    client.release()
  }
  const verified = await verifyStoredLedger(db.ownerPool, {
    keys: keys.verifiers,
    outside: [],
    kinds: allLedgerEntryKinds,
  })
  expect(verified).toMatchObject({ strangeEntries: [], pending: 0 })
  expect(verified.rows.filter(({ table }) => table === 'passkey')).toEqual([])
}

const itemsOf = async (browser: Browser) => {
  const page = load((await browser.get(paths.own)).body)
  return page('.moothall-item')
    .map((_, item) => page(item).text().replaceAll(/\s+/g, ' ').trim())
    .get()
}

const onlyId = async ({ db }: TestService): Promise<string> =>
  (await db.asOwner.selectFrom('passkey').select('id').executeTakeFirstOrThrow()).id

const credentialsIn = async ({ db }: TestService) =>
  await db.asOwner.selectFrom('passkey_credential').selectAll().execute()

const headingOf = ({ body }: { readonly body: string }) => load(body)('h1').text().trim()

describe('adding a passkey', () => {
  test('names it, lists it, tells its person, and puts it on the record', async () => {
    const { service, sam } = await passkeyScene()
    const browser = await signedInBrowser(service, sam)
    expect((await browser.get(paths.own)).body).toContain('You have no passkeys')
    await addPasskey(browser, 'Work laptop')
    const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' })
    const [item] = await itemsOf(browser)
    expect(item).toContain(
      `Work laptop Added on${today.format(service.clock.now())} Last used onNot used yet`,
    )
    expect((await browser.get('/my/record')).body).toContain('You added a passkey')
    await service.doJobs(passkeyJobs(service.context))
    expect(service.arrived.at(-1)?.text).toContain('A passkey was added to your account: Work laptop')
    await expectLedgerAgrees(service)
  })

  test('asks for one that the device finds by itself, and that it does not hold already', async () => {
    const { service, sam } = await passkeyScene()
    const browser = await signedInBrowser(service, sam)
    const { id } = await addPasskey(browser)
    const options = await beginAdding(browser, 'Another')
    expect(options).toMatchObject({
      rp: { id: 'localhost', name: 'Social media policy of Example Borough Council' },
      attestation: 'none',
      timeout: 300_000,
      authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
      excludeCredentials: [{ id: id.toString('base64url') }],
    })
    expect(JSON.stringify(options.user)).not.toContain(sam.personId)
  })

  test('needs a recent sign-in, also to send what the device answered', async () => {
    const { service, sam } = await passkeyScene()
    const browser = await signedInBrowser(service, sam)
    const options = await beginAdding(browser, 'Late')
    await passMinutes(service, 21)
    const response = softwareAuthenticator().create(options)
    for (const answer of [
      await browser.get(paths.add),
      await browser.get(paths.create),
      await browser.submit(paths.add, { name: 'Late' }, paths.own),
      await browser.submit(paths.create, { response }, '/sign-out'),
    ])
      expect(answer.headers['location']).toMatch(/^\/sign-in\/again\?next=/)
    expect(await credentialsIn(service)).toEqual([])
  })

  test('goes on after the link that is sent to one’s own address', async () => {
    const { service, sam } = await passkeyScene()
    const browser = await signedInBrowser(service, sam)
    await passMinutes(service, 11)
    const where = (await browser.get(paths.add)).headers['location'] ?? ''
    const page = load((await browser.get(where)).body)
    expect(page('h1').text()).toBe('Sign in again to go on')
    const next = String(page('form[action="/sign-in/again"] input[name="next"]').val())
    const sent = await browser.submit('/sign-in/again', { next }, '/sign-in/again')
    expect(sent.headers['location']).toBe('/sign-in/again/sent?next=%2Faccount%2Fpasskeys%2Fnew')
    expect((await browser.get(String(sent.headers['location']))).body).toContain('Check your email')
    await service.doJobs(signInJobs(service.context))
    const used = await browser.submit(newestLink(service), {})
    expect([used.statusCode, used.headers['location']]).toEqual([303, paths.add])
    expect((await browser.get(paths.add)).statusCode).toBe(200)
  })

  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another service', { rpId: 'evil.example' }],
    ['another challenge', { challenge: 'A'.repeat(43) }],
  ])('is refused for %s', async (_what, untrue) => {
    const { service, sam } = await passkeyScene()
    const browser = await signedInBrowser(service, sam)
    const response = softwareAuthenticator().create(await beginAdding(browser, 'x'), untrue)
    const answer = await browser.submit(paths.create, { response })
    expect([answer.statusCode, headingOf(answer)]).toEqual([409, 'The passkey was not accepted'])
    expect(await credentialsIn(service)).toEqual([])
  })

  test('is refused a second time, in another session, after five minutes, and where nothing was asked', async () => {
    const { service, sam, other } = await passkeyScene()
    const browser = await signedInBrowser(service, sam)
    const stranger = await signedInBrowser(service, other)
    const response = softwareAuthenticator().create(await beginAdding(browser, 'x'))
    const send = async (by: Browser) => headingOf(await by.submit(paths.create, { response }, paths.add))
    expect(await send(stranger)).toBe('This took too long')
    await beginAdding(stranger, 'y')
    expect(await send(stranger)).toBe('The passkey was not accepted')
    service.clock.forward(5)
    expect((await browser.get(paths.create)).headers['location']).toBe(paths.add)
    expect(await send(browser)).toBe('This took too long')
    expect(await credentialsIn(service)).toEqual([])
    const authenticator = await addPasskey(browser)
    expect(await send(browser)).toBe('This took too long')
    const known = authenticator.create(await beginAdding(stranger, 'z'))
    const twice = await stranger.submit(paths.create, { response: known })
    expect(headingOf(twice)).toBe('This passkey was added before')
    expect(await credentialsIn(service)).toHaveLength(1)
    await expectLedgerAgrees(service)
  })

  test('is refused by what is no answer, and a name has to be given', async () => {
    const { service, sam } = await passkeyScene()
    const browser = await signedInBrowser(service, sam)
    const unnamed = await browser.submit(paths.add, { name: ' ' })
    expect(load(unnamed.body)('.govuk-error-summary').text()).toContain('Enter a name for the passkey')
    await beginAdding(browser, 'x')
    expect(headingOf(await browser.submit(paths.create, { response: '{"id":1}' }))).toBe(
      'The passkey was not accepted',
    )
    expect(await credentialsIn(service)).toEqual([])
  })

  test('stops at ten, also where the tenth comes from two devices at once', async () => {
    const { service, sam } = await passkeyScene()
    const browser = await signedInBrowser(service, sam)
    for (let made = 1; made <= 9; made += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await addPasskey(browser, `Device ${made}`)
    }
    const second = await signedInBrowser(service, sam)
    // Both are asked before either answers: otherwise the slower one may be told of the limit when it begins.
    const asked = [
      { device: browser, request: await beginAdding(browser, 'The tenth') },
      { device: second, request: await beginAdding(second, 'The tenth') },
    ]
    const answers = await Promise.all(
      asked.map(
        async ({ device, request }) =>
          await device.submit(paths.create, { response: softwareAuthenticator().create(request) }),
      ),
    )
    expect(answers.map(({ statusCode }) => String(statusCode)).sort()).toEqual(['303', '409'])
    expect(await credentialsIn(service)).toHaveLength(10)
    const full = await browser.submit(paths.add, { name: 'One more' })
    expect(full.body).toContain('You have 10 passkeys. Remove one')
  })
})

describe('a passkey of one’s own', () => {
  test('gets another name, on the record', async () => {
    const { service, sam } = await passkeyScene()
    const browser = await signedInBrowser(service, sam)
    const authenticator = await addPasskey(browser, 'Laptop')
    const id = await onlyId(service)
    const wrong = await browser.submit(paths.rename(id), { name: 'x'.repeat(101) })
    expect(load(wrong.body)('.govuk-error-summary').text()).toContain('must be 100 characters or less')
    const answer = await browser.submit(paths.rename(id), { name: 'Old laptop' })
    expect([answer.statusCode, answer.headers['location']]).toEqual([303, paths.own])
    expect((await itemsOf(browser))[0]).toContain('Old laptop')
    expect(await kindsOf(service)).toEqual(['passkeys.added', 'passkeys.renamed'])
    expect((await usePasskey(service.browser(), authenticator)).statusCode).toBe(303)
    await expectLedgerAgrees(service)
  })

  test('is removed after a question that says what remains, and signs nobody in from then on', async () => {
    const { service, sam } = await passkeyScene()
    const browser = await signedInBrowser(service, sam)
    const authenticator = await addPasskey(browser)
    const id = await onlyId(service)
    expect((await browser.get(paths.remove(id))).body).toContain('You can still sign in with a link by email')
    const answer = await browser.submit(paths.remove(id), {})
    expect([answer.statusCode, answer.headers['location']]).toEqual([303, paths.own])
    expect(await itemsOf(browser)).toEqual([])
    expect(await credentialsIn(service)).toEqual([])
    const stranger = service.browser()
    expect(headingOf(await usePasskey(stranger, authenticator))).toBe('This passkey is not known here')
    expect(await isSignedIn(stranger)).toBe(false)
    const twice = await browser.submit(paths.remove(id), {}, paths.add)
    expect(headingOf(twice)).toBe('This passkey was removed already')
    await service.doJobs(passkeyJobs(service.context))
    expect(service.arrived.at(-1)?.text).toContain('Work laptop was removed from your account')
    await expectLedgerAgrees(service)
  })

  test('is there for nobody else, an administrator neither', async () => {
    const { service, sam, other, administrator } = await passkeyScene()
    const browser = await signedInBrowser(service, sam)
    await addPasskey(browser)
    const id = await onlyId(service)
    for (const person of [other, administrator]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const stranger = await signedInBrowser(service, person)
      const answers = [
        await stranger.get(paths.rename(id)),
        await stranger.get(paths.remove(id)),
        await stranger.submit(paths.rename(id), { name: 'Mine' }, paths.add),
        await stranger.submit(paths.remove(id), {}, paths.add),
      ]
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await itemsOf(stranger)).toEqual([])
    }
    expect((await itemsOf(browser))[0]).toContain('Work laptop')
  })

  test('that a restored backup has without its credential says so, and can be removed', async () => {
    const { service, sam } = await passkeyScene()
    const browser = await signedInBrowser(service, sam)
    const authenticator = await addPasskey(browser)
    await service.db.asOwner.deleteFrom('passkey_credential').execute()
    expect((await itemsOf(browser))[0]).toContain('Does not work any more, because a backup was restored')
    const answer = await usePasskey(service.browser(), authenticator)
    expect(headingOf(answer)).toBe('This passkey is not known here')
    expect((await browser.submit(paths.remove(await onlyId(service)), {})).statusCode).toBe(303)
    await expectLedgerAgrees(service)
  })
})

describe('passkeys end', () => {
  const details = {
    name: 'Sam Renamed',
    category: 'officer',
    post: 'x',
    team: 'x',
    managerEmail: '',
  } as const

  test('the moment their person leaves, on the record, by whatever part of the service', async () => {
    const { service, sam, administrator } = await passkeyScene()
    await addPasskey(await signedInBrowser(service, sam))
    expect((await endPerson(service.context, administrator, sam.personId)).kind).toBe('done')
    expect(await credentialsIn(service)).toEqual([])
    expect(await kindsOf(service)).toEqual(['passkeys.added', 'passkeys.ended'])
    await expectLedgerAgrees(service)
    await service.doJobs([...passkeyJobs(service.context), ...signInJobs(service.context)])
    expect(service.arrived.filter(({ text }) => text.includes('passkey'))).toEqual([])
  })

  test('with their person in the database, whoever writes that, and do not come back', async () => {
    const { service, sam } = await passkeyScene()
    const authenticator = await addPasskey(await signedInBrowser(service, sam))
    const setEnded = async (ended_at: Date | null) =>
      await service.db.asOwner
        .updateTable('person')
        .set({ ended_at })
        .where('id', '=', sam.personId)
        .execute()
    await setEnded(new Date())
    expect(await credentialsIn(service)).toEqual([])
    await setEnded(null)
    const answer = await usePasskey(service.browser(), authenticator)
    expect(headingOf(answer)).toBe('This passkey is not known here')
  })

  test('with a changed address, and not with a changed name; their person is told at the new one', async () => {
    const { service, sam, administrator } = await passkeyScene()
    const browser = await signedInBrowser(service, sam)
    const authenticator = await addPasskey(browser)
    await service.doJobs(passkeyJobs(service.context))
    const { email } = await service.db.asOwner
      .selectFrom('person')
      .select('email')
      .where('id', '=', sam.personId)
      .executeTakeFirstOrThrow()
    await changePerson(service.context, administrator, sam.personId, { ...details, email })
    expect((await usePasskey(service.browser(), authenticator)).statusCode).toBe(303)
    const changed = { ...details, email: 'new@example.gov.uk' }
    await changePerson(service.context, administrator, sam.personId, changed)
    expect(headingOf(await usePasskey(service.browser(), authenticator))).toBe(
      'This passkey is not known here',
    )
    await service.doJobs(passkeyJobs(service.context))
    const told = service.arrived.at(-1)
    expect(told?.recipients).toEqual(['new@example.gov.uk'])
    expect(told?.text).toContain('Your address in the directory was changed')
    await expectLedgerAgrees(service)
    await askForLink(service, browser, 'new@example.gov.uk')
    expect(newestLink(service)).toMatch(/^\/sign-in\/link\//)
  })

  test('and are never changed or brought back, by whoever writes to the table', async () => {
    const { service, sam } = await passkeyScene()
    const browser = await signedInBrowser(service, sam)
    await addPasskey(browser)
    const change = async (set: object) => await service.db.asOwner.updateTable('passkey').set(set).execute()
    await expect(change({ added_at: new Date(0) })).rejects.toThrow('can only be renamed while it works')
    await browser.submit(paths.remove(await onlyId(service)), {})
    for (const set of [{ ended_at: null, ended_because: null, ended_by: null }, { name: 'y' }])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await expect(change(set)).rejects.toThrow('and ended once')
  })
})
