import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { AppError } from '../errors/app-error.ts'

const require = createRequire(import.meta.url)
const govukFolder = path.join(path.dirname(require.resolve('govuk-frontend/package.json')), 'dist/govuk')
const mojFolder = path.join(path.dirname(require.resolve('@ministryofjustice/frontend/package.json')), 'moj')

/**
 * Takes GOV.UK's own brand out of a compiled stylesheet: GDS Transport is licensed to gov.uk domains only, and the
 * crest to the Crown. What remains is the same as compiling the design system with `$govuk-font-family: arial, sans-serif`.
 */
export function withoutGovukBrand(css: string): string {
  return css
    .replaceAll(/@font-face\{font-family:"?GDS Transport"?;[^}]*\}/g, '')
    .replaceAll(/"?GDS Transport"?,\s*arial/g, 'arial')
    .replaceAll('url(/assets/images/govuk-crest.svg)', 'none')
    .replaceAll(/\/\*# sourceMappingURL=.*?\*\//g, '')
}

/** The stylesheet of every page, and the images it names. */
export interface Stylesheet {
  readonly css: string
  readonly images: readonly { readonly name: string; readonly bytes: Buffer }[]
}

/**
 * Puts the design systems and this project's own rules into one stylesheet.
 * @param ownCss path of the project's own rules, which come last
 * @param urlOf gives each image its address
 * @throws AppError `web.stylesheet-branded` when a new release of a design system brings back what may not be served
 */
export function buildStylesheet(ownCss: string, urlOf: (name: string, bytes: Buffer) => string): Stylesheet {
  const parts = [
    path.join(govukFolder, 'govuk-frontend.min.css'),
    path.join(mojFolder, 'moj-frontend.min.css'),
    ownCss,
  ]
  const images = new Map<string, Buffer>()
  const css = withoutGovukBrand(parts.map((file) => readFileSync(file, 'utf8')).join('\n')).replaceAll(
    /url\(\/assets\/images\/([\w-]+\.svg)\)/g,
    (_whole, name: string) => {
      const bytes = images.get(name) ?? readFileSync(path.join(mojFolder, 'assets/images', name))
      images.set(name, bytes)
      return `url(${urlOf(name, bytes)})`
    },
  )
  if (/GDS Transport|url\([^)]*(crest|crown|logotype)/i.test(css)) {
    throw new AppError(
      'web.stylesheet-branded',
      'The stylesheet still holds a brand that may not be used here',
    )
  }
  return { css, images: [...images].map(([name, bytes]) => ({ name, bytes })) }
}
