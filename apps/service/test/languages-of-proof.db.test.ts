import {
  fillIn,
  formatSignerKey,
  KeyError,
  parseVerifierKeys,
  say,
  serialiseReceipt,
  signCheckpoint,
  type VerifierKey,
} from '@moothall/ledger'
import {
  type FileVerdict,
  languageOfPdf,
  readReceiptFromPdf,
  reportVerdict,
  verifyReceiptDocument,
} from '@moothall/receipt-pdf'
import { load } from 'cheerio'
import { beforeEach, describe, expect, test } from 'vitest'
import type { PageWords } from '../src/browser/verify-page/page-words.ts'
import { demoLinks, seedDemo } from '../src/features/demo/index.ts'
import { createLedgerService } from '../src/platform/ledger/create-ledger-service.ts'
import { sealPending } from '../src/platform/ledger/seal-pending.ts'
import { receiptFonts } from '../src/platform/receipt-fonts.ts'
import { englishLeft } from './english-left.ts'
import { addInventedLanguage, invented, outsideBrackets, withDrawnBrackets } from './invented-language.ts'
import { testKeys } from './keys.ts'
import { type TestService, testService } from './test-service.ts'

const keys = testKeys()
const fonts = receiptFonts()

/** The demonstration with receipts that are sealed. */
async function serviceWithReceipts(): Promise<TestService> {
  const service = await testService(({ config }) => ({
    config: { ...config, demo: true, mail: 'outbox' },
    ledger: createLedgerService(keys.verifiers),
  }))
  await seedDemo(service.context, { people: 100, acknowledged: 1 }, () => undefined)
  const client = await service.db.sequencerPool.connect()
  try {
    await sealPending(client, { keys, clock: service.context.clock })
  } finally {
    client.release()
  }
  return service
}

/** A receipt's PDF as an auditor downloads it from pages in a language. */
async function pdfIn(service: TestService, locale: string): Promise<Uint8Array> {
  const { rows } = await service.db.ownerPool.query<{ entry_id: string }>(
    'select entry_id from acknowledgement limit 1',
  )
  const auditor = demoLinks(service.context).find(({ role }) => role === 'auditor')
  const path = new URL(auditor?.address ?? '').pathname
  const browser = service.browser()
  await browser.get(`/?lang=${locale}`)
  await browser.get(path)
  await browser.submit(path, {})
  const answer = await browser.get(`/receipts/${rows[0]?.entry_id ?? ''}.pdf`)
  expect(answer.headers['content-type']).toBe('application/pdf')
  return new Uint8Array(answer.rawPayload)
}

/** What the page's script reads, from the page as it is served. */
function wordsOf(html: string): PageWords {
  return JSON.parse(load(html)('#words').text()) as PageWords
}

describe('with a language that is added as files alone', () => {
  beforeEach(async () => {
    await addInventedLanguage()
  })

  test('the verification page is in the visitor’s language, offers the others, and still connects to nothing', async () => {
    const service = await testService()
    const visitor = service.browser()
    const inEnglish = await visitor.get('/verify')
    expect(load(inEnglish.body)('html').attr('lang')).toBe('en')
    expect(load(inEnglish.body)(`.moothall-languages a[hreflang=${invented}]`)).toHaveLength(1)
    expect((await visitor.get(`/verify?lang=${invented}`)).headers.location).toBe('/verify')
    const served = await visitor.get('/verify')
    expect(load(served.body)('html').attr('lang')).toBe(invented)
    expect(englishLeft(served.body, ['English'])).toEqual([])
    expect(served.headers.vary).toContain('cookie')
    expect(served.headers['content-security-policy']).toBe(inEnglish.headers['content-security-policy'])
    expect((await visitor.get('/verify.html')).body).toBe(served.body)
    expect(wordsOf(served.body).page.button).toMatch(/^⟦.*⟧$/)
  })

  test('a PDF from a page in it verifies, and every answer is in it', async () => {
    const service = await serviceWithReceipts()
    const pdf = await pdfIn(service, invented)
    expect(languageOfPdf(pdf)).toBe(invented)
    const visitor = service.browser()
    await visitor.get(`/?lang=${invented}`)
    const words = wordsOf((await visitor.get('/verify')).body)
    const languages = new Map(Object.entries(words.languages))
    const verify = (file: Uint8Array, more: { keys?: VerifierKey[]; outsideCheckpoint?: string } = {}) =>
      verifyReceiptDocument(file, { keys: keys.verifiers, fonts, languages, ...more })

    const valid = await verify(pdf)
    expect(valid).toMatchObject({ verdict: 'valid', reason: 'signed' })
    const spoiled = pdf.slice()
    spoiled[spoiled.length - 40] = 65
    const { origin = '', size = 0 } = valid.proven?.checkpoint ?? {}
    const elsewhere = await signCheckpoint({ origin, size, root: new Uint8Array(32) }, keys.signers)
    const found: Record<string, FileVerdict> = {
      valid,
      spoiled: await verify(spoiled),
      'other-ledger': await verify(pdf, { keys: testKeys('other.example/moothall', 3).verifiers.slice() }),
      'rolled-back': await verify(pdf, { outsideCheckpoint: elsewhere }),
      'cannot-tell': await verify(pdf, { outsideCheckpoint: 'no checkpoint' }),
    }
    for (const [verdict, answer] of Object.entries(found)) {
      expect(answer.verdict).toBe(verdict)
      const { word, explanation, receipt } = reportVerdict(answer, words)
      const labels = (receipt?.facts ?? []).map(([label]) => label)
      const said = [word, explanation, receipt?.title ?? '', ...labels].map(withDrawnBrackets)
      expect(said.map(outsideBrackets).join('').trim(), verdict).toBe('')
    }
  })

  test('a PDF from a page in English is the one of before, wherever it is verified', async () => {
    const service = await serviceWithReceipts()
    const pdf = await pdfIn(service, 'en')
    expect(languageOfPdf(pdf)).toBeUndefined()
    expect(await verifyReceiptDocument(pdf, { keys: keys.verifiers, fonts })).toMatchObject({
      verdict: 'valid',
    })
  })

  test('where the language is missing, it cannot tell, and the receipt inside holds', async () => {
    const service = await serviceWithReceipts()
    const pdf = await pdfIn(service, invented)
    const found = await verifyReceiptDocument(pdf, { keys: keys.verifiers, fonts })
    expect(found).toMatchObject({ verdict: 'cannot-tell', reason: 'other-language' })
    expect(found.explanation).toContain(invented)
    const [receipt] = [found.proven?.receipt]
    expect(receipt && serialiseReceipt(receipt)).toBe(readReceiptFromPdf(pdf))
  })

  test('what is wrong with a key is said in it', async () => {
    const visitor = (await testService()).browser()
    await visitor.get(`/?lang=${invented}`)
    const words = wordsOf((await visitor.get('/verify')).body)
    const refused: string[] = []
    for (const text of ['', 'nonsense', 'a+12345678+!', formatSignerKey('a', new Uint8Array(32))]) {
      try {
        parseVerifierKeys(text)
      } catch (error) {
        if (!(error instanceof KeyError)) throw error
        refused.push(fillIn(words.page.errors.badKey, { problem: say(error.said, words.ledger) }))
      }
    }
    expect(refused).toHaveLength(4)
    expect(refused.map(outsideBrackets).join('')).toBe('')
  })
})
