import { array, assert, asyncProperty, integer, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Line, MAX_LINE, readLines } from './line-reader.ts'

// oxlint-disable-next-line require-await -- a stream, whose chunks happen to be there
async function* stream(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks
}

async function linesOf(chunks: readonly Uint8Array[]): Promise<Line[]> {
  const all: Line[] = []
  for await (const lines of readLines(stream(chunks))) all.push(...lines)
  return all
}

describe('readLines', () => {
  test('gives the same lines however the bytes are cut', async () => {
    await assert(
      asyncProperty(
        array(string({ unit: 'grapheme' })),
        array(integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (texts, sizes) => {
          const wanted = texts.map((text) => text.replaceAll('\n', ' '))
          const bytes = Buffer.from(wanted.map((text) => `${text}\n`).join(''))
          const chunks: Uint8Array[] = []
          for (let at = 0, turn = 0; at < bytes.length; turn++) {
            const size = sizes[turn % sizes.length] ?? 1
            chunks.push(bytes.subarray(at, at + size))
            at += size
          }
          const expected = Buffer.from(wanted.join('\n')).toString('utf8').split('\n')
          const got = await linesOf(chunks)
          expect(got.map(({ text }) => text?.replace(/^\uFEFF/, ''))).toEqual(
            wanted.length === 0 ? [] : expected.map((text) => text.replace(/^\uFEFF/, '')),
          )
          expect(got.map(({ number }) => number)).toEqual(wanted.map((_, at) => at + 1))
        },
      ),
    )
  })

  test('counts a last line without a line feed', async () => {
    expect(await linesOf([Buffer.from('a\nb')])).toEqual([
      { number: 1, text: 'a' },
      { number: 2, text: 'b' },
    ])
  })

  test('passes over a line that is too long, and goes on after it', async () => {
    const part = Buffer.alloc(MAX_LINE / 2 + 1, 'x')
    expect(await linesOf([part, part, part, Buffer.from('x\nnext\n')])).toEqual([
      { number: 1, text: null },
      { number: 2, text: 'next' },
    ])
  })
})
