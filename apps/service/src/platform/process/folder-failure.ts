import { AppError } from '../errors/app-error.ts'

/** Turns what the operating system says about a folder into a fault with a stable code and advice. */
export function folderFailure(folder: string, error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder, error)
  if (code === 'EROFS') {
    return new AppError('data-folder-read-only', `${folder} is on a read-only file system.`, {
      advice: 'Choose a data folder that can be written to, or mount it for writing.',
      cause: error,
    })
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new AppError('data-folder-unreadable', `This user may not read and write ${folder}.`, {
      advice: 'Start the service as the user who owns the folder, or change its owner (chown -R).',
      cause: error,
    })
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new AppError('data-folder-not-a-folder', `${folder} is not a folder.`, {
      advice: 'Move that file away, or choose another data folder.',
      cause: error,
    })
  }
  return new AppError('data-folder-failed', `${folder} could not be used.`, {
    advice: 'Look at the cause, or choose another data folder.',
    cause: error,
  })
}

/** `cause` is an error, or what a program said. */
export function diskFull(folder: string, cause: unknown): AppError {
  return new AppError('disk-full', `There is no space left on the disk that holds ${folder}.`, {
    advice:
      'Free some space (a new database needs about 60 MB) and start again. Nothing acknowledged is lost.',
    cause,
  })
}
