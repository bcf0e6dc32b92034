export type LockEntry = {
  version?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
}

/** A package that an entry of the lock file wants and that the lock file does not list. */
export type LockGap = { name: string; version: string; wantedBy: string }

const SYSTEMS = new Set([
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
])
const PROCESSORS = new Set([
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'x64',
])

/**
 * Finds the gaps of a lock file. npm leaves out an optional package of another machine when it cannot reach it at that
 * moment, and `npm ci` then refuses the whole file.
 */
export function findLockGaps(packages: Record<string, LockEntry>): LockGap[] {
  return Object.entries(packages).flatMap(([place, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isListed(packages, place, name))
      .map(([name, version]) => ({ name, version, wantedBy: place })),
  )
}

/** npm looks beside the package, then in each folder above it. */
function isListed(packages: Record<string, LockEntry>, place: string, name: string): boolean {
  for (let folder = place; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    if (packages[folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`]) return true
    if (folder === '') return false
  }
}

/**
 * The entry for a gap, read off the package's name: npm then knows that the package is for another machine and does
 * not fetch it. It has no checksum, so none is made for a machine that the service supports.
 *
 * @throws Error where the version is no exact one, or the name tells no system, or a supported one
 */
export function entryForGap({ name, version }: LockGap): LockEntry {
  if (!/^\d+\.\d+\.\d+/.test(version))
    throw new Error(`${name} is wanted as ${version}, which is no exact version.`)
  const words = (name.split('/').at(-1) ?? '').split(/[-.]/)
  const os = words.find((word) => SYSTEMS.has(word))
  const cpu = words.find((word) => PROCESSORS.has(word))
  if (!os || !cpu) throw new Error(`The name ${name} does not tell which machine it is for.`)
  const isMusl = words.some((word) => word.startsWith('musl'))
  const isSupported = os === 'linux' && (cpu === 'x64' || cpu === 'arm64') && !isMusl
  if (isSupported)
    throw new Error(`${name} is needed on machines that the service supports, and cannot be reached.`)
  return { version, cpu: [cpu], ...(isMusl && { libc: ['musl'] }), optional: true, os: [os] }
}
