import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AppError } from '../errors/app-error.ts'
import { completeMessages, type MessageFaults } from './complete-messages.ts'
import { english, type InstalledLanguage, type Locale, type Messages, useLanguages } from './messages.ts'

/** A language of a folder, and what its messages lack. */
interface ReadLanguage {
  readonly language: InstalledLanguage
  readonly faults: MessageFaults
}

const localePattern = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/
const fileNames = ['messages.ts', 'messages.js']

/**
 * Reads the languages that lie in a folder: each in a folder of its name, such as `cy`, with a `messages.ts` that exports
 * `messages`, the features' wording by their names.
 * @param known the wording of every feature
 * @throws AppError `languages.unreadable` naming the file
 */
async function readLanguages(
  folder: string,
  known: readonly Messages<object>[],
): Promise<readonly ReadLanguage[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { withFileTypes: true })
  const locales = entries.filter((entry) => entry.isDirectory() && localePattern.test(entry.name))
  return await Promise.all(
    locales
      .map(({ name }) => name)
      .sort()
      .map(async (locale) => await readLanguage(join(folder, locale), locale, known)),
  )
}

async function readLanguage(
  folder: string,
  locale: Locale,
  known: readonly Messages<object>[],
): Promise<ReadLanguage> {
  const own = await importMessages(folder)
  const names = new Set(known.map(({ name }) => name))
  const missing: string[] = []
  const wrong = Object.keys(own)
    .filter((name) => !names.has(name))
    .map((name) => `${name} is no part of the service`)
  const trees = new Map<string, object>()
  for (const { name, languages } of known) {
    const { tree, faults } = completeMessages(languages.en, own[name], name)
    trees.set(name, tree)
    missing.push(...faults.missing)
    wrong.push(...faults.wrong)
  }
  return { language: { locale, folder, trees }, faults: { missing, wrong } }
}

async function importMessages(folder: string): Promise<Readonly<Record<string, unknown>>> {
  const file = fileNames.map((name) => join(folder, name)).find((path) => existsSync(path))
  if (file === undefined) throw unreadable(join(folder, 'messages.ts'), 'it is not there')
  let loaded: { readonly messages?: unknown }
  try {
    loaded = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { readonly messages?: unknown }
  } catch (cause) {
    throw unreadable(file, cause instanceof Error ? cause.message : 'it cannot be loaded', cause)
  }
  const { messages } = loaded
  if (typeof messages === 'object' && messages !== null) return messages as Readonly<Record<string, unknown>>
  throw unreadable(file, 'it exports no "messages"')
}

function unreadable(file: string, problem: string, cause?: unknown): AppError {
  return new AppError('languages.unreadable', `The language file ${file} cannot be used: ${problem}`, {
    advice: 'docs/adding-a-language.md says what such a file holds.',
    cause,
  })
}

/**
 * Makes the languages of a folder available to this process.
 * @param first the language of mail, and of pages for who chose none
 * @returns a line for the operator about each language with messages that are still English
 * @throws AppError `languages.unreadable`; `languages.wrong` where a file holds messages that there are not, or of another
 *   kind; `languages.not-there` where `first` is none of them
 */
export async function installLanguages(
  folder: string,
  known: readonly Messages<object>[],
  first: Locale = english,
): Promise<readonly string[]> {
  const read = await readLanguages(folder, known)
  for (const { language, faults } of read) {
    if (faults.wrong.length === 0) continue
    throw new AppError(
      'languages.wrong',
      `The messages of the language ${language.locale} do not fit this version`,
      {
        advice: faults.wrong
          .slice(0, 20)
          .map((fault) => `- ${fault}`)
          .join('\n'),
      },
    )
  }
  if (first !== english && !read.some(({ language }) => language.locale === first)) {
    throw new AppError('languages.not-there', `There are no messages in the language ${first}`, {
      advice: `Put them into ${join(folder, first)}, or unset MOOTHALL_LANGUAGE.`,
    })
  }
  useLanguages(
    read.map(({ language }) => language),
    first,
  )
  return read
    .filter(({ faults }) => faults.missing.length > 0)
    .map(
      ({ language, faults }) =>
        `${faults.missing.length} messages are not there in ${language.locale}, and said in English.`,
    )
}
