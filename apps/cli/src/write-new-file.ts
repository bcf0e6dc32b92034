import { writeFile } from 'node:fs/promises'
import { AppError } from '@moothall/service/errors'

/**
 * Writes a file that is not there yet: what was exported before is evidence, and never written over.
 * @throws AppError `cli.unwritable`, with what to do
 */
export async function writeNewFile(file: string, content: string): Promise<void> {
  try {
    await writeFile(file, content, { flag: 'wx' })
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    throw new AppError(
      'cli.unwritable',
      exists ? `There is already a file ${file}` : `${file} cannot be written`,
      {
        advice: exists ? 'Choose another name, or move it away.' : 'Check the name and the folder.',
        cause: error,
      },
    )
  }
}
