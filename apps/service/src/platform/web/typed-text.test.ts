import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { typedLine, typedLines } from './typed-text.ts'

test.each([
  ['names keep what is theirs', 'Ŵyn  O’Łabędź', 'Ŵyn  O’Łabędź'],
  ['marks that turn a direction', 'a\u202eb\u2066c\u2069d\u202a\u202c', 'abcd'],
  ['controls of a terminal', '\u001b[31mred\u009b', '[31mred'],
  ['line breaks in a line', 'one\r\ntwo\u2028three\u2029', 'one two three'],
  ['half a character', 'a\ud800', 'a\ufffd'],
  [
    'what joins letters, and a direction of a single letter, stays',
    'می\u200cخواهم \u200fא',
    'می\u200cخواهم \u200fא',
  ],
])('%s', (_what, typed, kept) => {
  expect(typedLine(typed)).toBe(kept)
})

test('several lines keep their breaks, each as one character, and their tabs', () => {
  expect(typedLines(' \r\none\r\n\ttwo\rthree\u2028four\n\n\u202efive\u0000\u0085 ')).toBe(
    'one\n\ttwo\nthree\nfour\n\nfive',
  )
})

test('nothing is left of what turns or controls, and cleaning again changes nothing', () => {
  assert(
    property(string({ unit: 'binary' }), (typed) => {
      const kept = typedLines(typed)
      expect(kept).not.toMatch(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u)
      expect(typedLines(kept)).toBe(kept)
      expect(typedLine(typed)).not.toMatch(/\n/)
    }),
  )
})
