import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmdirSync,
  rmSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Account } from './account.ts'

/** `sun_path` holds 108 bytes, the last of them zero: unix(7). */
const LONGEST_SOCKET_PATH = 107
const ELSEWHERE_PREFIX = 'moothall-'

/** PostgreSQL names the socket after its port, although nothing listens on that port. */
export const SOCKET_PORT = 5432

/** True where the socket's whole path fits into the operating system's limit. */
export function socketPathFits(folder: string): boolean {
  return Buffer.byteLength(path.join(folder, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_SOCKET_PATH
}

/**
 * Makes the private folder for the socket: inside the data folder, or, where that path is too long, a new folder with
 * an unguessable name under the user's own runtime folder or the temporary one. Only the account may enter it.
 */
export function makeSocketFolder(dataFolder: string, account: Account): string {
  const inside = insideFolder(dataFolder)
  const folder = socketPathFits(inside) ? inside : makeElsewhere()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  if (account.kind === 'other-user') chownSync(folder, account.uid, account.gid)
  for (const name of socketFiles(folder)) rmSync(path.join(folder, name), { force: true })
  return folder
}

/** Removes a folder that `makeSocketFolder` made, with its sockets; anything that is not clearly one is left alone. */
export function removeSocketFolder(folder: string, dataFolder: string): void {
  const isInside = folder === insideFolder(dataFolder)
  const isElsewhere = path.basename(folder).startsWith(ELSEWHERE_PREFIX) && path.isAbsolute(folder)
  if (!isInside && !isElsewhere) return
  const facts = lstatSync(folder, { throwIfNoEntry: false })
  if (!facts?.isDirectory() || (facts.mode & 0o777) !== 0o700) return
  const mine = process.getuid?.()
  if (mine !== 0 && facts.uid !== mine) return
  for (const name of socketFiles(folder)) rmSync(path.join(folder, name), { force: true })
  if (readdirSync(folder).length === 0) rmdirSync(folder)
}

function insideFolder(dataFolder: string): string {
  return path.join(dataFolder, 'socket')
}

function socketFiles(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('.s.PGSQL.'))
}

function makeElsewhere(): string {
  const candidates = [process.env['XDG_RUNTIME_DIR'], os.tmpdir(), '/tmp'].filter(
    (parent) => parent !== undefined,
  )
  const parent = candidates.find(
    (candidate) =>
      lstatSync(candidate, { throwIfNoEntry: false })?.isDirectory() &&
      socketPathFits(path.join(candidate, `${ELSEWHERE_PREFIX}XXXXXX`)),
  )
  return mkdtempSync(path.join(parent ?? '/tmp', ELSEWHERE_PREFIX))
}
