import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type FoundText, textsInCode, textsInTemplate } from '../test/wording-in-code.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Message files: the only place for words that a person reads on a page, in mail or in a file they are given. */
const messageFiles = /\/messages\/|\/verify-page\/messages\.ts$/

const terminal = 'said to whoever runs the service, in its terminal and its log, never on a page'
const developers = 'stops a start or a build, for whoever changes the code'

interface Excuse {
  readonly what: string
  readonly reason: string
  readonly excuses: (path: string, found: FoundText) => boolean
}

function inside(...names: readonly string[]): Excuse['excuses'] {
  return (_path, found) => found.inside.some((surrounding) => names.includes(surrounding))
}

function inFile(...files: readonly string[]): Excuse['excuses'] {
  return (path) => files.some((file) => path === file || (file.endsWith('/') && path.startsWith(file)))
}

function like(pattern: RegExp): Excuse['excuses'] {
  return (_path, { text }) => pattern.test(text)
}

/** Everything that reads like English and is none of a message file's, with why. Each of these is needed: a test says so. */
const excuses: readonly Excuse[] = [
  {
    what: 'errors',
    reason: `${terminal}; pages have their own words for each kind of error`,
    excuses: inside('new AppError', 'new Error', 'new TypeError', 'new RangeError'),
  },
  {
    what: 'faults of whoever calls a package',
    reason: `${developers}, or a damaged store; a receipt's own faults have keys in the message file`,
    excuses: (path, found) =>
      inside('new NotCanonicalError', 'new ReceiptFontError')(path, found) ||
      inFile('packages/ledger/src/canonical-json.ts', 'packages/ledger/src/proof.ts')(path, found),
  },
  {
    what: 'how a PDF says that it was drawn',
    reason: 'read by programs, and kept in the file’s metadata',
    excuses: inFile('packages/receipt-pdf/src/layout.ts'),
  },
  {
    what: 'names of members in JSON',
    reason: 'keys',
    excuses: inside('members()'),
  },
  { what: 'the log', reason: terminal, excuses: inside('info()', 'warn()', 'error()') },
  { what: 'lines of the terminal', reason: terminal, excuses: inside('log()', 'report()') },
  {
    what: 'why a route records nothing',
    reason: 'a declaration that the start checks; nobody is shown it',
    excuses: inside('none:'),
  },
  {
    what: 'SQL',
    reason: 'a language of its own',
    excuses: (path, found) =>
      inside(
        'sql``',
        'query()',
        'raw()',
        'selectFrom()',
        'innerJoin()',
        'leftJoin()',
        'select()',
      )(path, found) ||
      inFile('apps/service/src/platform/database/bootstrap.ts')(path, found) ||
      inFile(
        'apps/service/src/platform/jobs/prepare-jobs.ts',
        'apps/service/src/platform/jobs/sign-of-life.ts',
      )(path, found),
  },
  {
    what: 'headers and kinds of content',
    reason: 'read by browsers and programs',
    excuses: like(
      /^(?:[a-z]+\/[a-z+-]+; charset|public, max-age|accept, accept-encoding|\{\}=\{\}; Path=|\{\}; frame-|Bearer error=)/,
    ),
  },
  {
    what: 'settings',
    reason: 'make docs/settings.md, which is in English, and what the terminal says of a wrong one',
    excuses: inFile('apps/service/src/config/'),
  },
  {
    what: 'maintenance',
    reason: 'doctor, backup and restore speak to whoever runs the service, on the command line',
    excuses: inFile('apps/service/src/maintenance/'),
  },
  {
    what: 'the database and the process',
    reason: terminal,
    excuses: inFile(
      'apps/service/src/platform/database/check-service-role.ts',
      'apps/service/src/platform/embedded-postgres/',
      'apps/service/src/platform/process/',
      'apps/service/src/platform/mail/check-mail.ts',
    ),
  },
  {
    what: 'faults of files that a translator or an author of questions writes',
    reason: 'stop the start; for whoever added the file',
    excuses: inFile(
      'apps/service/src/features/acknowledgements/question-bank/question-bank.ts',
      'apps/service/src/platform/rendering/complete-messages.ts',
      'apps/service/src/platform/rendering/install-languages.ts',
      'packages/policy/src/wording/wording-faults.ts',
    ),
  },
  {
    what: 'declarations that a start or a test refuses',
    reason: developers,
    excuses: inFile('apps/service/src/platform/web/check-routes.ts'),
  },
  {
    what: 'markup and code that is written by code',
    reason: 'no words; what stands in it comes from messages',
    excuses: inFile(
      'apps/service/src/platform/rendering/fast-compiler.ts',
      'apps/service/src/platform/rendering/renderer.ts',
      'apps/service/src/platform/verify-page/page-html.ts',
    ),
  },
  {
    what: 'a page for tests and figures',
    reason: 'the service never shows it',
    excuses: inFile('apps/service/src/platform/rendering/sample-page.ts'),
  },
  {
    what: 'a key for a secret',
    reason: 'never shown',
    excuses: inFile('apps/service/src/platform/web/refused-form.ts'),
  },
  {
    what: 'lists of words',
    reason:
      'English as it is read, not said: what marks a correction or a heading; and invented names of people',
    excuses: inside('split()'),
  },
  {
    what: 'the starter policy',
    reason: 'a policy to import, in the language that the parser reads; a body changes it as it likes',
    excuses: (path, { text }) =>
      path === 'packages/policy/src/starter-policy.ts' || text === '[name of body]',
  },
  {
    what: 'names of companion documents',
    reason: 'what the parser calls a document that a policy only describes; from then on the body’s own data',
    excuses: inFile('packages/policy/src/meaning/related-documents.ts'),
  },
  {
    what: 'signs of topics',
    reason: 'English as it is read, not said',
    excuses: inFile('packages/policy/src/meaning/lexicon/', 'packages/policy/src/meaning/lexicon.ts'),
  },
]

