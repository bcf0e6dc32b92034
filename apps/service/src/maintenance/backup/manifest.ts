import { z } from 'zod'
import { AppError } from '../../platform/errors/app-error.ts'

export const BACKUP_FORMAT = 'moothall-backup-v1'
export const MANIFEST_FILE = 'manifest.json'
export const DATABASE_FOLDER = 'database'
export const FILES_FOLDER = 'files'
export const JOBS_FILE = `${DATABASE_FOLDER}/waiting-jobs.jsonl.gz`

/** Names go into SQL and into paths, and a backup may have passed through many hands. */
const name = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/)
const count = z.int().nonnegative()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** A path below a folder: no step up, no hidden file. */
const relativePath = z.string().regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/)

/** What data holds, before it was packed: rows are lines, bytes and hash are those of the text. */
const content = { rows: count, bytes: count, sha256 }

const manifestSchema = z.strictObject({
  format: z.literal(BACKUP_FORMAT),
  madeAt: z.iso.datetime(),
  /** Version of the server it was made on. */
  postgres: z.string(),
  migrations: z.array(z.string().regex(/^\d{4}-[a-z0-9-]+$/)).min(1),
  tables: z.array(z.strictObject({ name, columns: z.array(name).min(1), ...content })),
  /** Transient tables: their rows must not outlive a restore. */
  leftOut: z.array(name),
  sequences: z.array(z.strictObject({ name, value: z.string().regex(/^-?\d{1,19}$/), called: z.boolean() })),
  jobs: z.strictObject(content),
  files: z.array(z.strictObject({ path: relativePath, bytes: count, sha256 })),
  ledger: z.strictObject({
    /** Sealed entries. */
    size: count,
    /** Entries that waited to be sealed. */
    pending: count,
    /** The newest checkpoint, as a signed note; null where nothing was sealed yet. */
    checkpoint: z.string().nullable(),
  }),
  keys: z.strictObject({
    /** The ledger's public keys, as C2SP verifier keys. */
    verifiers: z.array(z.string()).min(1),
    /** Tells the right root key from a wrong one without saying anything about it. */
    fingerprint: sha256,
  }),
})

/** The table of contents of a backup. */
export type Manifest = z.infer<typeof manifestSchema>

/** What one stream of rows amounted to. */
export type Content = Pick<Manifest['tables'][number], 'rows' | 'bytes' | 'sha256'>

/** @throws AppError `backup.damaged`, `backup.unknown-format` */
export function parseManifest(text: string): Manifest {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw damaged(`${MANIFEST_FILE} is not the JSON that it was written as`, error)
  }
  const format = z.object({ format: z.string() }).safeParse(value)
  if (format.success && format.data.format !== BACKUP_FORMAT) {
    throw new AppError('backup.unknown-format', `This version of Moothall cannot read this backup`, {
      advice: `It is of another format than ${BACKUP_FORMAT}. Use the version that wrote it, or a newer one.`,
    })
  }
  const parsed = manifestSchema.safeParse(value)
  if (!parsed.success) throw damaged(`${MANIFEST_FILE} does not say what it should`, parsed.error)
  return parsed.data
}

export function tableFile(table: string): string {
  return `${DATABASE_FOLDER}/${table}.copy.gz`
}

export function damaged(what: string, cause?: unknown): AppError {
  return new AppError('backup.damaged', `The backup is damaged: ${what}.`, {
    advice: 'Nothing was changed. Use another copy of this backup, or another backup.',
    ...(cause !== undefined && { cause }),
  })
}
