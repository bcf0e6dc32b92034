import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  buildReceipt,
  createSigner,
  formatSignerKey,
  formatVerifierKey,
  parseSignerKey,
  rootOfLeafHashes,
  sealEntry,
  serialiseReceipt,
  signCheckpoint,
} from '@moothall/ledger'
import { type ReceiptLanguage, renderReceiptPdf } from '@moothall/receipt-pdf'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { receiptFonts } from '../apps/service/src/platform/receipt-fonts.ts'
import { languageLinks } from '../apps/service/src/platform/rendering/language-links.ts'
import {
  assembleVerifyPage,
  buildVerifyPage,
  buildVerifyPageParts,
} from '../apps/service/src/platform/verify-page/build-verify-page.ts'
import { receiptLanguage } from '../apps/service/src/platform/verify-page/messages.ts'
import { layoutMessages } from '../apps/service/src/views/messages.ts'
import { englishLeft } from '../apps/service/test/english-left.ts'
import { addInventedLanguage, invented, withDrawnBrackets } from '../apps/service/test/invented-language.ts'
import { expectNoAxeViolations, expectNoSidewaysScroll } from './support/axe.ts'
import { launchBrowser, viewports } from './support/browser.ts'

const ORIGIN = 'council.example/moothall'
const SEED = new Uint8Array(32).fill(7)
const keyLine = (name: string) => formatVerifierKey(parseSignerKey(formatSignerKey(name, SEED)).verifier)

let browser: Browser
let folder: string
let drawnIn: (language: ReceiptLanguage | undefined) => Promise<Uint8Array>
const at = (name: string) => path.join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'moothall-verify-page-'))
  const payload = {
    kind: 'acknowledgement.made',
    at: '2026-11-22T14:00:00.000Z',
    person: { id: '1', name: 'Gŵyn Łukasz Şahin 中 <b>bold</b>' },
    policy: { id: '2', slug: 'social-media', title: 'Social media policy', version: 3, contentHash: 'ab' },
    wording: 'I have read and understood it. '.repeat(120),
    categories: ['officer'],
  }
  const salt = new Uint8Array(32).fill(9)
  const { leafHash } = sealEntry(payload, salt)
  const signed = (root: Uint8Array) =>
    signCheckpoint({ origin: ORIGIN, size: 1, root }, [createSigner(ORIGIN, SEED)])
  const checkpoint = await signed(rootOfLeafHashes([leafHash]))
  const receipt = buildReceipt({ payload, salt, leafIndex: 0, inclusion: [], checkpoint })
  const pdf = await renderReceiptPdf(receipt, receiptFonts())
  drawnIn = async (language) => await renderReceiptPdf(receipt, receiptFonts(), language)
  const spoiled = pdf.slice()
  spoiled[spoiled.length - 40] = 65
  const { html } = await buildVerifyPage()
  const files: [string, string | Uint8Array][] = [
    ['verify.html', html],
    ['receipt.json', serialiseReceipt(receipt)],
    ['receipt.pdf', pdf],
    ['spoiled.pdf', spoiled],
    ['key', keyLine(ORIGIN)],
    ['other-key', keyLine('other.example/moothall')],
    ['checkpoint', checkpoint],
    ['other-history', await signed(new Uint8Array(32))],
  ]
  for (const [name, content] of files) await writeFile(at(name), content)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true })
})

/** The page from a disk; whatever it asks of anyone or complains about is in `complaints`. */
async function openPage(
  size: keyof typeof viewports = 'desktop',
  javaScriptEnabled = true,
  file = 'verify.html',
) {
  const context = await browser.newContext({ viewport: viewports[size], javaScriptEnabled })
  const page = await context.newPage()
  const complaints: string[] = []
  const address = pathToFileURL(at(file)).href
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (request.url() !== address) complaints.push(`asked for ${request.url()}`)
  })
  await page.goto(address)
  return { page, complaints, close: () => context.close() }
}

async function answerOf(page: Page): Promise<string | null> {
  await page.locator('#button').click()
  await page.locator('#result').waitFor({ state: 'visible' })
  return await page.locator('#result-word').textContent()
}

describe('the verification page, opened from a disk', () => {
  test.each([
    ['receipt.json', 'key', undefined, 'Valid', 0],
    ['receipt.pdf', 'key', undefined, 'Valid', 0],
    ['receipt.pdf', 'key', 'checkpoint', 'Valid', 0],
    ['spoiled.pdf', 'key', undefined, 'Spoiled', 10],
    ['receipt.pdf', 'other-key', undefined, 'Of another ledger', 11],
    ['receipt.pdf', 'key', 'other-history', 'Rolled back', 12],
    ['receipt.json', 'key', 'receipt.json', 'Cannot tell', 13],
  ])('%s with %s and checkpoint %s: %s, %s', async (receipt, key, checkpoint, word, code) => {
    const { page, complaints, close } = await openPage()
    await page.getByLabel('Receipt', { exact: true }).setInputFiles(at(receipt))
    await page.getByLabel('Or choose the file that holds it').setInputFiles(at(key))
    if (checkpoint !== undefined) {
      await page.getByLabel('Checkpoint from outside').setInputFiles(at(checkpoint))
    }
    expect(await answerOf(page)).toBe(word)
    expect(await page.locator('#result-code').textContent()).toContain(`end with ${code}.`)
    expect(await page.evaluate('document.activeElement.id')).toBe('result')
    expect(complaints).toEqual([])
    await close()
  })

  test.each(['phone', 'desktop'] as const)(
    'it can be used by keyboard, at the size of a %s',
    async (size) => {
      const { page, complaints, close } = await openPage(size)
      await expectNoAxeViolations(page)
      await page.getByRole('button', { name: 'Check the receipt' }).focus()
      await page.keyboard.press('Enter')
      await page.locator('#error-summary').waitFor({ state: 'visible' })
      expect(await page.evaluate('document.activeElement.id')).toBe('error-summary')
      expect(await page.locator('#error-list li').allTextContents()).toEqual([
        'Choose the receipt',
        'Paste the key or choose its file',
      ])
      expect(await page.locator('#key-text').getAttribute('aria-describedby')).toBe(
        'key-text-hint key-text-error',
      )
      await expectNoAxeViolations(page)
      await expectNoSidewaysScroll(page)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      expect(await page.evaluate('document.activeElement.id')).toBe('receipt')
      await page.locator('#receipt').setInputFiles(at('receipt.pdf'))
      await page.keyboard.press('Tab')
      await page.keyboard.type(keyLine(ORIGIN))
      await page.getByRole('button', { name: 'Check the receipt' }).press('Enter')
      await page.locator('#result').waitFor({ state: 'visible' })
      expect(await page.locator('#result-facts').textContent()).toContain('‹U+4E2D› <b>bold</b>')
      await expectNoAxeViolations(page)
      await expectNoSidewaysScroll(page)
      expect(complaints).toEqual([])
      await close()
    },
  )

  test('without JavaScript it names the command line', async () => {
    const { page, close } = await openPage('phone', false)
    expect(await page.locator('#needs-script').isVisible()).toBe(true)
    expect(await page.locator('#needs-script').textContent()).toContain('moothall verify FILE --key FILE')
    expect(await page.locator('#form').isVisible()).toBe(false)
    await close()
  })
})

