import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { withPerson } from '../../../test/sign-in.ts'
import { type TestService, testService } from '../../../test/test-service.ts'

describe('nobody can find out who is registered', () => {
  /** What an observer sees, without what is random for everybody. */
  async function observe(service: TestService, email: string) {
    const browser = service.browser()
    const asked = await browser.submit('/sign-in', { email })
    const sent = await browser.get(asked.headers.location ?? '/')
    const headers = Object.entries(asked.headers).filter(
      ([name]) => !/^(set-cookie|date|x-ratelimit-.*)$/.test(name),
    )
    return {
      status: asked.statusCode,
      headers,
      body: asked.body,
      sent: sent.body,
      cookies: [...browser.cookies.keys()],
    }
  }

  test('a known and an unknown address get the same answer and do the same work; only one gets mail', async () => {
    const service = await testService()
    const { email } = await withPerson(service)
    const known = await observe(service, email)
    const unknown = await observe(service, 'nobody@example.gov.uk')
    expect(unknown).toEqual(known)
    const waiting = await service.db.asOwner
      .selectFrom('sign_in_request')
      .select(['person_id', 'token_hash', 'sent_at'])
      .execute()
    expect(waiting).toEqual(
      Array.from({ length: 2 }, () => ({ person_id: null, token_hash: null, sent_at: null })),
    )
    await service.doJobs()
    expect(service.arrived.map(({ recipients }) => recipients)).toEqual([[email]])
    const kept = await service.db.asOwner.selectFrom('sign_in_request').select('address').execute()
    expect(kept).toEqual([{ address: null }, { address: null }])
  })

  test('a known and an unknown address meet the same limit', async () => {
    const service = await testService()
    const { email } = await withPerson(service)
    const statusesOf = async (address: string) => {
      const statuses = []
      for (let turn = 0; turn < 7; turn += 1) statuses.push((await observe(service, address)).status)
      return statuses
    }
    const known = await statusesOf(email)
    expect(known).toEqual([303, 303, 303, 303, 303, 429, 429])
    expect(await statusesOf('nobody@example.gov.uk')).toEqual(known)
    service.clock.forward(13)
    expect((await observe(service, email)).status).toBe(303)
  })

  test('one network can only ask for so many, whatever addresses it names; another is not held up', async () => {
    const service = await testService()
    await withPerson(service)
    const browser = service.browser()
    const shown = await browser.get('/sign-in')
    const askFrom = (remoteAddress: string, email: string) =>
      browser.send({
        method: 'POST',
        url: '/sign-in',
        remoteAddress,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _csrf: browser.tokenOf(shown.body), email }).toString(),
      })
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, turn) => askFrom(`2001:db8::${turn + 1}`, `a${turn}@example.gov.uk`)),
    )
    const statuses = answers.map(({ statusCode }) => statusCode)
    expect(statuses.filter((status) => status === 303)).toHaveLength(20)
    expect(statuses.filter((status) => status === 429)).toHaveLength(4)
    expect((await askFrom('2001:db8:0:1::1', 'b@example.gov.uk')).statusCode).toBe(303)
  })

  test.each(['', 'sam', 'sam@', 'a@b, c@d', 'a@b\r\nBcc: c@d'])(
    '%o is refused as no address',
    async (email) => {
      const service = await testService()
      const answer = await service.browser().submit('/sign-in', { email })
      expect(answer.statusCode).toBe(422)
      const $ = load(answer.body)
      expect($('.govuk-error-summary a').attr('href')).toBe('#email')
      expect($('#email').attr('aria-describedby')).toContain('email-error')
    },
  )
})
