import { isPdf } from '@moothall/receipt-pdf'
import { parseReceipt, parseVerifierKeys, verifyReceipt, say } from '@moothall/ledger'
import { load } from 'cheerio'
import { beforeEach, describe, expect, it } from 'vitest'
import { acknowledgementApp, sealAll } from '../../../test/acknowledgement-app.ts'
import { acknowledgementParts } from '../../../test/acknowledgement-parts.ts'
import { buildActor, buildPolicyInForce, provision } from '../../../test/builders/policy-in-force.ts'
import { testDatabase, type TestDatabase } from '../../../test/database.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import { acknowledgementJobs } from './jobs/mail-questions.ts'
import { loadQuestionBank } from './question-bank/question-bank.ts'

type App = Awaited<ReturnType<typeof acknowledgementApp>>
type Browser = Awaited<ReturnType<App['as']>>

const bank = loadQuestionBank()

let db: TestDatabase
let parts: ReturnType<typeof acknowledgementParts>
let owner: PersonActor
let manager: PersonActor
let person: PersonActor
let colleague: PersonActor
let site: App
let browser: Browser
let cleaned: () => Promise<void>

beforeEach(async () => {
  db = await testDatabase({
    finished: (clean) => {
      cleaned = clean
    },
  })
  parts = acknowledgementParts(db)
  owner = await buildActor(db, { name: 'Olive Owner', roles: ['policy-owner'], categories: [] })
  const approver = await buildActor(db, { name: 'Ada Approver', roles: ['policy-approver'], categories: [] })
  manager = await buildActor(db, { name: 'Mo Manager', categories: [] })
  person = await buildActor(db, { name: 'Pat Person', managerId: manager.personId, team: '=HYPERLINK("x")' })
  colleague = await buildActor(db, {
    name: 'Cole League',
    categories: ['officer', 'member'],
    managerId: manager.personId,
  })
  await buildPolicyInForce(db, {
    owner,
    approver,
    provisions: [
      provision({ ref: '1.1', section: '1', text: 'Purpose of it all.', force: 'statement', topics: [] }),
      provision({ ref: '4.2', text: 'You must not disparage <b>anybody</b>.' }),
      provision({
        ref: '9.1',
        section: '9',
        text: 'Suppliers are told.',
        topics: ['suppliers'],
        appliesTo: ['supplier'],
      }),
    ],
  })
  site = await acknowledgementApp(parts, [owner, manager, person, colleague])
  browser = await site.as(person)
  return async () => {
    await site.app.close()
    await cleaned()
  }
})

const base = '/my/policies/social-media/1'

/** Answers the question on show, right or wrong; gives the page that follows. */
async function answer(right: boolean) {
  const shown = await browser.get(`${base}/questions`)
  const url = shown.headers.location ?? ''
  const html = load((await browser.get(url)).body)
  const questionId = html('input[name=questionId]').attr('value') ?? ''
  const option = bank.find(questionId)?.options.find(({ correct }) => correct === right)
  const sent = await browser.submit(url, { questionId, answer: option?.id ?? '' })
  expect(sent.statusCode).toBe(303)
  return { url, page: load((await browser.get(sent.headers.location ?? '')).body), questionId }
}

async function readAndPass(): Promise<void> {
  await browser.submit(`${base}/read`, {}, `${base}/read/1`)
  await answer(true)
}

async function acknowledge() {
  return await browser.submit(`${base}/acknowledge`, { answer: 'acknowledge' })
}

