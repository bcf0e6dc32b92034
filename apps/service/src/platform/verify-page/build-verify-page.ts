import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { AppError } from '../errors/app-error.ts'
import { receiptFontFiles } from '../receipt-fonts.ts'
import type { LanguageLink } from '../rendering/language-links.ts'
import { english, type Locale } from '../rendering/messages.ts'
import { withBundler } from '../with-bundler.ts'
import { withoutGovukBrand } from '../web/stylesheet.ts'
import { pageWords } from './messages.ts'
import { pageHtml } from './page-html.ts'

const browserFolder = fileURLToPath(new URL('../../browser/', import.meta.url))
const require = createRequire(import.meta.url)

/** The verification page: one file that needs nothing else and connects to nothing. */
export interface VerifyPage {
  readonly html: string
  /** For the header of whoever serves it; the file says the same of itself, for when it is opened from a disk. */
  readonly contentSecurityPolicy: string
}

/** What the page is made of in every language. */
export interface VerifyPageParts {
  readonly script: string
  readonly style: string
}

/** Builds the script, with the fonts inside, and the style: the work of seconds. */
export async function buildVerifyPageParts(): Promise<VerifyPageParts> {
  const script = await bundleScript()
  const style = readStyle()
  if (/<\/script/i.test(script) || /<\/style/i.test(style)) {
    throw new AppError('verify-page.not-inlinable', 'The script or the style ends its own element')
  }
  return { script, style }
}

/**
 * The page in a language, with a policy that allows its script and its style and nothing else.
 * @param choices the languages to choose from where it is served; none for a file to hand out
 */
export function assembleVerifyPage(
  { script, style }: VerifyPageParts,
  locale: Locale,
  choices: readonly LanguageLink[] = [],
): VerifyPage {
  const contentSecurityPolicy = [
    "default-src 'none'",
    "connect-src 'none'",
    `script-src '${digestOf(script)}'`,
    `style-src '${digestOf(style)}'`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ')
  return {
    html: pageHtml({ contentSecurityPolicy, style, script, locale, words: pageWords(locale), choices }),
    contentSecurityPolicy: `${contentSecurityPolicy}; frame-ancestors 'none'`,
  }
}

/** The page as a file to hand out. @param locale one that is installed */
export async function buildVerifyPage(locale: Locale = english): Promise<VerifyPage> {
  return assembleVerifyPage(await buildVerifyPageParts(), locale)
}

async function bundleScript(): Promise<string> {
  const result = await withBundler((esbuild) =>
    esbuild.build({
      entryPoints: [path.join(browserFolder, 'verify-page/main.ts')],
      bundle: true,
      write: false,
      minify: true,
      // pdfkit asks a module where it is; a page's own module can answer, also from a disk.
      format: 'esm',
      target: 'es2022',
      charset: 'utf8',
      legalComments: 'none',
      logLevel: 'silent',
      loader: { '.ttf': 'binary' },
      alias: {
        '#receipt-font-regular': receiptFontFiles.regular,
        '#receipt-font-bold': receiptFontFiles.bold,
      },
    }),
  )
  const [file] = result.outputFiles
  if (file === undefined) throw new AppError('verify-page.not-built', 'The verification page was not built')
  return `\n${file.text}`
}

function readStyle(): string {
  const govuk = path.dirname(require.resolve('govuk-frontend/package.json'))
  const files = [
    path.join(govuk, 'dist/govuk/govuk-frontend.min.css'),
    path.join(browserFolder, 'moothall.css'),
    path.join(browserFolder, 'verify-page/verify-page.css'),
  ]
  return withoutGovukBrand(files.map((file) => readFileSync(file, 'utf8')).join('\n'))
}

function digestOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
