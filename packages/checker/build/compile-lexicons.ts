import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { NAME_CATEGORIES } from '../src/names/name-index.ts'
import { compileLexicons } from '../src/lexicon/compile.ts'
import { LexiconError, parseLexicon } from '../src/lexicon/syntax.ts'
import type { PackedTables } from '../src/lexicon/tables.ts'
import { UNREAD_ENTRIES } from './unread-entries.ts'

const LEXICONS = new URL('../lexicons/', import.meta.url)
const ORDINARY = new URL('ordinary-words.txt', import.meta.url)
const GENERATED = new URL('../src/generated/lexicons.ts', import.meta.url)

/** Names of categories that are worked out for each draft: a lexicon of the same name would hide them. */
const WORKED_OUT: ReadonlySet<string> = new Set([...NAME_CATEGORIES, 'person-name'])

/** @throws {LexiconError} where a lexicon would hide a category that is worked out. */
export function refuseHidingNames(categories: readonly string[]): void {
  for (const category of categories)
    if (WORKED_OUT.has(category))
      throw new LexiconError(
        `${category}.txt: names of this kind are worked out for each draft; give the lexicon another name`,
      )
}

/** The source of the generated module, from the files below `lexicons/`. */
export function generateLexicons(): string {
  const lexicons = readdirSync(LEXICONS)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => parseLexicon(file.slice(0, -4), readFileSync(new URL(file, LEXICONS), 'utf8')))
  refuseHidingNames(lexicons.map(({ category }) => category))
  const ordinary = new Set(
    readFileSync(ORDINARY, 'utf8')
      .split('\n')
      .filter((line) => /^[a-z]/.test(line)),
  )
  const tables: PackedTables = compileLexicons(lexicons, ordinary, UNREAD_ENTRIES)
  const lines = Object.entries(tables).map(([key, value]) => `  ${key}: ${JSON.stringify(value)},`)
  return [
    '// Written by `npm run build:lexicons` from lexicons/*.txt. Edit those, then write this anew.',
    "import type { PackedTables } from '../lexicon/tables.ts'",
    '',
    'export const lexiconTables: PackedTables = {',
    ...lines,
    '}',
    '',
  ].join('\n')
}

if (import.meta.main) {
  try {
    const source = generateLexicons()
    writeFileSync(GENERATED, source)
    process.stdout.write(`src/generated/lexicons.ts: ${Math.ceil(source.length / 1024)} KiB\n`)
  } catch (error) {
    if (!(error instanceof LexiconError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}
