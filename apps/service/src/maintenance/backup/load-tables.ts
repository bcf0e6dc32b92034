import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { AppError } from '../../platform/errors/app-error.ts'
import { columnsOf } from './back-up.ts'
import { type Catalogue, readCatalogue, type Trigger } from './catalogue.ts'
import { loadOrder, type Reference } from './load-order.ts'
import { damaged, type Manifest, tableFile } from './manifest.ts'
import { unpackInto } from './streams.ts'

/**
 * Fills the tables of a database that has just been migrated to the backup's own shape, within the caller's
 * transaction. Triggers that guard history against being rewritten would stand in its way here: they are off until the
 * rows are there. Keys, checks and foreign keys hold throughout.
 * @returns tables of the backup that no migration makes: somebody's own, left out
 */
export async function loadTables(
  client: ClientBase,
  folder: string,
  manifest: Manifest,
  onProgress?: (done: number, total: number) => void,
): Promise<readonly string[]> {
  const catalogue = await readCatalogue(client)
  assertSameShape(catalogue, manifest)
  const lasting = new Set(catalogue.tables.filter(({ transient }) => !transient).map(({ name }) => name))
  const wanted = new Map(manifest.tables.filter(({ name }) => lasting.has(name)).map((t) => [t.name, t]))
  const order = loadOrder([...wanted.keys()], catalogue.references)
  for (const trigger of catalogue.triggers) await client.query(alterTrigger(client, trigger, 'disable'))
  for (const reference of order.circular)
    await client.query(alterReference(client, reference, 'deferrable initially deferred'))
  await emptyTables(client, catalogue)
  const total = order.tables.reduce((sum, name) => sum + (wanted.get(name)?.bytes ?? 0), 0)
  let done = 0
  for (const name of order.tables) {
    const table = wanted.get(name)
    if (!table) continue
    const target = client.query(copyFrom(`copy ${columnsOf(client, table)} from stdin`))
    const content = await unpackInto(join(folder, tableFile(name)), target)
    if (content.sha256 !== table.sha256 || target.rowCount !== table.rows) {
      throw damaged(`${tableFile(name)} changed while it was being restored`)
    }
    done += table.bytes
    onProgress?.(done, total)
  }
  await client.query('set constraints all immediate')
  for (const reference of order.circular)
    await client.query(alterReference(client, reference, reference.timing))
  for (const trigger of catalogue.triggers) await client.query(alterTrigger(client, trigger, 'enable'))
  await setSequences(client, catalogue, manifest)
  const made = new Set(catalogue.tables.map(({ name }) => name))
  return manifest.tables.flatMap(({ name }) => (made.has(name) ? [] : [name]))
}

function assertSameShape({ tables }: Catalogue, manifest: Manifest): void {
  const found = new Map(tables.map((table) => [table.name, new Set(table.columns)]))
  const strange = manifest.tables.find(({ name, columns }) => {
    const known = found.get(name)
    return (
      known !== undefined && (columns.length !== known.size || columns.some((column) => !known.has(column)))
    )
  })
  const mentioned = new Set([...manifest.tables.map(({ name }) => name), ...manifest.leftOut])
  const missing = tables.find(({ name, transient }) => !transient && !mentioned.has(name))
  const odd = strange?.name ?? missing?.name
  if (odd === undefined) return
  throw new AppError(
    'backup.other-shape',
    `The table ${odd} of this backup is not as this version makes it`,
    {
      advice: 'Nothing was changed. Restore the backup with the version of Moothall that wrote it.',
    },
  )
}

/** A migration may have put rows of its own into a table; the backup has them, as they have become. */
async function emptyTables(client: ClientBase, { tables }: Catalogue): Promise<void> {
  const names = tables.map(({ name }) => `public.${client.escapeIdentifier(name)}`)
  if (names.length > 0) await client.query(`truncate ${names.join(', ')}`)
}

async function setSequences(client: ClientBase, { sequences }: Catalogue, manifest: Manifest): Promise<void> {
  for (const { name, value, called } of manifest.sequences) {
    if (!sequences.includes(name)) continue
    await client.query('select setval($1::regclass, $2::bigint, $3)', [
      `public.${client.escapeIdentifier(name)}`,
      value,
      called,
    ])
  }
}

function alterTrigger(
  client: ClientBase,
  { table, name, mode }: Trigger,
  action: 'disable' | 'enable',
): string {
  const words = {
    O: action,
    A: action === 'enable' ? 'enable always' : action,
    R: action === 'enable' ? 'enable replica' : action,
  }
  return `alter table public.${client.escapeIdentifier(table)} ${words[mode]} trigger ${client.escapeIdentifier(name)}`
}

function alterReference(client: ClientBase, { table, constraint }: Reference, timing: string): string {
  const [of, name] = [client.escapeIdentifier(table), client.escapeIdentifier(constraint)]
  return `alter table public.${of} alter constraint ${name} ${timing}`
}