describe('a person and a policy', () => {
  it('who acknowledged an earlier version is told why they are asked again, and where to see what changed', async () => {
    await readAndPass()
    await acknowledge()
    const approver = await buildActor(db, { name: 'Abe Approver', roles: ['policy-approver'] })
    const provisions = [provision({ ref: '4.2', text: 'You must not disparage anybody at all.' })]
    await buildPolicyInForce(db, { owner, approver, provisions })
    const asked = load((await browser.get('/my/policies/social-media')).body)
    const notice = asked('.govuk-inset-text')
    expect(notice.text()).toContain('You acknowledged version 1')
    expect(notice.find('a').attr('href')).toBe('/policies/social-media/2/changes')
    const other = load((await (await site.as(colleague)).get('/my/policies/social-media')).body)
    expect(other('.govuk-inset-text')).toHaveLength(0)
  })

  it('walks from what is asked to a receipt that verifies', async () => {
    const asked = load((await browser.get('/my/policies/social-media')).body)
    expect(asked('main').text()).toContain('It applies to you as an officer')
    expect(asked('main').text()).toContain('Ada Approver')
    expect(asked('main').text()).toContain('2 of 3 provisions')

    const read = load((await browser.get(`${base}/read/1`)).body)
    expect(read('details').text()).toContain('Suppliers are told.')
    expect(read('.govuk-main-wrapper p').text()).toContain('You must not disparage <b>anybody</b>.')
    expect((await browser.get(`${base}/read/2`)).statusCode).toBe(404)
    const done = await browser.submit(`${base}/read`, {}, `${base}/read/1`)
    expect(done.headers.location).toBe('/my/policies/social-media')

    const wrong = await answer(false)
    expect(wrong.page('h1').text()).toBe('That is not right')
    expect(wrong.page('.govuk-inset-text').text()).toContain('You must not disparage <b>anybody</b>.')
    expect(wrong.page('.govuk-inset-text a').attr('href')).toBe('/policies/social-media/1/provisions/4.2')
    const right = await answer(true)
    expect(right.questionId).not.toBe(wrong.questionId)
    expect(right.page('h1').text()).toBe('That is right')

    const form = load((await browser.get(`${base}/acknowledge`)).body)
    const wording = form('.moothall-wording').text()
    expect(wording).toContain(
      'I, Pat Person, have read “Social media policy” of Example Borough Council, version 1',
    )
    const sent = await acknowledge()
    expect(sent.headers.location).toBe(`${base}/acknowledged`)
    const sealing = load((await browser.get(`${base}/acknowledged`)).body)
    expect(sealing('main').text()).toContain('Your receipt is being sealed')
    expect(sealing('.moothall-wording').text()).toBe(wording)
    await sealAll(db, parts)
    const sealed = load((await browser.get(`${base}/acknowledged`)).body)
    const receiptHref = sealed('a:contains("See the receipt")').attr('href') ?? ''
    const receipt = load((await browser.get(receiptHref)).body)
    expect(receipt('main').text()).toContain('You acknowledged a policy')

    const file = await browser.get(`${receiptHref}.json`)
    expect(file.headers['content-disposition']).toContain('attachment')
    const parsed = parseReceipt(JSON.parse(file.body))
    if (!parsed.ok) throw new Error(say(parsed.problem))
    expect(parsed.receipt.payload).toHaveProperty('wording', wording)
    const keys = parseVerifierKeys(parts.context.ledger.verifierKeys.join('\n'))
    expect(verifyReceipt(JSON.parse(file.body), { keys }).verdict).toBe('valid')
    const pdf = await browser.get(`${receiptHref}.pdf`)
    expect(isPdf(pdf.rawPayload)).toBe(true)
  })

  it('keeps a second click, the back button and a form sent twice from changing anything', async () => {
    await readAndPass()
    expect((await browser.get(`${base}/questions/1`)).body).toContain('That is right')
    const readAgain = await browser.submit(`${base}/read`, {}, `${base}/acknowledge`)
    expect(readAgain.headers.location).toBe('/my/policies/social-media')
    expect(await db.asOwner.selectFrom('policy_reading').selectAll().execute()).toHaveLength(1)

    const token = browser.tokenOf((await browser.get(`${base}/acknowledge`)).body)
    const send = () =>
      browser.send({
        method: 'POST',
        url: `${base}/acknowledge`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _csrf: token, answer: 'acknowledge' }).toString(),
      })
    const answers = await Promise.all([send(), send(), send()])
    expect(answers.map(({ headers }) => headers.location)).toEqual(answers.map(() => `${base}/acknowledged`))
    expect(await db.asOwner.selectFrom('acknowledgement').selectAll().execute()).toHaveLength(1)
    expect((await browser.get(`${base}/acknowledge`)).headers.location).toBe(`${base}/acknowledged`)
    expect((await browser.get(`${base}/decline`)).headers.location).toBe(`${base}/acknowledged`)
    expect((await browser.get(`${base}/ask`)).statusCode).toBe(200)
  })

  it('tells what is wrong with a form, and puts back what was typed', async () => {
    const missing = load((await browser.submit(`${base}/acknowledge`, {})).body)
    expect(missing('.govuk-error-summary').text()).toContain('Select whether you acknowledge')
    const empty = load((await browser.submit(`${base}/ask`, { question: ' ' })).body)
    expect(empty('.govuk-error-summary a').attr('href')).toBe('#question')
    const long = load((await browser.submit(`${base}/decline`, { reason: 'x'.repeat(3001) })).body)
    expect(long('.govuk-error-summary').text()).toContain('3000 characters or fewer')
    expect(long('textarea[name=reason]').text().trim()).toHaveLength(3001)
    await browser.submit(`${base}/read`, {}, `${base}/read/1`)
    const page = load((await browser.submit(`${base}/questions/1`, { questionId: 'x', answer: '' })).body)
    expect(page('.govuk-error-summary').text()).toContain('Select an answer')
  })

  it('refuses to acknowledge before reading and answering, and says why', async () => {
    const offered = load((await browser.get(`${base}/acknowledge`)).body)
    expect(offered('input[value=acknowledge]')).toHaveLength(0)
    const early = await acknowledge()
    expect(early.statusCode).toBe(409)
    expect(early.body).toContain('Read the policy first')
    expect((await browser.get(`${base}/questions`)).body).toContain('Read the policy first')
  })

  it('records a decline apart from no answer, with its reason for the owner and not for the manager', async () => {
    const chosen = await browser.submit(`${base}/acknowledge`, { answer: 'decline' })
    expect(chosen.headers.location).toBe(`${base}/decline`)
    await browser.submit(`${base}/decline`, { reason: 'Section 4 is unclear' })
    const asked = load((await browser.get('/my/policies/social-media')).body)
    expect(asked('main').text()).toContain('You have declined this policy')
    const coverage = await (await site.as(owner)).get('/policies/social-media/1/acknowledgements')
    expect(coverage.body).toContain('Section 4 is unclear')
    const team = await (await site.as(manager)).get('/my/team')
    expect(load(team.body)('tr:contains("Pat Person")').text()).toContain('Not done')
    expect(team.body).not.toContain('unclear')
    await readAndPass()
    await acknowledge()
    const after = load((await (await site.as(manager)).get('/my/team')).body)
    expect(after('tr:contains("Pat Person")').text()).not.toContain('Not done')
    expect(after('main dd').text()).toBe('1 of 2 done')
  })

  it('takes a question to the owner by a link, and the answer back by a link', async () => {
    const sent = await browser.submit(`${base}/ask`, { question: 'Is my blog meant?' })
    const href = sent.headers.location ?? ''
    expect(href).toMatch(/^\/policy-questions\//)
    expect((await (await site.as(colleague)).get(href)).statusCode).toBe(404)
    const id = href.split('/').at(-1) ?? ''
    const [askedJob, answeredJob] = acknowledgementJobs(parts.context)
    await askedJob?.run({ question: id })
    const owning = await site.as(owner)
    const answered = await owning.submit(href, { answer: 'Yes, it is.' })
    expect(answered.statusCode).toBe(303)
    expect((await owning.get(href)).body).toContain('Yes, it is.')
    await answeredJob?.run({ question: id, person: person.personId })
    expect((await browser.get(href)).body).toContain('Yes, it is.')
    expect(parts.sent.map(({ to }) => to)).toHaveLength(2)
    for (const { text } of parts.sent) {
      expect(text).toContain(`https://policy.example.gov.uk${href}`)
      expect(text).not.toMatch(/blog|Yes, it is/)
    }
    const jobs = await db.jobsPool.query<{ count: number }>(
      'select count(*)::int as count from graphile_worker.jobs',
    )
    expect(jobs.rows[0]?.count).toBe(2)
  })
})

