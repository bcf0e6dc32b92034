import { existsSync, readdirSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstLineBelowTitle, keptSource, letters, lostWords, saidBelowTitle } from '../test/source-words.ts'
import { diffPolicies, parsePolicy, type PolicyDocument, readingOrder } from './index.ts'

const FIXTURES = new URL('../test-fixtures/', import.meta.url)
const SEED = new URL('../../../../shared/policies/hbbc-social-media-policy.txt', import.meta.url)
const sources = ['', 'public-bodies/'].flatMap((folder) =>
  readdirSync(new URL(folder, FIXTURES))
    .filter((name) => /\.(?:txt|md)$/.test(name))
    .map((name) => ({ name, source: readFileSync(new URL(`${folder}${name}`, FIXTURES), 'utf8') })),
)
if (existsSync(SEED)) sources.push({ name: 'the seed', source: readFileSync(SEED, 'utf8') })

/** Tables are read column by column, and their headings are repeated in each row. */
const TABLES = new Set([
  'columns.txt',
  'dos-and-donts.md',
  'tabbed.txt',
  'word-paste.txt',
  'academy-tables.md',
  'college-columns.txt',
  'hr-handbook.txt',
  'port-health.md',
  'probation.md',
])

function expectWellFormed(document: PolicyDocument): void {
  const refs = document.provisions.map(({ ref }) => ref)
  expect(new Set(refs).size).toBe(refs.length)
  const sections = new Set(document.sections.map(({ ref }) => ref))
  expect(sections.size).toBe(document.sections.length)
  const seen = new Set<string>()
  for (const provision of document.provisions) {
    expect(provision.ref).toMatch(/^[A-Za-z0-9][A-Za-z0-9.-]*$/)
    expect(sections).toContain(provision.section)
    expect(provision.parent === null || seen.has(provision.parent)).toBe(true)
    expect(provision.appliesTo.length).toBeGreaterThan(0)
    seen.add(provision.ref)
  }
  expect(readingOrder(document)).toHaveLength(sections.size + refs.length)
  expect(JSON.parse(JSON.stringify(document))).toEqual(document)
}

const MARKS = [
  '',
  '',
  '',
  '1.',
  '2.',
  '3.',
  '1.1',
  '1.2',
  '2.1',
  '1.1.1',
  '(a)',
  '(b)',
  'a)',
  'i)',
  'ii.',
  'h)',
  'v.',
  '-',
  '*',
  '•',
  'Article 1',
  'Rule 2:',
  '§3',
  'Appendix A',
  'Part B',
  'Section Two:',
  'A.',
  'IV.',
  '#',
  '##',
  '3.0',
]
const TEXTS = [
  'Scope',
  'PERSONAL USE',
  'Roles and Responsibilities',
  'Employees must not post anything confidential.',
  'You should:',
  'be polite;',
  'the council and its staff, who',
  'ask your manager if you are in doubt',
  'Do',
  "Don't",
  'Councillors may comment.',
  'confi-',
  'Page 3 of 9',
  '7',
  '',
  '',
  '========',
  '---',
  'Contents',
  'Scope ........ 3',
  'Version: 2',
  'Anytown Council',
  'Social Media Policy',
  'What is social media?',
  '\f',
  'in section',
]

const lineOfPolicy = fc
  .tuple(fc.constantFrom(0, 0, 0, 2, 4, 8), fc.constantFrom(...MARKS), fc.constantFrom(...TEXTS))
  .map(([indent, mark, text]) => `${' '.repeat(indent)}${mark} ${text}`)
const anyPolicy = fc.array(lineOfPolicy, { maxLength: 40 }).map((lines) => lines.join('\n'))

const ROWS = [
  "| Do | Don't |",
  '| --- | --- |',
  '| Be polite | Shout |',
  '| one | two | three |',
  '|',
  "Do\tDon't",
  'be polite\tshout',
  "Do          Don't",
  'Be polite   Shout',
  'and kind    at people',
  '            or swear',
  'Name\tOffice\tPhone',
  'A\tB\tC',
  '1.\tScope',
  '4.2\tStaff must ask.',
  '',
  'Plain words.',
  'Always     Never',
  'a | b',
  'Scope\t3',
]
const anyTables = fc.array(fc.constantFrom(...ROWS), { maxLength: 25 }).map((lines) => lines.join('\n'))

describe('every policy that is parsed', () => {
  test.each(sources)('$name keeps every word, in order', ({ name, source }) => {
    const document = parsePolicy(source)
    expect(lostWords(source, document)).toEqual([])
    if (TABLES.has(name)) return
    const from = firstLineBelowTitle(document)
    expect(letters(saidBelowTitle(document))).toBe(letters(keptSource(source, document, from)))
  })

  test.each(sources)('$name is well formed and always the same', ({ source }) => {
    const document = parsePolicy(source)
    expectWellFormed(document)
    expect(parsePolicy(source)).toEqual(document)
    expect(parsePolicy(source.replaceAll('\n', '\r\n'))).toEqual(document)
    expect(diffPolicies(document, document).changes.every(({ kind }) => kind === 'unchanged')).toBe(true)
  })

  test('keeps every word of any mixture of layouts', () => {
    fc.assert(
      fc.property(anyPolicy, (source) => {
        const document = parsePolicy(source)
        expectWellFormed(document)
        expect(lostWords(source, document)).toEqual([])
        if (document.provisions.length === 0 && document.sections.length === 0) return
        const from = firstLineBelowTitle(document)
        expect(letters(saidBelowTitle(document))).toBe(letters(keptSource(source, document, from)))
      }),
      { numRuns: 500 },
    )
  })

  test('keeps every word of any mixture of tables', () => {
    fc.assert(
      fc.property(anyTables, (source) => {
        const document = parsePolicy(source)
        expectWellFormed(document)
        expect(lostWords(source, document)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('is read without an error, whatever the characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (source) => {
        const document = parsePolicy(source)
        expectWellFormed(document)
        expectWellFormed(parsePolicy(source, { format: 'markdown' }))
        expect(parsePolicy(source)).toEqual(document)
      }),
      { numRuns: 200 },
    )
  })
})
