import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
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
import { receiptWords, renderReceiptPdf } from '@moothall/receipt-pdf'
import { receiptFonts } from '@moothall/service/receipt-fonts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const MAIN = path.resolve(import.meta.dirname, '../main.ts')
const ORIGIN = 'council.example/moothall'
const SEED = new Uint8Array(32).fill(7)
const keyOf = (name: string, seed: Uint8Array) => parseSignerKey(formatSignerKey(name, seed)).verifier

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** The real command in a process of its own. */
async function moothall(...args: string[]): Promise<Ended> {
  return await moothallWith({}, ...args)
}

async function moothallWith(env: NodeJS.ProcessEnv, ...args: string[]): Promise<Ended> {
  const options = { encoding: 'utf8', env: { ...process.env, ...env } } as const
  return await new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], options, (error, out, err) => {
      const code = typeof error?.code === 'number' ? error.code : error ? -1 : 0
      resolve({ code, out, err })
    })
  })
}

const languageFile = (proof: string) =>
  `export const messages = { receipt: { document: { headings: { proof: ${proof} } } } }`

let folder: string
const file = (name: string) => path.join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'moothall-verify-'))
  const payload = {
    kind: 'test.noted',
    at: '2026-11-22T14:00:00.000Z',
    note: 'as it was \u001b[31m',
  }
  const salt = new Uint8Array(32).fill(9)
  const { leafHash } = sealEntry(payload, salt)
  const signers = [createSigner(ORIGIN, SEED)]
  const signed = (size: number, root: Uint8Array) => signCheckpoint({ origin: ORIGIN, size, root }, signers)
  const receipt = buildReceipt({
    payload,
    salt,
    leafIndex: 0,
    inclusion: [],
    checkpoint: await signed(1, rootOfLeafHashes([leafHash])),
  })
  const json = serialiseReceipt(receipt)
  const pdf = await renderReceiptPdf(receipt, receiptFonts())
  // Half translated, as the files of a language that is being worked on are: the rest is said in English.
  const { document } = receiptWords
  const words = { ...document, headings: { ...document.headings, proof: 'Y prawf' } }
  const welsh = await renderReceiptPdf(receipt, receiptFonts(), { language: 'cy', words })
  const spoiledWelsh = welsh.slice()
  spoiledWelsh[20] = 65
  const spoiledPdf = pdf.slice()
  spoiledPdf[20] = 65
  const files: [string, string | Uint8Array][] = [
    ['receipt.json', json],
    ['receipt.pdf', pdf],
    ['spoiled.json', json.replace('as it was', 'as it wa5')],
    ['spoiled.pdf', spoiledPdf],
    ['welsh.pdf', welsh],
    ['welsh-spoiled.pdf', spoiledWelsh],
    ['languages/cy/messages.ts', languageFile("'Y prawf'")],
    ['other-words/cy/messages.ts', languageFile("'Prawf'")],
    ['broken/cy/messages.ts', languageFile('1')],
    ['key', `# the ledger's key\n${formatVerifierKey(keyOf(ORIGIN, SEED))}\n`],
    ['other-key', formatVerifierKey(keyOf('other.example/moothall', SEED))],
    ['private-key', formatSignerKey(ORIGIN, SEED)],
    ['same-checkpoint', await signed(1, rootOfLeafHashes([leafHash]))],
    ['other-history', await signed(1, new Uint8Array(32))],
    ['later-checkpoint', await signed(9, new Uint8Array(32))],
  ]
  for (const [name, content] of files) {
    await mkdir(path.dirname(file(name)), { recursive: true })
    await writeFile(file(name), content)
  }
})

afterAll(async () => {
  await rm(folder, { recursive: true })
})

