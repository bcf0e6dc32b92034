import { stat, statfs } from 'node:fs/promises'
import { type Finding, ok, problem, warning } from './finding.ts'

const NEEDED_NODE = 24
const MEGABYTE = 1_000_000
const TIGHT_MEGABYTES = 2000
const FULL_MEGABYTES = 200

/** @param version as `process.versions.node` says it */
export function checkNode(version: string): Finding {
  const major = Number(version.split('.')[0])
  if (major >= NEEDED_NODE) return ok('node', `Node ${version}`)
  return problem(
    'node',
    `Node ${version} is too old`,
    `Moothall needs Node ${NEEDED_NODE}; script/server brings it.`,
  )
}

/** A folder that holds people's data or keys has to be closed to other users; they may pass through to the database. */
export async function checkFolder(check: string, folder: string, mayPass: boolean): Promise<Finding> {
  const { mode } = await stat(folder)
  const open = mode & (mayPass ? 0o066 : 0o077)
  if (open === 0) return ok(check, `${folder} is closed to other users`)
  return problem(
    check,
    `${folder} is open to other users of this machine (${(mode & 0o777).toString(8)})`,
    `Run: chmod go-${mayPass ? 'rw' : 'rwx'} ${folder}`,
  )
}

export async function checkDisk(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder)
  const free = Math.floor((bavail * bsize) / MEGABYTE)
  const says = `${free.toLocaleString('en-GB')} MB are free on the disk that holds ${folder}`
  const advice = 'Free some space. A full disk stops everything that writes; nothing acknowledged is lost.'
  if (free < FULL_MEGABYTES) return problem('disk', says, advice)
  return free < TIGHT_MEGABYTES ? warning('disk', says, advice) : ok('disk', says)
}
