import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lexiconTables } from '../src/generated/lexicons.ts'
import { generateLexicons, refuseHidingNames } from './compile-lexicons.ts'

test('the committed tables are what the lexicons give: run `npm run build:lexicons -w @moothall/checker` after an edit', () => {
  const committed = readFileSync(new URL('../src/generated/lexicons.ts', import.meta.url), 'utf8')
  expect(committed === generateLexicons()).toBe(true)
})

test('all tables together stay under a megabyte', () => {
  const { categories: _categories, entries: _entries, ...numbers } = lexiconTables
  const bytes = JSON.stringify(numbers).length
  expect(bytes).toBeLessThan(1_000_000)
})

test('a lexicon may not take the name of a category that is worked out for each draft', () => {
  expect(() => refuseHidingNames(['insult-noun', 'body-name'])).toThrow(/body-name.txt/)
  expect(() => refuseHidingNames(['insult-noun'])).not.toThrow()
})
