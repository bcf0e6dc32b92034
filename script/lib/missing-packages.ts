type Entry = { version?: string; integrity?: string; link?: boolean; optional?: boolean; resolved?: string }
type Lock = { packages: Record<string, Entry> }

/**
 * Names the packages that a lock file wants and an installation lacks or has in another version. Optional ones are for
 * other machines, mostly, and are not missed.
 *
 * @param wanted content of `package-lock.json`
 * @param installed content of `node_modules/.package-lock.json`, which npm writes when it has finished
 */
export function missingPackages(wanted: unknown, installed: unknown): string[] {
  const there = entriesOf(installed)
  return Object.entries(entriesOf(wanted))
    .filter(([place]) => place.includes('node_modules/'))
    .filter(([place, entry]) => {
      const found = there[place]
      if (!found) return entry.optional !== true
      return (
        found.version !== entry.version || found.integrity !== entry.integrity || found.link !== entry.link
      )
    })
    .map(([place]) => place)
}

function entriesOf(lock: unknown): Record<string, Entry> {
  if (typeof lock === 'object' && lock !== null && 'packages' in lock) return (lock as Lock).packages
  throw new Error('This is no package-lock.json of version 3.')
}
