import { escapeHtml, SafeString } from './nunjucks-internals.ts'

const BEGIN = '\u2068'
const END = '\u2069'
const marked = /\u2068([^\u2068\u2069]*)\u2069/g

/**
 * Marks what people made, such as a name, inside a sentence, so that a name written from right to left leaves the words
 * around it where they are. Nothing that is typed holds these marks (`typedLine`); the filter `bdi` makes elements of them.
 */
export function isolated(text: string): string {
  return BEGIN + text + END
}

/** The template filter `bdi`: the text escaped, and what `isolated` marked as `<bdi>` elements. */
export function bdi(value: string | SafeString | null | undefined): SafeString {
  const text = value?.toString() ?? ''
  const html = value instanceof SafeString ? text : escapeHtml(text)
  return new SafeString(html.replaceAll(marked, '<bdi>$1</bdi>'))
}
