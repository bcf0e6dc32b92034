import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { allMessages } from '../src/all-messages.ts'
import { installLanguages } from '../src/platform/rendering/install-languages.ts'
import { english, useLanguages } from '../src/platform/rendering/messages.ts'

/** An invented language (CLDR's name for one): English with every message between these brackets. */
export const invented = 'en-XA'
const open = '⟦'
const close = '⟧'

/** Members of messages that are no wording: names of kinds, addresses, formats. */
const notWords: ReadonlySet<string> = new Set(['id', 'href', 'intl', 'fileName'])

/** A part of an information page names its kind where other messages have words. */
function isWording(value: string, key: string): boolean {
  return value !== '' && !notWords.has(key) && !(key === 'kind' && /^[a-z-]+$/.test(value))
}

/** A message, or a group of them, between brackets; a function says its result between them. */
export function bracketed(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return isWording(value, key) ? `${open}${value}${close}` : value
  if (typeof value === 'function') {
    return (...values: unknown[]) => bracketed((value as (...args: unknown[]) => unknown)(...values), key)
  }
  if (Array.isArray(value)) return value.map((item) => bracketed(item, key))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, bracketed(inner, name)]))
}

/** What is left of a text without everything between brackets, which may stand in each other. */
export function outsideBrackets(text: string): string {
  let depth = 0
  let outside = ''
  for (const character of text) {
    if (character === open) depth += 1
    else if (character === close) {
      // An element inside a message parts its text: what stands before the end of one belongs to it.
      if (depth === 0) outside = ''
      else depth -= 1
    } else if (depth === 0) outside += character
  }
  return outside
}

/** What stands in an answer or on a receipt's page: there the brackets are named, because no receipt's font draws them. */
export function withDrawnBrackets(text: string): string {
  return text.replaceAll('‹U+27E6›', open).replaceAll('‹U+27E7›', close)
}

const service = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))
const englishQuestions = service('src/features/acknowledgements/question-bank/en')

/** Question files hold wording beside ids, which stay. */
const worded: ReadonlySet<string> = new Set([
  'scenario',
  'question',
  'principle',
  'text',
  'why',
  'contact',
  'adviser',
])

function bracketedQuestions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bracketedQuestions)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      // The longest texts have no room for two characters more.
      worded.has(name) && typeof inner === 'string'
        ? `${open}${inner.slice(0, -2)}${close}`
        : bracketedQuestions(inner),
    ]),
  )
}

/** Writes the invented language's files into a folder, as somebody who adds a language would, and nothing else. */
function writeFiles(folder: string): void {
  const questions = join(folder, invented, 'question-bank')
  mkdirSync(questions, { recursive: true })
  for (const file of readdirSync(englishQuestions)) {
    const content: unknown = JSON.parse(readFileSync(join(englishQuestions, file), 'utf8'))
    writeFileSync(join(questions, file), JSON.stringify(bracketedQuestions(content)))
  }
  writeFileSync(
    join(folder, invented, 'messages.ts'),
    [
      `import { allMessages } from '${service('src/all-messages.ts')}'`,
      `import { bracketed } from '${service('test/invented-language.ts')}'`,
      `const entries = allMessages.map(({ name, languages }) => [name, bracketed(languages.en)])`,
      `export const messages = Object.fromEntries(entries)`,
    ].join('\n'),
  )
}

/**
 * Adds the invented language by its files for one test.
 * @param first the language of mail, and of pages for who chose none
 * @returns what an operator would be told
 */
export async function addInventedLanguage(first = english): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'moothall-languages-'))
  onTestFinished(() => {
    useLanguages([], english)
    rmSync(folder, { recursive: true })
  })
  writeFiles(folder)
  return await installLanguages(folder, allMessages, first)
}
