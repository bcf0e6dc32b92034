import { readingOrder, type PolicyDocument } from '../src/index.ts'

/** Letters and digits only, in lower case: what must survive of a text whatever its layout. */
export function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')
}

function wordCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

/** The source without the lines that the parser set aside, and without bullets that look like a letter. */
export function keptSource(source: string, document: PolicyDocument, fromLine = 1): string {
  const omitted = new Set(document.omitted.map(({ line }) => line))
  const lines = source.split(/\r\n|[\r\n\v\u0085\u2028\u2029]/)
  const kept = lines
    .filter((_, index) => !omitted.has(index + 1) && index + 1 >= fromLine)
    .map((line) => line.replace(/^\s*o\s+/, ''))
    .join('\n')
  // A word that a line's end cut in two counts as the one word it is again.
  const joined = document.provisions
    .flatMap(({ repairs }) => repairs)
    .filter((repair) => repair.kind === 'hyphenation' && repair.applied)
  return joined.reduce(
    (text, { original, suggestion }) => text.replace(new RegExp(original.replace('-', '-\\s+')), suggestion),
    kept,
  )
}

/** Everything a document says below its title, in reading order. */
export function saidBelowTitle(document: PolicyDocument): string {
  const said = readingOrder(document).map((item) => {
    if (item.kind === 'provision') return `${item.provision.marker} ${item.provision.text}`
    const { section } = item
    if (section.ref === 'document-control') return ''
    return `${section.marker} ${section.implied ? '' : section.heading} ${section.text ?? ''}`
  })
  return said.join('\n')
}

/** The line on which what stands below the title begins. */
export function firstLineBelowTitle(document: PolicyDocument): number {
  const lines = document.sections.filter(({ ref }) => ref !== 'document-control').map(({ line }) => line)
  return Math.min(...lines, ...document.provisions.map(({ line }) => line), Number.MAX_SAFE_INTEGER)
}

/** The words of a source that a document has fewer of; empty where nothing is lost. */
export function lostWords(source: string, document: PolicyDocument): string[] {
  const control = document.sections.find(({ ref }) => ref === 'document-control')?.text ?? ''
  const said = wordCounts([document.title, document.body, control, saidBelowTitle(document)].join('\n'))
  const lost: string[] = []
  for (const [word, count] of wordCounts(keptSource(source, document))) {
    if ((said.get(word) ?? 0) < count) lost.push(word)
  }
  return lost
}