describe('what others see', () => {
  it('leads to the team page whoever has a team, and nobody else', async () => {
    const leadsThere = async (who: PersonActor) =>
      load((await (await site.as(who)).get('/my/policies')).body)('main a[href="/my/team"]').length
    expect([await leadsThere(manager), await leadsThere(person)]).toEqual([1, 0])
  })

  it('shows the owner numbers, a chart with its table, and a CSV that runs no formula', async () => {
    await readAndPass()
    await acknowledge()
    const owning = await site.as(owner)
    const list = load((await owning.get('/manage/acknowledgements')).body)
    expect(list('main a').attr('href')).toBe('/policies/social-media/1/acknowledgements')
    const page = load((await owning.get('/policies/social-media/1/acknowledgements')).body)
    expect(page('main').text()).toContain('1 of 2 people have acknowledged this version')
    expect(page('svg title').text()).toContain('1 of 2 people are done')
    page('[aria-hidden=true]').remove()
    const rows = page('table').first().find('tbody tr').toArray()
    const cells = rows.map((row) =>
      page(row)
        .find('th,td')
        .toArray()
        .map((cell) => page(cell).text()),
    )
    expect(cells).toEqual([
      ['Officers', '2', '1', '0', '0', '1'],
      ['Members', '1', '0', '0', '0', '1'],
      ['Everyone, each person once', '2', '1', '0', '0', '1'],
    ])
    const csv = await owning.get('/policies/social-media/1/acknowledgements.csv')
    expect(csv.body).toContain(`Officers,"'=HYPERLINK(""x"")",1,1,0,0,0`)
    expect((await browser.get('/policies/social-media/1/acknowledgements')).statusCode).toBe(403)
  })

  it('gives a receipt to its person alone, and the same page of nothing to others', async () => {
    await readAndPass()
    await acknowledge()
    await sealAll(db, parts)
    const record = load((await browser.get('/my/record')).body)
    const hrefs = record('main li a')
      .toArray()
      .map((link) => record(link).attr('href') ?? '')
    expect(hrefs).toHaveLength(3)
    const other = await site.as(colleague)
    const nothing = await other.get('/receipts/00000000-0000-4000-8000-000000000000')
    for (const href of hrefs) {
      const own = await browser.get(href)
      expect(own.statusCode).toBe(200)
      // On paper a path leads nowhere.
      const printed = load(own.body)('main a[data-address$=".pdf"]').attr('data-address')
      expect(printed).toBe(`https://policy.example.gov.uk${href}.pdf`)
      for (const suffix of ['', '.json', '.pdf']) {
        const refused = await other.get(href + suffix)
        expect(refused.statusCode).toBe(404)
        const plain = (html: string) => load(html)('main').text()
        expect(plain(refused.body)).toBe(plain(nothing.body))
      }
    }
  })
})
