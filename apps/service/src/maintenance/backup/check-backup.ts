import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { knownMigrations } from '../../platform/database/migrate.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { hasCode } from './folders.ts'
import {
  type Content,
  damaged,
  FILES_FOLDER,
  JOBS_FILE,
  type Manifest,
  MANIFEST_FILE,
  parseManifest,
  tableFile,
} from './manifest.ts'
import { createMeter, unpackInto } from './streams.ts'

/**
 * Reads a backup from end to end and compares every hash and count with its table of contents.
 * @throws AppError `backup.damaged`, `backup.not-found`, `backup.unknown-format`
 */
export async function checkBackup(
  folder: string,
  onProgress?: (done: number, total: number) => void,
): Promise<Manifest> {
  const manifest = await readManifest(folder)
  const parts = [
    ...manifest.tables.map((table) => ({ file: tableFile(table.name), expected: table as Content })),
    { file: JOBS_FILE, expected: manifest.jobs },
  ]
  for (const [at, { file, expected }] of parts.entries()) {
    onProgress?.(at, parts.length + manifest.files.length)
    assertSame(file, await readPart(file, () => unpackInto(join(folder, file), nowhere())), expected)
  }
  for (const [at, { path, bytes, sha256 }] of manifest.files.entries()) {
    onProgress?.(parts.length + at, parts.length + manifest.files.length)
    const file = join(FILES_FOLDER, path)
    const found = await readPart(file, () => contentOf(join(folder, file)))
    assertSame(file, found, { rows: found.rows, bytes, sha256 })
  }
  return manifest
}

/** Reads the table of contents alone. @throws AppError as `checkBackup` */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST_FILE)
  let text: string
  let line: string
  try {
    text = await readFile(path, 'utf8')
    line = await readFile(`${path}.sha256`, 'utf8')
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTDIR')) throw error
    throw new AppError('backup.not-found', `${folder} is no backup`, {
      advice: 'Name the folder called moothall-… that "moothall backup" has written.',
      cause: error,
    })
  }
  if (line.split(' ')[0] !== createHash('sha256').update(text).digest('hex')) {
    throw damaged(`${MANIFEST_FILE} is not what was written`)
  }
  return parseManifest(text)
}

/** @throws AppError `backup.newer` where this version does not know how the backup's tables were made */
export async function assertNotNewer(manifest: Manifest): Promise<void> {
  const known = await knownMigrations()
  const unknown = manifest.migrations.find((name) => !known.has(name))
  if (unknown === undefined) return
  throw new AppError(
    'backup.newer',
    `This backup is of a newer version of Moothall than this one (${unknown})`,
    {
      advice: 'Nothing was changed. Restore it with the version that wrote it, or a newer one.',
    },
  )
}

function assertSame(file: string, found: Content, expected: Content): void {
  if (found.sha256 === expected.sha256 && found.bytes === expected.bytes && found.rows === expected.rows)
    return
  throw damaged(`${file} is not what was written (${found.rows} rows of ${expected.rows})`)
}

async function readPart(file: string, read: () => Promise<Content>): Promise<Content> {
  try {
    return await read()
  } catch (error) {
    if (hasCode(error, 'ENOENT')) throw damaged(`${file} is missing`, error)
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw damaged(`${file} cannot be unpacked`, error)
    }
    throw error
  }
}

async function contentOf(file: string): Promise<Content> {
  const meter = createMeter()
  await pipeline(createReadStream(file), meter, nowhere())
  return meter.content()
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() })
}
