import { readFile, stat } from 'node:fs/promises'
import { AppError } from '@moothall/service/errors'

/**
 * The bytes of a file that somebody named.
 * @param maxBytes a longer file is refused unread
 * @throws AppError `cli.unreadable` or `cli.too-large`, with what to do
 */
export async function readInput(file: string, maxBytes: number): Promise<Buffer> {
  try {
    const { size } = await stat(file)
    if (size > maxBytes) {
      throw new AppError('cli.too-large', `${file} is larger than ${Math.round(maxBytes / 1_000_000)} MB`, {
        advice: 'Check the name of the file.',
      })
    }
    return await readFile(file)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('cli.unreadable', describeUnreadable(file, error), { cause: error })
  }
}

/** What to tell somebody whose file could not be read. */
export function describeUnreadable(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return `There is no file ${file}. Check its name and the folder you are in.`
  if (code === 'EISDIR') return `${file} is a folder. Give the name of a file in it.`
  if (code === 'EACCES') return `${file} may not be read by this user.`
  return `${file} could not be read: ${error instanceof Error ? error.message : String(error)}`
}
