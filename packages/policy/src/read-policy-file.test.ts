import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_POLICY_BYTES, readPolicyFile } from './read-policy-file.ts'
import { wordPhrase } from './wording/word-phrase.ts'

const SENTENCE = 'Employees “must” not post a colleague’s café bill of £5 – ever.'

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const buffer = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le')
  return littleEndian ? buffer : buffer.swap16()
}

function bytesOf(...values: (string | number[])[]): Uint8Array {
  return Buffer.concat(
    values.map((value) => (typeof value === 'string' ? Buffer.from(value, 'latin1') : Buffer.from(value))),
  )
}

describe('reading a policy file', () => {
  test.each([
    ['UTF-8', Buffer.from(SENTENCE), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${SENTENCE}`), 'utf-8'],
    ['UTF-16 little-endian with a mark', utf16(SENTENCE, true, true), 'utf-16le'],
    ['UTF-16 big-endian with a mark', utf16(SENTENCE, false, true), 'utf-16be'],
    ['UTF-16 little-endian', utf16(SENTENCE, true, false), 'utf-16le'],
    ['UTF-16 big-endian', utf16(SENTENCE, false, false), 'utf-16be'],
    [
      'Windows-1252',
      bytesOf('Employees \x93must\x94 not post a colleague\x92s caf\xe9 bill of \xa35 \x96 ever.'),
      'windows-1252',
    ],
  ])('reads %s', (_, bytes, encoding) => {
    expect(readPolicyFile(bytes, 'policy.txt')).toEqual({
      ok: true,
      text: SENTENCE,
      encoding,
      format: 'text',
    })
  })

  test.each([
    ['policy.md', 'markdown'],
    ['POLICY.MARKDOWN', 'markdown'],
    ['policy.v2.txt', 'text'],
    ['policy', 'text'],
    ['-', 'text'],
  ])('takes the format of %s from its name', (filename, format) => {
    expect(readPolicyFile(Buffer.from('Be kind.'), filename)).toMatchObject({ ok: true, format })
  })

  test.each([
    ['no bytes', new Uint8Array(), 'a.txt', 'empty', /empty/],
    ['blank lines', Buffer.from(' \n\t\n'), 'a.txt', 'empty', /blank/],
    ['a mark only', Buffer.from('\uFEFF'), 'a.txt', 'empty', /blank/],
    ['a PDF by its name', Buffer.from('x'), 'a.pdf', 'wrong-type', /a PDF.*plain text/],
    ['a Word document by its name', Buffer.from('x'), 'dir.d/a.DOCX', 'wrong-type', /Word.*plain text/],
    ['an unknown type', Buffer.from('x'), 'a.exe', 'wrong-type', /\.exe.*plain text/],
    ['a PDF under another name', Buffer.from('%PDF-1.7 …'), 'a.txt', 'wrong-type', /is a PDF, whatever/],
    [
      'a zip under another name',
      bytesOf('PK', [3, 4, 20, 0]),
      'a.txt',
      'wrong-type',
      /Word document or a zip/,
    ],
    ['zero bytes in text', bytesOf('Be kind', [0, 0, 0], 'to all'), 'a.txt', 'not-text', /readable text/],
    ['control characters', bytesOf([1, 2, 3, 4, 5, 6, 65, 66]), 'a.txt', 'not-text', /readable text/],
    ['digits only', Buffer.from('1 2 3\n4 5'), 'a.txt', 'not-text', /readable text/],
    [
      'a spoiled character',
      bytesOf('Line one\nBe \xc3( kind to everybody'),
      'a.txt',
      'damaged-text',
      /line 2/,
    ],
    ['UTF-8 cut in two', Buffer.from('Be kind – always –').subarray(0, -1), 'a.txt', 'damaged-text', /UTF-8/],
    ['overlong UTF-8', bytesOf('Be kind \xc0\xaf to all'), 'a.txt', 'damaged-text', /line 1/],
    ['lone surrogates', utf16(`\uFEFFBe kind \uD800`, true, false), 'a.txt', 'not-text', /readable text/],
  ])('refuses %s', (_, bytes, filename, code, message) => {
    const result = readPolicyFile(bytes, filename)
    expect(result).toMatchObject({ ok: false, code })
    expect(result.ok ? '' : wordPhrase(result.message)).toMatch(message)
  })

  test('refuses a file over the limit, and reads one at the limit', () => {
    expect(readPolicyFile(new Uint8Array(MAX_POLICY_BYTES + 1), 'a.txt')).toMatchObject({ code: 'too-large' })
    expect(readPolicyFile(new Uint8Array(MAX_POLICY_BYTES).fill(65), 'a.txt')).toMatchObject({ ok: true })
  })

  test('never throws, and never takes long random bytes for a policy', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        const result = readPolicyFile(bytes, 'a.txt')
        expect(result.ok || wordPhrase(result.message).length > 20).toBe(true)
      }),
    )
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 200, maxLength: 600 }), (bytes) => {
        fc.pre(new Set(bytes).size > 60)
        expect(readPolicyFile(bytes, 'a.txt').ok).toBe(false)
      }),
    )
  })

  test('reads back any well-formed text in every encoding that can hold it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: 80 }), (words) => {
        const text = `Policy ${words.replaceAll(/[\p{C}]/gu, '')} end`
        for (const bytes of [Buffer.from(text), utf16(text, true, true), utf16(text, false, true)]) {
          expect(readPolicyFile(bytes, 'a.txt')).toMatchObject({ ok: true, text })
        }
      }),
    )
  })
})
