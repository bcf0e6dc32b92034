import type { Block } from './blocks.ts'
import type { OpenList } from './draft.ts'
import type { Marker } from './markers.ts'

const CONNECTOR = /^(?:or|and|but|nor|however|this|these|those|such|in addition|for example|where|if)\b/i

/** Whether the numbering of `base` goes on after the paragraph `blocks[at]`, so that the paragraph belongs to its latest item. */
export function goesOnLater(base: OpenList, blocks: readonly Block[], at: number): boolean {
  const text = blocks[at]?.text ?? ''
  if (CONNECTOR.test(text.slice(0, 40)) || /^\p{Ll}/u.test(text)) return true
  for (let index = at + 1; index < Math.min(blocks.length, at + 40); index += 1) {
    const next = blocks[index]
    if (next?.kind === 'heading') return false
    if (next?.marker?.style === base.style) return next.marker.value === base.last + 1
  }
  return false
}

/** “Section One: 1, 2 – Section Two: 3, 4”: the numbers are the document's, not the section's. */
export function runsOnThroughSections(marker: Marker, blocks: readonly Block[], at: number): boolean {
  let last = marker.value
  let sections = 0
  for (let index = at + 1; index < Math.min(blocks.length, at + 400); index += 1) {
    const block = blocks[index]
    if (block?.kind === 'heading') sections += 1
    if (block?.kind !== 'item' || block.marker?.style !== marker.style) continue
    if (sections > 0) return block.marker.value === last + 1
    last = block.marker.value
  }
  return false
}
