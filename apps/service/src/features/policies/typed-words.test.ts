import { expect, test } from 'vitest'
import { en } from './messages/en.ts'
import { typedWords } from './typed-words.ts'

test('only what somebody wrote is given back, line by line', () => {
  const form = {
    _csrf: 'secret',
    'row-0': '3',
    'resolution-0': 'own-words',
    'words-0': 'Ask the\r\nmonitoring officer ',
    'note-logo': ['See the brand guide'],
    'note-feedback': '',
    shown: 'abc',
  }
  expect(typedWords(form, en)).toEqual([
    en.work.refusals.typed,
    'Ask the',
    'monitoring officer',
    'See the brand guide',
  ])
})

test('a form in which nothing was written gives back nothing', () => {
  expect(typedWords({ 'row-0': '1', reasons: ' ' }, en)).toEqual([])
})
