interface Stripped {
  readonly text: string
  readonly heading: number | null
  readonly bold: boolean
}

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*)$/
const LINK = /!?\[([^[\]]{1,300})\]\(([^()\s]{0,500})(?: "[^"]{0,200}")?\)/g
const DOUBLE = /(\*\*|__)(?=\S)([^*_]{1,2000}?)\1/g
const SINGLE = /(^|[^\p{L}\p{N}*])\*(?=[^\s*])([^*]{1,2000})\*(?![\p{L}\p{N}*])/gu
const UNDERSCORE = /(^|[^\p{L}\p{N}_])_(?=[^\s_])([^_]{1,2000})_(?![\p{L}\p{N}_])/gu

/** Whether a text without a Markdown name is Markdown all the same. */
export function looksLikeMarkdown(source: string): boolean {
  return (
    /^ {0,3}#{1,6} \S/m.test(source) || /\*\*\S[^*\n]{0,200}\*\*/.test(source) || /\]\(https?:/.test(source)
  )
}

function link(_: string, label: string, target: string): string {
  return target === '' || target.startsWith('#') || target === label ? label : `${label} (${target})`
}

/** Takes emphasis, links, quotes and backslashes off one line. A link's address stays, in brackets behind its words. */
export function stripMarkdown(line: string): Stripped {
  const quoted = line.replace(/^( {0,3}>)+ ?/, '')
  const match = HEADING.exec(quoted)
  const content = match === null ? quoted : (match[2] ?? '').replace(/[ \t]#{1,6}$/, '')
  const bold = /^\s*(\*\*|__)[^*_]+(\*\*|__):?\s*$/.test(content)
  const text = content
    .replaceAll(LINK, link)
    .replaceAll(/<(?:br|BR) ?\/?>/g, ' ')
    .replaceAll(DOUBLE, '$2')
    .replaceAll(SINGLE, '$1$2')
    .replaceAll(UNDERSCORE, '$1$2')
    .replaceAll(/`([^`]{1,500})`/g, '$1')
    .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')
  return { text: text.trimEnd(), heading: match === null ? null : (match[1] ?? '#').length, bold }
}