describe('moothall verify', () => {
  test.each([
    ['receipt.json', 'key', undefined, 0, 'VALID'],
    ['receipt.pdf', 'key', undefined, 0, 'VALID'],
    ['receipt.pdf', 'key', 'same-checkpoint', 0, 'VALID'],
    ['spoiled.json', 'key', undefined, 10, 'SPOILED'],
    ['spoiled.pdf', 'key', undefined, 10, 'SPOILED'],
    ['key', 'key', undefined, 10, 'SPOILED'],
    ['receipt.json', 'other-key', undefined, 11, 'OF ANOTHER LEDGER'],
    ['receipt.pdf', 'other-key', undefined, 11, 'OF ANOTHER LEDGER'],
    ['receipt.json', 'key', 'other-history', 12, 'ROLLED BACK'],
    ['receipt.pdf', 'key', 'other-history', 12, 'ROLLED BACK'],
    ['receipt.json', 'key', 'later-checkpoint', 13, 'CANNOT TELL'],
    ['receipt.pdf', 'key', 'receipt.json', 13, 'CANNOT TELL'],
  ])('%s with %s and checkpoint %s ends with %s %s', async (receipt, key, checkpoint, code, word) => {
    const outside = checkpoint === undefined ? [] : ['--checkpoint', file(checkpoint)]
    const ended = await moothall('verify', file(receipt), '--key', file(key), ...outside)
    expect(ended).toMatchObject({ code, err: '' })
    expect(ended.out).toMatch(new RegExp(`^${word}: `))
  })

  test('a valid receipt says what it says, and nothing in it reaches the terminal as a command', async () => {
    const { out } = await moothall('verify', file('receipt.pdf'), '--key', file('key'))
    expect(out).toContain('test.noted')
    expect(out).toContain('as it was ‹U+001B›[31m')
  })

  test('a spoiled receipt is not repeated', async () => {
    const { out } = await moothall('verify', file('spoiled.json'), '--key', file('key'))
    expect(out).not.toContain('as it wa')
  })

  test('with --json the answer is JSON and nothing else', async () => {
    const { out, code } = await moothall('verify', file('receipt.json'), '--key', file('key'), '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ verdict: 'valid', reason: 'signed' })
  })

  test.each<[string, number, RegExp, (at: typeof file) => string[]]>([
    ['no key', 2, /required option '--key <file>'/, (at) => [at('receipt.json')]],
    ['no receipt', 2, /missing required argument 'file'/, (at) => ['--key', at('key')]],
    [
      'an option that does not exist',
      2,
      /unknown option/,
      (at) => [at('receipt.json'), '--key', at('key'), '--pdf'],
    ],
    ['a receipt that is not there', 1, /There is no file/, (at) => [at('nothing'), '--key', at('key')]],
    ['a folder', 1, /is a folder/, (at) => [at(''), '--key', at('key')]],
    [
      'a key that is none',
      1,
      /not a ledger’s public key/,
      (at) => [at('receipt.json'), '--key', at('receipt.pdf')],
    ],
    ['the private key', 1, /private key/, (at) => [at('receipt.json'), '--key', at('private-key')]],
  ])('given %s, it ends with %s and says so on standard error only', async (_, code, words, args) => {
    const ended = await moothall('verify', ...args(file))
    expect(ended).toMatchObject({ code, out: '' })
    expect(ended.err).toMatch(words)
    expect(ended.err).not.toContain('PRIVATE+KEY')
  })
})

describe('moothall verify of a PDF in another language', () => {
  const verifyWith = (languages: string, receipt: string) =>
    moothallWith({ MOOTHALL_LANGUAGES: file(languages) }, 'verify', file(receipt), '--key', file('key'))

  test.each([
    ['languages', 'welsh.pdf', 0, /^VALID: /],
    ['languages', 'welsh-spoiled.pdf', 10, /^SPOILED: /],
    ['none', 'welsh.pdf', 13, /^CANNOT TELL: .*“cy”, whose words are not here[^]*test\.noted/],
    ['other-words', 'welsh.pdf', 13, /^CANNOT TELL: .*“cy”, but its words have been changed[^]*test\.noted/],
    ['broken', 'receipt.pdf', 0, /^VALID: /],
  ])('with the languages in %s, %s ends with %s', async (languages, receipt, code, words) => {
    const ended = await verifyWith(languages, receipt)
    expect(ended).toMatchObject({ code, err: '' })
    expect(ended.out).toMatch(words)
  })

  test('language files that do not fit are named, and nothing is answered', async () => {
    const ended = await verifyWith('broken', 'welsh.pdf')
    expect(ended).toMatchObject({ code: 1, out: '' })
    expect(ended.err).toContain('receipt.document.headings.proof')
  })
})
