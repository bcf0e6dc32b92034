import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ukDate } from '../../platform/clock/clock.ts'
import { typedDate, typedText } from './form.ts'
import { repairedText } from './repaired-text.decision.ts'
import { isSlug, slugOf } from './slug.decision.ts'
import { ukMidnight } from './uk-midnight.ts'

describe('a repair', () => {
  const offered = { original: 'logs', suggestion: 'Blogs', applied: false }
  const applied = { original: 'you\n\nshould', suggestion: 'you should', applied: true }
  test.each([
    ['offered and not decided', 'logs and forums', { ...offered, decision: null }, 'logs and forums'],
    ['offered and accepted', 'logs and forums', { ...offered, decision: 'accepted' }, 'Blogs and forums'],
    ['offered and declined', 'logs and forums', { ...offered, decision: 'declined' }, 'logs and forums'],
    ['applied and accepted', 'you should ask', { ...applied, decision: 'accepted' }, 'you should ask'],
    ['applied and declined', 'you should ask', { ...applied, decision: 'declined' }, 'you\n\nshould ask'],
    ['of something that is not in the text', 'forums', { ...offered, decision: 'accepted' }, 'forums'],
    ['of nothing', 'forums', { ...offered, original: '', decision: 'accepted' }, 'forums'],
  ] as const)('%s', (_what, text, repair, result) => {
    expect(repairedText(text, [repair])).toBe(result)
  })
})

test('a slug made from any title is one, or empty', () => {
  expect(slugOf('Social Media Policy')).toBe('social-media-policy')
  expect(slugOf('Pòlisi Cyfryngau – 2026!')).toBe('polisi-cyfryngau-2026')
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
      const slug = slugOf(title)
      expect(slug === '' || isSlug(slug), `${title} gave ${slug}`).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('a UK day begins at its midnight, in winter, in summer and on the days between', () => {
  expect(ukMidnight('2026-12-01').toISOString()).toBe('2026-12-01T00:00:00.000Z')
  expect(ukMidnight('2026-07-01').toISOString()).toBe('2026-06-30T23:00:00.000Z')
  const day = fc
    .date({
      min: new Date('2020-01-01T00:00:00Z'),
      max: new Date('2040-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10))
  fc.assert(
    fc.property(day, (date) => {
      const start = ukMidnight(date)
      expect(ukDate(start)).toBe(date)
      expect(ukDate(new Date(start.getTime() - 1))).not.toBe(date)
    }),
    { numRuns: 1000 },
  )
})

test.each([
  [['1', '4', '2027'], '2027-04-01'],
  [['01', '04', ' 2027 '], '2027-04-01'],
  [['', '', ''], ''],
  [['31', '2', '2027'], undefined],
  [['29', '2', '2027'], undefined],
  [['29', '2', '2028'], '2028-02-29'],
  [['1', '4', '27'], undefined],
  [['x', '4', '2027'], undefined],
  [['1', '', '2027'], undefined],
  [['1', '-4', '2027'], undefined],
] as const)('the date %j is %s', ([day, month, year], expected) => {
  expect(typedDate(day, month, year)).toBe(expected)
})

test('typed text keeps lines and tabs and loses what a database refuses', () => {
  expect(typedText('  a\u0000b\r\nc\td\u200B\u001F \n')).toBe('ab\nc\td')
})
