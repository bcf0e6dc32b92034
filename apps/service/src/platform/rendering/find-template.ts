import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const sourceRoot = fileURLToPath(new URL('../../', import.meta.url))

/** Where each first part of a template's name is found. Nothing outside these folders can be rendered. */
export const templateRoots: Readonly<Record<string, string>> = {
  features: path.join(sourceRoot, 'features'),
  views: path.join(sourceRoot, 'views'),
  govuk: path.join(path.dirname(require.resolve('govuk-frontend/package.json')), 'dist/govuk'),
  moj: path.join(path.dirname(require.resolve('@ministryofjustice/frontend/package.json')), 'moj'),
}

/** The folders a stock `FileSystemLoader` needs to find the same templates under the same names. */
export const searchPaths: readonly string[] = [
  sourceRoot,
  path.dirname(templateRoots['govuk'] ?? ''),
  path.dirname(templateRoots['moj'] ?? ''),
]

const safeName = /^(features|views|govuk|moj)\/[\w./-]+$/

function fileOf(name: string): string | undefined {
  if (!safeName.test(name) || name.split('/').includes('..')) return undefined
  const [root = '', ...rest] = name.split('/')
  const folder = templateRoots[root]
  return folder === undefined ? undefined : path.join(folder, ...rest)
}

/**
 * Finds the source of a template by name, such as `features/policies/views/policy.njk` or
 * `govuk/components/button/macro.njk`.
 * @returns undefined where there is none
 */
export function findTemplate(name: string): string | undefined {
  const file = fileOf(name)
  return file === undefined || !existsSync(file) ? undefined : readFileSync(file, 'utf8')
}
