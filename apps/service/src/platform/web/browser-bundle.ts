import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { withBundler } from '../with-bundler.ts'

const require = createRequire(import.meta.url)

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (entry) => entry.isFile() && /\.(?:ts|json)$/.test(entry.name) && !entry.name.endsWith('.test.ts'),
    )
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${path.sep}node_modules${path.sep}`))
    .toSorted()
}

/** Scripts that pages may load: every `*.ts` directly in the folder, as `name.js`. */
export function entryNames(browserFolder: string): string[] {
  return readdirSync(browserFolder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('.d.ts'))
    .map((name) => name.replace(/\.ts$/, '.js'))
    .toSorted()
}

/**
 * A digest of everything that a bundle is made of, so that its address is known before it is built.
 * @param folders the service's browser code and the packages it may import
 */
export function bundleDigest(folders: readonly string[]): string {
  const hash = createHash('sha256')
  for (const name of ['esbuild', 'govuk-frontend', '@ministryofjustice/frontend']) {
    const { version } = require(`${name}/package.json`) as { version: string }
    hash.update(`${name}@${version}\n`)
  }
  // This one's package.json is not among what it exports.
  const passkeys = path.join(path.dirname(require.resolve('@simplewebauthn/browser')), '../package.json')
  hash.update(readFileSync(passkeys))
  for (const file of folders.flatMap(filesBelow)) {
    hash.update(path.basename(file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

/**
 * Bundles the scripts for the browsers that GOV.UK Frontend supports.
 * @returns the bytes by name
 */
export async function buildBundles(
  browserFolder: string,
  names: readonly string[],
): Promise<Map<string, Buffer>> {
  const result = await withBundler((esbuild) =>
    esbuild.build({
      entryPoints: names.map((name) => path.join(browserFolder, name.replace(/\.js$/, '.ts'))),
      outdir: browserFolder,
      bundle: true,
      write: false,
      minify: true,
      format: 'esm',
      target: 'es2020',
      // Tables of the checker are text beyond ASCII: escaped they would be larger.
      charset: 'utf8',
      legalComments: 'none',
      logLevel: 'silent',
    }),
  )
  return new Map(result.outputFiles.map((file) => [path.basename(file.path), Buffer.from(file.contents)]))
}
