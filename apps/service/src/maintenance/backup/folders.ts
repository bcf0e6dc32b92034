import type { Dirent } from 'node:fs'
import { mkdir, open, readdir, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { AppError } from '../../platform/errors/app-error.ts'
import { copyDurably } from './streams.ts'

/** Makes a folder for this user alone. */
export async function makePrivateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
}

/** Has a folder's own entries on disk. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Paths of every file below a folder, in order; hidden ones are unfinished ones. None where there is no folder. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const found: string[] = []
  const entries = await readEntries(folder)
  for (const entry of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    // A secret may be mounted as a symbolic link.
    const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && (await stat(path)).isDirectory())
    if (isFolder) found.push(...(await filesBelow(path)).map((inner) => join(entry.name, inner)))
    else found.push(entry.name)
  }
  return found
}

async function readEntries(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return []
    throw error
  }
}

/** Copies every file below a folder into a new, private one. @returns the paths, below the folder */
export async function copyFolder(
  from: string,
  to: string,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<readonly string[]> {
  const paths = await filesBelow(from)
  await makePrivateFolder(to)
  for (const path of paths) {
    await makePrivateFolder(dirname(join(to, path)))
    await copyDurably(join(from, path), join(to, path), { mode: 0o600, ...options })
  }
  for (const folder of new Set(paths.map((path) => dirname(join(to, path))))) await syncFolder(folder)
  await syncFolder(to)
  return paths
}

export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false
    throw error
  }
}

export function isInside(folder: string, parent: string): boolean {
  const path = relative(parent, folder)
  return path === '' || (path !== '..' && !path.startsWith(`..${sep}`))
}

export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}

/** What the operating system refused while a backup was written, in words. Anything else is passed on. */
export function writingFailure(folder: string, error: unknown): unknown {
  if (hasCode(error, 'ENOSPC', 'EDQUOT')) {
    return new AppError('backup.disk-full', `There is not enough space for a backup in ${folder}.`, {
      advice: 'Free some space, or choose another folder. What had been written of it is gone again.',
      cause: error,
    })
  }
  if (hasCode(error, 'EACCES', 'EPERM', 'EROFS')) {
    return new AppError('backup.folder-closed', `This user may not write to ${folder}.`, {
      advice: 'Choose another folder, or run this as the user who owns it.',
      cause: error,
    })
  }
  if (hasCode(error, 'ENOTDIR', 'EEXIST')) {
    return new AppError('backup.not-a-folder', `${folder} is not a folder.`, {
      advice: 'Choose another folder.',
      cause: error,
    })
  }
  return error
}
