import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  CATEGORIES,
  ENGLISH,
  parsePolicy,
  phrase,
  type Phrase,
  type PhraseParam,
  PHRASES,
  readPolicyFile,
  sectionHeading,
  TOPIC_KEYS,
  topicLabel,
  type Wording,
  wordPhrase,
  wordPolicy,
} from '../index.ts'
import { wordingFaults } from './wording-faults.ts'

const messages: Readonly<Partial<Record<string, string>>> = ENGLISH

test('the English message file has every key with its parameters, and no other', () => {
  expect(wordingFaults(messages)).toEqual([])
})

test.each([
  ['a key is missing', { 'force.from': undefined }, 'force.from is missing'],
  ['a key is one too many', { 'force.form': 'from {ref}' }, 'force.form is no key'],
  ['a parameter is misspelt', { 'force.from': 'from {reff}' }, 'force.from names {reff}, which it has not'],
  ['a parameter is left out', { 'force.from': 'from there' }, 'force.from leaves out {ref}'],
  ['a message is empty', { 'force.do': ' ' }, 'force.do is empty'],
])('it is said where %s', (_, change, fault) => {
  expect(wordingFaults({ ...messages, ...change })).toEqual([fault])
})

test('every topic, category and kind of section has its words', () => {
  for (const topic of TOPIC_KEYS) expect(messages).toHaveProperty([`topic.${topic}.description`])
  for (const category of CATEGORIES) expect(messages).toHaveProperty([`category.${category}`])
  expect(sectionHeading({ ref: 'document-end', heading: '' })).toBe('Signatures and dates')
  expect(sectionHeading({ ref: '4', heading: 'Rules' })).toBe('Rules')
})

test('a phrase names lists as the language does', () => {
  const said = phrase('applies-to.scope', { refs: ['2.1', '2.2'], who: ['officer', 'member', 'agency'] })
  expect(wordPhrase(said)).toBe(
    'It names nobody, so it applies to everybody whom 2.1, 2.2 covers: officers, members and agency workers.',
  )
  const welsh: Wording = {
    'applies-to.scope': '{who} ({refs})',
    'category.officer': 'swyddogion',
    'list.before-last': ' a ',
  }
  expect(wordPhrase(said, welsh)).toBe('swyddogion, members a agency workers (2.1, 2.2)')
})

test('what a language does not say is said in English, and what nobody says by its code', () => {
  const nothing: Wording = {}
  expect(wordPhrase(phrase('force.do', {}), nothing)).toBe('among the dos')
  expect(topicLabel('rumours', nothing)).toBe('Rumours')
  expect(topicLabel('unheard-of', nothing)).toBe('unheard-of')
  expect(wordPhrase({ code: 'constructor', params: {} } as unknown as Phrase)).toBe('constructor')
})

test('what a policy says is never read as wording', () => {
  fc.assert(
    fc.property(fc.string(), (words) => {
      expect(wordPhrase(phrase('force.words', { words }))).toBe(words)
      expect(wordPhrase(phrase('force.from-words', { ref: '{words}', words }))).toBe(`from {words}: ${words}`)
    }),
  )
})

/** Every phrase in any value, however deep. */
function phrasesIn(value: unknown): { code: string; params: Record<string, unknown> }[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap((part) => phrasesIn(part))
  return 'code' in value && 'params' in value
    ? [value as { code: string; params: Record<string, unknown> }, ...inside]
    : inside
}

const policies = new URL('../../test-fixtures/', import.meta.url)

test.each(['word-paste.txt', 'appendices.txt', 'dos-and-donts.md', 'members.md'])(
  'everything said of %s has its parameters, survives JSON and leaves no gap',
  (name) => {
    const document = parsePolicy(textOf(name), { format: name.endsWith('.md') ? 'markdown' : 'text' })
    const said = phrasesIn(document)
    expect(said.length).toBeGreaterThan(3)
    for (const { code, params } of said) {
      const names: readonly PhraseParam[] = PHRASES[code as keyof typeof PHRASES]
      for (const param of names) expect(params).toHaveProperty(param)
    }
    expect(wordPolicy(JSON.parse(JSON.stringify(document)) as typeof document)).toEqual(wordPolicy(document))
    expect(phrasesIn(wordPolicy(document))).toEqual([])
    expect(JSON.stringify(wordPolicy(document))).not.toMatch(/\{(?:who|refs?|word|original|suggestion)\}/)
  },
)

function textOf(name: string): string {
  const file = readPolicyFile(readFileSync(new URL(name, policies)), name)
  if (!file.ok) throw new Error(wordPhrase(file.message))
  return file.text
}
