/** One provision of one version of one policy: `social-media@3#4.2`. */
export interface ProvisionReference {
  readonly slug: string
  /** Counts from 1. */
  readonly version: number
  readonly ref: string
}

const REFERENCE = /^([a-z0-9]+(?:-[a-z0-9]+){0,20})@([1-9]\d{0,5})#([A-Za-z0-9][A-Za-z0-9.-]{0,79})$/

/** Writes a permanent reference. Throws a RangeError where a part could not be read back. */
export function provisionReference(slug: string, version: number, ref: string): string {
  const written = `${slug}@${version}#${ref}`
  if (!REFERENCE.test(written)) throw new RangeError(`"${written}" is no provision reference`)
  return written
}

/** Reads a permanent reference, or returns null where the text is none. */
export function parseProvisionReference(text: string): ProvisionReference | null {
  const match = REFERENCE.exec(text)
  if (match === null) return null
  const [, slug = '', version = '', ref = ''] = match
  return { slug, version: Number(version), ref }
}
