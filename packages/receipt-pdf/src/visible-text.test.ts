import { create } from 'fontkit'
import { describe, expect, test } from 'vitest'
import { fonts } from '../test/a-receipt.ts'
import { isDrawn, visibleText } from './visible-text.ts'

describe('what a receipt shows of a text', () => {
  test.each(['regular', 'bold'] as const)(
    'every character called drawn has a glyph in the %s font',
    (weight) => {
      const font = create(Buffer.from(fonts[weight]))
      if (!('hasGlyphForCodePoint' in font)) throw new Error('this is a collection of fonts')
      const without = Array.from({ length: 0x10000 }, (_, codePoint) => codePoint)
        .filter(isDrawn)
        .filter((codePoint) => !font.hasGlyphForCodePoint(codePoint))
        .map((codePoint) => codePoint.toString(16))
      expect(without).toEqual([])
    },
  )

  test.each(['Gŵyn Ŷsgol', 'Łukasz Żółć', 'Şahin İğdır', 'Ὀδυσσεύς'.slice(1), 'Київ', '“don’t” – €5'])(
    'names and words of Europe stay: %s',
    (text) => {
      expect(visibleText(text)).toBe(text)
    },
  )

  test('a letter and its accent become one', () => {
    expect(visibleText('w\u0302')).toBe('ŵ')
  })

  test.each([
    ['中', '‹U+4E2D›'],
    ['a\u202eb', 'a‹U+202E›b'],
    ['a\u200bb', 'a‹U+200B›b'],
    ['\u001b[31m', '‹U+001B›[31m'],
    ['\u009b31m', '‹U+009B›31m'],
    ['😀', '‹U+1F600›'],
    ['\ud800', '‹U+D800›'],
    ['one\r\ntwo\tthree', 'one\ntwo three'],
  ])('%j is shown as %j', (text, shown) => {
    expect(visibleText(text)).toBe(shown)
  })
})
