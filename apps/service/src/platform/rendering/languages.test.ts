import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { completeMessages } from './complete-messages.ts'
import { installLanguages } from './install-languages.ts'
import {
  addedLanguages,
  defaultLocale,
  defineMessages,
  english,
  messagesFor,
  useLanguages,
} from './messages.ts'

const inEnglish = {
  title: 'Policies',
  found: (count: number) => `${count} found`,
  steps: ['Read', 'Answer'],
  list: { none: 'None', all: 'All' },
  because: 'The text names {who}.',
}

describe('a language’s messages', () => {
  test('are said in English where they are missing, and the missing ones are named', () => {
    const { tree, faults } = completeMessages(inEnglish, { list: { none: 'Dim' } }, 'policies')
    expect(tree).toEqual({ ...inEnglish, list: { none: 'Dim', all: 'All' } })
    expect(faults).toEqual({
      missing: [
        'policies.title',
        'policies.found',
        'policies.steps',
        'policies.list.all',
        'policies.because',
      ],
      wrong: [],
    })
  })

  test.each([
    [{ titel: 'Polisïau' }, 'policies.titel is no message'],
    [{ list: { some: 'Rhai' } }, 'policies.list.some is no message'],
    [{ title: () => 'Polisïau' }, 'policies.title is a function, and has to be a text'],
    [{ found: 'wedi eu canfod' }, 'policies.found is a text, and has to be a function'],
    [{ list: 'Popeth' }, 'policies.list is a text, and has to be a group'],
    [{ steps: 'Darllen' }, 'policies.steps is a text, and has to be a list'],
    [{ steps: ['Darllen', 2] }, 'policies.steps has to be a list of texts'],
    [{ steps: [] }, 'policies.steps has to be a list of texts'],
    [{ title: ' ' }, 'policies.title is empty'],
    [
      { because: 'Mae’r testun yn enwi {pwy}.' },
      'policies.because has to name the parameters that the English message names',
    ],
  ])('%o is refused', (own, fault) => {
    const { tree, faults } = completeMessages(inEnglish, own, 'policies')
    expect(faults.wrong).toEqual([fault])
    expect(tree).toEqual(inEnglish)
  })
})

describe('languages in a folder', () => {
  const messages = defineMessages('policies', { en: inEnglish })
  const folders: string[] = []
  afterEach(() => {
    useLanguages([], english)
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
  })

  function folderWith(files: Readonly<Record<string, string>>): string {
    const folder = mkdtempSync(join(tmpdir(), 'moothall-languages-'))
    folders.push(folder)
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, name, '..'), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    return folder
  }

  test('are there after the start, and what is still English is counted', async () => {
    const folder = folderWith({
      'cy/messages.ts': "export const messages = { policies: { title: 'Polisïau' } }",
      'notes.txt': 'not a language',
    })
    expect(await installLanguages(folder, [messages], 'cy')).toEqual([
      '5 messages are not there in cy, and said in English.',
    ])
    expect(addedLanguages().map(({ locale }) => locale)).toEqual(['cy'])
    expect(defaultLocale()).toBe('cy')
    expect(messagesFor(messages, 'cy').title).toBe('Polisïau')
    expect(messagesFor(messages, 'cy').found(2)).toBe('2 found')
    expect(messagesFor(messages, 'en').title).toBe('Policies')
    expect(messagesFor(messages, 'xx').title).toBe('Policies')
  })

  test('are none where there is no such folder', async () => {
    expect(await installLanguages('/nonexistent/languages', [messages])).toEqual([])
    expect(addedLanguages()).toEqual([])
  })

  test.each([
    [
      'messages that are none',
      { 'cy/messages.ts': 'export const messages = { policies: { titel: 1 } }' },
      'languages.wrong',
    ],
    [
      'an unknown feature',
      { 'cy/messages.ts': 'export const messages = { polices: {} }' },
      'languages.wrong',
    ],
    ['no messages', { 'cy/messages.ts': 'export const words = {}' }, 'languages.unreadable'],
    ['a file that cannot be read', { 'cy/messages.ts': 'export const messages = {' }, 'languages.unreadable'],
    ['no file', { 'cy/readme.md': 'Later' }, 'languages.unreadable'],
    ['another first language', {}, 'languages.not-there'],
  ])('stop the start with %s', async (_what, files, code) => {
    const first = code === 'languages.not-there' ? 'gd' : english
    await expect(installLanguages(folderWith(files), [messages], first)).rejects.toMatchObject({ code })
    expect(addedLanguages()).toEqual([])
  })
})
