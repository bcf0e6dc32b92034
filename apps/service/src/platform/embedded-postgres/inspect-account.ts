import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Account, type AccountChoice, type NamedUser, chooseAccount, commandPrefix } from './account.ts'
import { noAccount, unreachable } from './failures.ts'

const SYSTEM_USER = 'moothall'

/**
 * Finds the user that the cluster in `clusterFolder` has to run as. Root makes a system user for it where it must.
 *
 * @throws AppError `postgres-no-account`
 */
export function accountFor(clusterFolder: string, log: (line: string) => void): Account {
  const first = choose(clusterFolder)
  if (first.kind === 'make-system-user') makeSystemUser(log)
  const choice = first.kind === 'make-system-user' ? choose(clusterFolder) : first
  if (choice.kind === 'run') return choice.account
  throw noAccount(choice.kind === 'refused' ? choice.detail : `the new user "${SYSTEM_USER}" cannot be found`)
}

function choose(clusterFolder: string): AccountChoice {
  const users = readUsers()
  const owned = existsSync(clusterFolder) ? clusterFolder : path.dirname(clusterFolder)
  const ownerUid = statSync(owned).uid
  const ownerUser = userOfId(ownerUid, users)
  const borrowed = users.find(({ uid }) => uid > 0 && uid < 65_534)
  const systemUser = users.find(({ name }) => name === SYSTEM_USER)
  return chooseAccount({
    self: { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1, ...nameOfSelf() },
    owner: { uid: ownerUid, ...(ownerUser && { user: ownerUser }) },
    canMakeNamespace: () => borrowed !== undefined && canMakeNamespace(borrowed),
    ...(borrowed && { borrowed }),
    ...(systemUser && { systemUser }),
  })
}

function makeSystemUser(log: (line: string) => void): void {
  log(
    `Making the system user "${SYSTEM_USER}" for the database, which does not run as root; ` +
      'this machine forbids user namespaces, which would do without.',
  )
  const words = ['--system', '--user-group', '--no-create-home', '--home-dir=/nonexistent']
  const { status, stderr } = spawnSync('useradd', [...words, '--shell=/usr/sbin/nologin', SYSTEM_USER], {
    encoding: 'utf8',
  })
  if (status !== 0) {
    throw noAccount(`this machine forbids user namespaces, and useradd failed: ${stderr ?? 'it is missing'}`)
  }
}

/**
 * Checks that the account can use the programs and the folder; a parent folder closed to it is the usual reason why not.
 *
 * @throws AppError `postgres-folder-unreachable`
 */
export function assertReachable(account: Account, program: string, folder: string): void {
  const check = 'test -x "$1" && test -x "$2"'
  const words = [...commandPrefix(account), 'sh', '-c', check, 'sh', program, folder]
  const { status, stderr } = spawnSync('env', words, { encoding: 'utf8' })
  if (status !== 0) throw unreachable(account, `${program}\n${folder}\n${stderr}`)
}

function canMakeNamespace(user: NamedUser): boolean {
  return spawnSync('env', [...commandPrefix({ kind: 'namespace', ...user }), 'true']).status === 0
}

function nameOfSelf(): { name?: string } {
  try {
    return { name: os.userInfo().username }
  } catch {
    // No entry in the password file, as in a container that was given a bare user id.
    return {}
  }
}

function readUsers(): NamedUser[] {
  return readFileSync('/etc/passwd', 'utf8').split('\n').flatMap(parseUser)
}

function userOfId(uid: number, users: NamedUser[]): NamedUser | undefined {
  const known = users.find((user) => user.uid === uid)
  if (known) return known
  // Users of a directory service are not in the file.
  const { status, stdout } = spawnSync('getent', ['passwd', String(uid)], { encoding: 'utf8' })
  return status === 0 ? parseUser(stdout)[0] : undefined
}

function parseUser(line: string): NamedUser[] {
  const [name, , uid, gid] = line.split(':')
  if (!name || !uid || !gid) return []
  return [{ name, uid: Number(uid), gid: Number(gid) }]
}
