import { describe, expect, test } from 'vitest'
import { parsePolicy } from './parse-policy.ts'

const LENGTH = 60_000

/** Texts made to cost a careless parser a square or worse of their length. */
const HOSTILE: Readonly<Record<string, string>> = {
  'spaces and no end': ' ',
  'one endless word': 'a',
  'dots as in a contents page': '. ',
  rules: '-',
  bullets: '- a\n',
  'numbers without text': '1.\n',
  'the same number': '1.1 a\n',
  'Roman or letter': '(i)\n',
  capitals: 'SCOPE\n\n',
  'Markdown headings': '## A\n',
  'empty headings': 'Personal use\n\n',
  'table rows': '| a | b |\n',
  'a row without end': '|-',
  'tables of dos and don’ts': "Do     Don't\na     b\n",
  'open links': '[a](',
  emphasis: '**a',
  'sentences cut in two': 'one two three four five six seven\n\n',
  hyphens: 'one two three four five six seven confi-\n',
  'page numbers': 'Page 1 of 2\nSocial media policy\n',
  announcements: 'You must not:\n\nshare\n\n',
  'names of codes': 'The Code of Conduct Policy ',
  'all employees': 'all employees ',
}

test('a table of very many columns and rows is no product of the two', { timeout: 60_000 }, () => {
  const text = `|${' Do |'.repeat(10_000)}\n${'| a | b |\n'.repeat(10_000)}`
  const start = performance.now()
  expect(parsePolicy(text).provisions.length).toBeGreaterThan(20_000)
  expect(performance.now() - start).toBeLessThan(6000)
})

describe('the time that parsing takes', () => {
  test.each(Object.entries(HOSTILE))('stays small for %s', { timeout: 60_000 }, (_, piece) => {
    const text = piece.repeat(Math.ceil(LENGTH / piece.length))
    const start = performance.now()
    parsePolicy(text)
    // A square of the length would take minutes; the bound leaves room for a busy machine.
    expect(performance.now() - start).toBeLessThan(6000)
  })
})
