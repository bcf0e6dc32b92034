type Entry = {
  version?: string
  integrity?: string
  link?: boolean
  optional?: boolean
  resolved?: string
  os?: string | string[]
  cpu?: string | string[]
  libc?: string | string[]
}
type Lock = { packages: Record<string, Entry> }

/** As Node names them: `process.platform` and `process.arch`. */
export type Machine = { os: string; cpu: string }

/**
 * Names the packages that a lock file wants for a machine and an installation lacks or has in another version.
 *
 * @param wanted content of `package-lock.json`
 * @param installed content of `node_modules/.package-lock.json`, which npm writes when it has finished
 */
export function missingPackages(wanted: unknown, installed: unknown, machine: Machine): string[] {
  const there = entriesOf(installed)
  return Object.entries(entriesOf(wanted))
    .filter(([place]) => place.includes('node_modules/'))
    .filter(([place, entry]) => {
      const found = there[place]
      if (!found) return entry.optional !== true || isFor(entry, machine)
      return (
        found.version !== entry.version || found.integrity !== entry.integrity || found.link !== entry.link
      )
    })
    .map(([place]) => place)
}

/** Optional packages are for certain machines; one that names none is not missed. */
function isFor({ os, cpu, libc }: Entry, machine: Machine): boolean {
  if (os === undefined || cpu === undefined) return false
  const isMusl = libc !== undefined && !allows(libc, 'glibc')
  return allows(os, machine.os) && allows(cpu, machine.cpu) && !isMusl
}

function allows(values: string | string[], value: string): boolean {
  return [values].flat().includes(value)
}

function entriesOf(lock: unknown): Record<string, Entry> {
  if (typeof lock === 'object' && lock !== null && 'packages' in lock) return (lock as Lock).packages
  throw new Error('This is no package-lock.json of version 3.')
}
