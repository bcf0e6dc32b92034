import { spawnSync } from 'node:child_process'
import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../errors/app-error.ts'
import { type Holder, describeHolder, formatHolder, parseHolder } from './holder.ts'
import { folderFailure } from './folder-failure.ts'

/** The right to use a data folder, which one process at a time can have. */
export type DataFolder = {
  /** Absolute path. */
  path: string
  /** Says at which address this service answers, for the message that refuses a second one. */
  setAddress(address: string): void
  /** Gives the folder up. The operating system does so by itself when the process ends, however it ends. */
  release(): void
}

/** What `flock` answers where somebody else has the lock; chosen apart from its own error codes. */
const HELD = 75

/**
 * Takes the data folder for this process, making the folder where it is missing.
 *
 * The lock is the kernel's (flock(2)) and belongs to an open file of this process, so that no kill can leave it behind.
 *
 * @throws AppError `data-folder-taken`, `data-folder-lock-failed`, or one of `folder-failure.ts`
 */
export function takeDataFolder(dataFolder: string, now: () => Date = () => new Date()): DataFolder {
  const folder = path.resolve(dataFolder)
  const file = path.join(folder, 'service.lock')
  let descriptor: number | undefined
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    descriptor = openSync(file, 'a+', 0o600)
    lock(descriptor, folder, file)
    return hold(descriptor, folder, { pid: process.pid, since: now().toISOString() })
  } catch (error) {
    if (descriptor !== undefined) closeSync(descriptor)
    throw error instanceof AppError ? error : folderFailure(folder, error)
  }
}

/** `flock` locks the open file that it inherits and shares with this process, then ends: the lock stays here. */
function lock(descriptor: number, folder: string, file: string): void {
  const { status, stderr, error } = spawnSync(
    'flock',
    ['--nonblock', '--exclusive', `--conflict-exit-code=${HELD}`, '3'],
    { stdio: ['ignore', 'ignore', 'pipe', descriptor], encoding: 'utf8' },
  )
  if (status === 0) return
  if (status === HELD) {
    const holder = parseHolder(readFileSync(file, 'utf8'))
    throw new AppError('data-folder-taken', `${folder} is already in use by ${describeHolder(holder)}.`, {
      advice: holder
        ? `Use that one, stop it first (kill ${holder.pid}), or choose another data folder.`
        : 'Stop the other one first, or choose another data folder.',
    })
  }
  throw new AppError('data-folder-lock-failed', `${folder} could not be locked.`, {
    advice: 'It must be on a file system that has locks; choose a folder on a local disk.',
    cause: error ?? stderr,
  })
}

function hold(descriptor: number, folder: string, holder: Holder): DataFolder {
  const write = (content: string) => {
    ftruncateSync(descriptor, 0)
    writeSync(descriptor, content)
    fsyncSync(descriptor)
  }
  write(formatHolder(holder))
  let released = false
  return {
    path: folder,
    setAddress: (address) => write(formatHolder({ ...holder, address })),
    release() {
      if (released) return
      released = true
      ftruncateSync(descriptor, 0)
      closeSync(descriptor)
    },
  }
}