interface Finding {
  readonly path: string
  readonly found: FoundText
}

function codeTexts(): readonly Finding[] {
  const paths = globSync('{apps/service,packages/{ledger,policy,receipt-pdf}}/src/**/*.ts', { cwd: root })
  return paths
    .filter((path) => !path.endsWith('.test.ts') && !messageFiles.test(path))
    .flatMap((path) => textsInCode(readFileSync(`${root}${path}`, 'utf8')).map((found) => ({ path, found })))
}

function unexcused(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ path, found }) => !excuses.some((excuse) => excuse.excuses(path, found)))
    .map(({ path, found }) => `${path}: ${found.text.slice(0, 100)}`)
}

describe('words for people', () => {
  const findings = codeTexts()

  test('are in message files, and nowhere else in the code', () => {
    expect(unexcused(findings)).toEqual([])
  })

  test.each(excuses.map((excuse) => [excuse.what, excuse] as const))(
    'need the excuse of %s',
    (_what, excuse) => {
      expect(findings.some(({ path, found }) => excuse.excuses(path, found))).toBe(true)
      expect(excuse.reason).not.toBe('')
    },
  )

  test('are in no template', () => {
    const templates = globSync('apps/service/src/**/*.njk', { cwd: root }).filter(
      (path) => !path.includes('/samples/'),
    )
    expect(templates.length).toBeGreaterThan(30)
    const words = templates.flatMap((path) =>
      textsInTemplate(readFileSync(`${root}${path}`, 'utf8')).map((text) => `${path}: ${text}`),
    )
    expect(words).toEqual([])
  })
})

/** What a macro of the design system says in English by itself, unless it is given an option. */
const saidByMacros: readonly (readonly [call: RegExp, option: RegExp])[] = [
  [/govukWarningText\(\{[\s\S]*?\}\)/g, /iconFallbackText/],
  [/govukNotificationBanner\(\{[\s\S]*?\}\)/g, /titleText/],
  [/govukErrorSummary\(\{[\s\S]*?\}\)/g, /titleText/],
  [/errorMessage: [\s\S]{30}/g, /errorMessage: (?:errorFor|asError)\(/],
]

test('no macro is left to what it says in English by itself', () => {
  const templates = globSync('apps/service/src/**/*.njk', { cwd: root }).filter(
    (path) => !path.includes('/samples/'),
  )
  const left = templates.flatMap((path) =>
    saidByMacros.flatMap(([call, option]) =>
      (readFileSync(`${root}${path}`, 'utf8').match(call) ?? [])
        .filter((text) => !option.test(text))
        .map((text) => `${path}: ${text}`),
    ),
  )
  expect(left).toEqual([])
})

describe('whoever writes words into code', () => {
  const pageCode = 'apps/service/src/features/home/routes.ts'
  const refusals = (source: string) =>
    unexcused(textsInCode(source).map((found) => ({ path: pageCode, found })))

  test.each([
    ["export const route = { handler: () => page({ title: 'Please try again later', model: {} }) }"],
    ["const title = found ? wording.title : 'Please try again later'"],
    ['const text = `Please try again later, ${name}`'],
    ["throwAway(['Please try again later'])"],
    ["const label = 'Sign in'"],
    ["/** Says it. */ export function says(): string { return 'Please try again later' }"],
  ])('is found out: %s', (source) => {
    expect(refusals(source)).toHaveLength(1)
  })

  test.each([
    ["throw new AppError('home.nothing', 'There is nothing to show at home')"],
    ["const row = tx.selectFrom('policy_version as v')"],
    ["import { everything } from './a module with a long name.ts'"],
    ["const kind = 'policies.provision-confirmed'"],
    ["const classes = 'govuk-tag--purple moothall-tag moothall-tag--wide'"],
  ])('is left in peace: %s', (source) => {
    expect(refusals(source)).toEqual([])
  })

  test('is found out in a template, and in the options of its macros', () => {
    expect(textsInTemplate('<p class="a b c">{{ m.title }}</p><h1>Sorry</h1>')).toEqual(['Sorry'])
    expect(
      textsInTemplate('{{ govukButton({ text: "Please try again later", classes: "govuk-a b c" }) }}'),
    ).toEqual(['Please try again later'])
    expect(textsInTemplate('{# Please try again later #}<p>{{ m.title }} – {{ model.name }}</p>')).toEqual([])
  })
})
