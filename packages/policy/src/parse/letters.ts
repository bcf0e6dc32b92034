import type { Block } from './blocks.ts'
import type { OpenList } from './draft.ts'
import { type Marker, romanValue } from './markers.ts'

export interface LetterReading {
  readonly type: 'alpha' | 'roman'
  readonly value: number
}

/** Whether the next marker of this kind after `blocks[at]` is the Roman numeral after `value`. */
function romanFollows(marker: Marker, value: number, blocks: readonly Block[], at: number): boolean {
  for (let index = at + 1; index < Math.min(blocks.length, at + 12); index += 1) {
    const next = blocks[index]?.marker
    if (next?.type !== 'letter' || next.style !== marker.style) continue
    return next.token.length > 1 && romanValue(next.token) === value + 1
  }
  return false
}

/** “i” after “h” is a letter, “i” at a start is one in Roman; what follows decides where both are possible. */
export function readLetter(
  marker: Marker,
  lists: readonly OpenList[],
  blocks: readonly Block[],
  at: number,
): LetterReading {
  const token = marker.token.toLowerCase()
  const roman = romanValue(token)
  const alpha = token.length === 1 ? token.charCodeAt(0) - 96 : null
  if (roman === null) return { type: 'alpha', value: alpha ?? 1 }
  if (alpha === null) return { type: 'roman', value: roman }
  const goesOn = romanFollows(marker, roman, blocks, at)
  for (const list of lists.toReversed()) {
    if (list.style !== marker.style) continue
    if (list.type === 'roman' && list.last + 1 === roman) return { type: 'roman', value: roman }
    if (list.type === 'alpha' && list.last + 1 === alpha && !goesOn) return { type: 'alpha', value: alpha }
  }
  return roman === 1 || goesOn ? { type: 'roman', value: roman } : { type: 'alpha', value: alpha }
}
