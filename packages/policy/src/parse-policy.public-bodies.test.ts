import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { judge } from '../test/expected-outline.ts'
import { readPolicyFile, wordPhrase } from './index.ts'

const FIXTURES = new URL('../test-fixtures/public-bodies/', import.meta.url)
const names = readdirSync(FIXTURES).filter((name) => /\.(?:txt|md)$/.test(name))

describe('invented policies of public bodies, as a person reads them', () => {
  test.each(names)('%s is read as expected', (name) => {
    const file = readPolicyFile(readFileSync(new URL(name, FIXTURES)), name)
    if (!file.ok) throw new Error(wordPhrase(file.message))
    const expectation = readFileSync(new URL(`${name}.expected`, FIXTURES), 'utf8')
    const judgements = judge(file.text, file.format, expectation)
    expect(judgements.length).toBeGreaterThan(20)
    expect(judgements.filter(({ right }) => !right).map(({ detail }) => detail)).toEqual([])
  })

  test('there are enough of them', () => {
    expect(names.length).toBeGreaterThanOrEqual(30)
  })
})