describe('the verification page in a language that is added as files alone', () => {
  /** The language switch names English, and the receipt a person and a policy. */
  const notWords = ['English', 'Gŵyn Łukasz Şahin ‹U+4E2D› <b>bold</b>', 'Social media policy']

  /** In the page's folder: the page in the language, one without it, and a receipt in it. */
  async function writeInvented(): Promise<void> {
    await writeFile(at('english-alone.html'), (await buildVerifyPage()).html)
    await addInventedLanguage()
    const pdf = await drawnIn(receiptLanguage(invented))
    const spoiled = pdf.slice()
    spoiled[spoiled.length - 40] = 65
    await writeFile(at('invented.pdf'), pdf)
    await writeFile(at('invented-spoiled.pdf'), spoiled)
    const served = assembleVerifyPage(
      await buildVerifyPageParts(),
      invented,
      languageLinks(layoutMessages, invented),
    )
    await writeFile(at('invented.html'), served.html)
    await writeFile(at('english.html'), (await buildVerifyPage()).html)
  }

  test('all of it and all that it answers are in the language, and receipts in it are drawn again', async () => {
    await writeInvented()
    const cases = [
      ['invented.pdf', 'key', undefined, 'valid'],
      ['receipt.pdf', 'key', 'checkpoint', 'valid'],
      ['invented-spoiled.pdf', 'key', undefined, 'spoiled'],
      ['invented.pdf', 'other-key', undefined, 'other-ledger'],
      ['invented.pdf', 'key', 'other-history', 'rolled-back'],
      ['invented.pdf', 'key', 'receipt.json', 'cannot-tell'],
    ] as const
    const { page, complaints, close } = await openPage('phone', true, 'invented.html')
    // A saved copy offers no other language: nobody would give it.
    expect(await page.locator('.moothall-languages').isVisible()).toBe(false)
    await page.locator('#button').click()
    await page.locator('#error-summary').waitFor({ state: 'visible' })
    await page.locator('#receipt').setInputFiles(at('receipt.pdf'))
    await page.locator('#key-text').fill('nonsense')
    await page.locator('#button').click()
    await page.locator('#key-text-error').waitFor({ state: 'visible' })
    expect(englishLeft(await shownBy(page), notWords)).toEqual([])
    await page.locator('#key-text').fill('')
    for (const [receipt, key, checkpoint, verdict] of cases) {
      await page.locator('#receipt').setInputFiles(at(receipt))
      await page.locator('#key-file').setInputFiles(at(key))
      await page.locator('#checkpoint').setInputFiles(checkpoint === undefined ? [] : at(checkpoint))
      await answerOf(page)
      expect(await page.locator('#result').getAttribute('data-verdict'), receipt).toBe(verdict)
      const facts = await page.locator('#result-facts dd').allTextContents()
      // The rest of the facts are words, such as dates: those have to be in the language.
      const data = facts.filter((fact) => !fact.includes(' ') || fact.includes('understood'))
      expect(englishLeft(await shownBy(page), [...data.map((fact) => fact.trim()), ...notWords])).toEqual([])
      await expectNoSidewaysScroll(page)
    }
    await expectNoAxeViolations(page)
    expect(complaints).toEqual([])
    await close()
  })

  test('the same receipt on a page in English: valid where the language is, else it cannot tell and says which', async () => {
    await writeInvented()
    const answers: string[] = []
    for (const file of ['english.html', 'english-alone.html']) {
      const { page, complaints, close } = await openPage('desktop', true, file)
      await page.locator('#receipt').setInputFiles(at('invented.pdf'))
      await page.locator('#key-file').setInputFiles(at('key'))
      answers.push(`${await answerOf(page)}: ${await page.locator('#result-explanation').textContent()}`)
      // The receipt inside was verified in both cases.
      expect(await page.locator('#result-facts').textContent()).toContain('Social media policy')
      expect(complaints).toEqual([])
      await close()
    }
    expect(answers).toEqual([
      expect.stringMatching(/^Valid: /),
      expect.stringMatching(/^Cannot tell: .*“en-XA”/),
    ])
  })

  async function shownBy(page: Page): Promise<string> {
    return withDrawnBrackets(await page.content())
  }
})
