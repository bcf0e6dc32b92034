import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Manifest {
  readonly files: readonly {
    readonly file: string
    readonly sha256: string
    readonly source: string
    readonly licence: string
  }[]
}

const manifest = JSON.parse(readFileSync(new URL('manifest.json', import.meta.url), 'utf8')) as Manifest

/** The data are missing or are not those of the manifest. The message says what to do. */
export class TrainingDataError extends Error {}

/** What to read, from where, under which licence: for people. */
export function describeData(): string {
  return manifest.files
    .map(({ file, source, licence }) => `  ${file}\n      ${source}\n      licence: ${licence}`)
    .join('\n')
}

/**
 * The texts of every file of the manifest, by name, from the folder that MOOTHALL_TRAINING_DATA names.
 * @throws TrainingDataError where the folder is not set, a file is missing, or its SHA-256 is not the manifest's.
 */
export function readDataFolder(folder: string | undefined): ReadonlyMap<string, string> {
  if (folder === undefined || folder === '') {
    throw new TrainingDataError(
      `Set MOOTHALL_TRAINING_DATA to the folder that holds these files:\n${describeData()}`,
    )
  }
  const missing = manifest.files.filter(({ file }) => !existsSync(join(folder, file)))
  if (missing.length > 0) {
    const names = missing.map(({ file }) => file).join(', ')
    throw new TrainingDataError(`Not in the folder: ${names}. It needs:\n${describeData()}`)
  }
  return new Map(
    manifest.files.map(({ file, sha256 }) => {
      const bytes = readFileSync(join(folder, file))
      const found = createHash('sha256').update(bytes).digest('hex')
      if (found !== sha256) {
        throw new TrainingDataError(
          `${file} is not the file that the weights were trained on: its SHA-256 is ${found}, the manifest has ${sha256}.`,
        )
      }
      return [file, bytes.toString('utf8')]
    }),
  )
}
