import type { Block } from './blocks.ts'
import type { DraftSection } from './draft.ts'

const CONTROL_HEADING =
  /^(?:document (?:control|information|history|details)|version (?:control|history)|revision history|amendment (?:record|history)|review history|change (?:record|history|log))$/i

/** Whether a section holds versions, dates and owners, which bind nobody. */
export function isControlSection(section: DraftSection | undefined): boolean {
  return section !== undefined && CONTROL_HEADING.test(section.heading)
}

/** Keeps a block's words with its section where they are no provision. */
export function keepAsWords(block: Block, section: DraftSection): void {
  if (block.table !== null) {
    for (const row of [block.table.header ?? [], ...block.table.rows]) {
      if (row.length > 0) section.words.push(row.filter((cell) => cell !== '').join(' | '))
    }
  } else section.words.push(`${block.marker === null ? '' : `${block.marker.printed} `}${block.text}`.trim())
}
