import { stripMarkdown } from './markdown.ts'

/** One line of the source, cleaned of what no reader sees. `number` counts from 1; `raw` keeps tabs and inner spaces. */
export interface SourceLine {
  readonly number: number
  readonly raw: string
  readonly text: string
  readonly indent: number
  /** A form feed stands before this line. */
  readonly pageBreak: boolean
  /** The level of a Markdown heading, or null. */
  readonly heading: number | null
  /** The whole line is set in bold. */
  readonly bold: boolean
}

const LINE_END = /\r\n|[\r\n\v\u0085\u2028\u2029]/
// Zero-width characters, soft hyphens and controls have no width on paper; what is left of them would only break words.
const INVISIBLE =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g
const WIDE_SPACE = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g

/** Spaces before the first visible character, with tab stops every four columns. */
function indentOf(raw: string): number {
  let indent = 0
  for (const character of raw) {
    if (character === '\t') indent += 4 - (indent % 4)
    else if (character === ' ') indent += 1
    else break
  }
  return indent
}

export function collapseSpaces(text: string): string {
  return text.replaceAll(/[ \t]+/g, ' ').trim()
}

/** Splits a source into lines. Markdown marks are taken off where `markdown` is true; their words stay. */
export function splitLines(source: string, markdown: boolean): SourceLine[] {
  const lines: SourceLine[] = []
  for (const [index, printed] of source.split(LINE_END).entries()) {
    const clean = printed.replaceAll(INVISIBLE, '').replaceAll(WIDE_SPACE, ' ')
    const pageBreak = clean.includes('\f')
    const plain = clean.replaceAll('\f', ' ').trimEnd()
    const stripped = markdown ? stripMarkdown(plain) : { text: plain, heading: null, bold: false }
    lines.push({
      number: index + 1,
      raw: stripped.text,
      text: collapseSpaces(stripped.text),
      indent: indentOf(stripped.text),
      pageBreak,
      heading: stripped.heading,
      bold: stripped.bold,
    })
  }
  return lines
}
