import { AppError } from '../errors/app-error.ts'
import { diskFull } from '../process/folder-failure.ts'

/**
 * Turns what `initdb` or `postgres` wrote before giving up into a fault with a stable code.
 *
 * Both run with `lc_messages=C`, so their words are the same everywhere.
 */
export function explainOutput(program: string, folder: string, output: string): AppError {
  const says = (pattern: RegExp) => pattern.test(output)
  if (says(/No space left on device|Disk quota exceeded/)) return diskFull(folder, output)
  if (says(/database files are incompatible with server/)) {
    return new AppError(
      'postgres-version-mismatch',
      `The database in ${folder} was made by another PostgreSQL.`,
      {
        advice: 'Start the release that made it, write a backup, and restore that with this release.',
        cause: output,
      },
    )
  }
  if (says(/Read-only file system/)) {
    return new AppError('data-folder-read-only', `${folder} is on a read-only file system.`, {
      advice: 'Choose a data folder that can be written to, or mount it for writing.',
      cause: output,
    })
  }
  if (says(/could not bind Unix address|could not create any Unix-domain sockets|is too long \(maximum/)) {
    return new AppError('postgres-socket-failed', 'The database could not open its socket.', {
      advice: 'The data folder must be on a file system that holds sockets; choose one on a local disk.',
      cause: output,
    })
  }
  if (says(/could not locate a valid checkpoint record|invalid checkpoint|global\/pg_control/)) {
    return new AppError('postgres-folder-damaged', `The database in ${folder} is damaged and cannot start.`, {
      advice: 'Keep a copy of the folder, and restore the latest backup into an empty one.',
      cause: output,
    })
  }
  if (
    says(
      /Cannot allocate memory|could not create shared memory segment|could not map anonymous shared memory/,
    )
  ) {
    return new AppError('postgres-no-memory', 'There is not enough memory for the database.', {
      advice: 'Give the machine or its container at least 512 MB of memory.',
      cause: output,
    })
  }
  if (says(/Permission denied|has wrong ownership|Operation not permitted/)) {
    return new AppError('data-folder-unreadable', `The database may not read and write ${folder}.`, {
      advice: 'Start the service as the user who owns the folder, or change its owner (chown -R).',
      cause: output,
    })
  }
  return new AppError('postgres-start-failed', `${program} failed for the database in ${folder}.`, {
    advice: `What it said: ${lastLines(output, 5) || 'nothing'}`,
    cause: output,
  })
}

function lastLines(output: string, count: number): string {
  return output.trim().split('\n').slice(-count).join('\n')
}
