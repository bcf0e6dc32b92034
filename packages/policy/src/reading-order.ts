import type { PolicySection, Provision } from './types.ts'

/** A heading or a provision at its place in the text. `depth` is the indentation below the top, from 0. */
export type ReadingItem<Part = Provision> =
  | { readonly kind: 'section'; readonly depth: number; readonly section: PolicySection }
  | { readonly kind: 'provision'; readonly depth: number; readonly provision: Part }

/**
 * The document from top to bottom, as a page shows it: each section followed by its provisions in the order of the
 * source. A section's depth is its level; a provision's counts the provisions it is a part of.
 */
export function readingOrder<Part extends Pick<Provision, 'ref' | 'section' | 'parent'>>(document: {
  readonly sections: readonly PolicySection[]
  readonly provisions: readonly Part[]
}): ReadingItem<Part>[] {
  const bySection = new Map<string, Part[]>()
  for (const provision of document.provisions) {
    const list = bySection.get(provision.section)
    if (list === undefined) bySection.set(provision.section, [provision])
    else list.push(provision)
  }
  const depths = new Map<string, number>()
  const items: ReadingItem<Part>[] = []
  for (const section of document.sections) {
    items.push({ kind: 'section', depth: section.level, section })
    for (const provision of bySection.get(section.ref) ?? []) {
      const depth = provision.parent === null ? 0 : (depths.get(provision.parent) ?? 0) + 1
      depths.set(provision.ref, depth)
      items.push({ kind: 'provision', depth, provision })
    }
  }
  return items
}
