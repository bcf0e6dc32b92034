import { type CheerioAPI, load } from 'cheerio'
import { outsideBrackets } from './invented-language.ts'

type Nodes = ReturnType<ReturnType<CheerioAPI>['contents']>

/** The number of a text node in any document object model. */
const TEXT = 3
/** What is no text of the page: scripts, styles, and what somebody may type over. */
const unread: ReadonlySet<string> = new Set(['script', 'style', 'textarea'])

/** Everything a reader meets in words: texts, and what a screen reader says instead of them. */
function textsOf($: CheerioAPI): string[] {
  const texts: string[] = [$('title').text()]
  const walk = (nodes: Nodes): void => {
    for (const node of nodes.toArray()) {
      if ('data' in node && node.nodeType === TEXT) texts.push(node.data)
      if (!('attribs' in node) || unread.has(node.name)) continue
      for (const name of ['aria-label', 'alt', 'placeholder', 'title']) {
        const text = node.attribs[name]
        if (text !== undefined) texts.push(text)
      }
      walk($(node).contents())
    }
  }
  walk($('body').contents())
  return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter((text) => text !== '')
}

/** Dates by `Intl`, addresses, keys, fingerprints, identifiers and file sizes are no sentences of anybody. */
const noWords =
  /\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}(?: at \d\d:\d\d(?::\d\d)?)?|https?:\/\/\S+|\b[\da-f]{8}-[\da-f-]{27}\b|\b[\da-f]{64}\b|\btest\+[\da-f]{8}\+\S+|[\w.-]+@[\w.-]+/g

/** Words of a page that are in no brackets and are not the body's own. */
export function englishLeft(html: string, data: readonly string[]): string[] {
  return textsOf(load(html)).filter((text) => {
    let rest = outsideBrackets(text).replaceAll(noWords, ' ')
    for (const known of data)
      if (rest.includes(known.replaceAll(/\s+/g, ' ')))
        rest = rest.replaceAll(known.replaceAll(/\s+/g, ' '), ' ')
    return /\p{L}{2}/u.test(rest)
  })
}
