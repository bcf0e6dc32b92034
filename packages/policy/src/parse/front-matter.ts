import type { Block } from './blocks.ts'
import { headingShape, isCapitals, isKnownHeading } from './heading-shape.ts'

/** What stands above the first section: the policy's name, the body's, and lines such as “Version: 2”. */
export interface FrontMatter {
  readonly title: string
  readonly body: string
  readonly control: readonly { readonly line: number; readonly text: string }[]
  readonly rest: readonly Block[]
  /** Signatures and dates below the policy. */
  readonly closing: readonly { readonly line: number; readonly text: string }[]
}

const ORGANISATION =
  /\b(?:council|authority|trust|board|university|college|school|academy|constabulary|police|fire and rescue service|nhs|partnership|association|department|ministry|agency|commission|corporation|limited|ltd|cyngor|combined authority)\b/i
const DOCUMENT =
  /\b(?:policy|policies|guidelines?|guidance|code of (?:conduct|practice)|code|protocol|procedures?|rules|standards|handbook|charter|strategy|framework)\b/i
const CONTROL =
  /^(?:(?:document )?(?:version|author|owner|reference|status|title|classification)|policy (?:owner|number|reference|lead|author)|date|approved|approval|agreed|adopted|ratified|reviewed|review|next review|policy no|ref|last (?:updated|reviewed|review)|issued?|effective|valid|created|contact|(?:department|directorate|service area)(?! (?:for|of)\b)|lead officer|responsible officer|draft|final|revised|updated|published|v ?\d)\b/i
const DATE =
  /^(?:\d{1,2}(?:st|nd|rd|th)? )?(?:january|february|march|april|may|june|july|august|september|october|november|december),? \d{4}$|^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$|^\d{4}(?:[-/]\d{2,4})?$/i
const NAME_OF_BODY =
  /(?:\p{Lu}[\p{L}’'-]{1,30}\s(?:(?:and|of|upon|on|the|in|&)\s){0,2}){1,6}(?:Council|Authority|Trust|University|College|School|Academy|Constabulary|Board|Partnership|Association|Housing|Service|Group|Society|Charity|Ltd|Limited|plc|Commissioner\sfor\s\p{Lu}\p{L}+)\b/gu
const CONTROL_CELL =
  /^(?:version|date|author|revision|status|reference|(?:approved|reviewed|ratified|agreed|amended|prepared|issued) by|(?:review|issue|approval|effective) date|changes?(?: made)?|amendments?|comments|description|reason(?: for change)?|owner|summary of changes)(?: (?:no|number))?\W*$/i
/** A line on which somebody signs, or that says when the policy was adopted, below the policy itself. */
const CLOSING =
  /^(?:signed|signature|name|position|date|dated|minute(?: reference| no)?|chair(?:man|person)?|clerk|policy (?:owner|lead|author)|(?:date )?(?:of )?(?:next |last )?(?:adopted|adoption|approved|approval|ratified|review(?:ed)?|updated|issued?|effective|version|owner|document owner)(?: (?:by|date|on|due))?)\s*[:_.…]/i
const CLOSING_DATE =
  /^(?:adopted|approved|ratified|reviewed|updated|issued|(?:next |last )?review(?:ed)?(?: date)?)\b[^.]{0,60}\b\d{4}\.?$/i
/** A form waiting for the body's name. */
const PLACEHOLDER =
  /^\[[^\]]{0,30}(?:body|council|authority|organi[sz]ation|employer|company|name)[^\]]{0,30}\]$/i
const PART = /^(?:appendix|annexe?|part|schedule|section)$/i
const ACRONYM = /^(?:[^AEIOUY]{2,5}|IT|ICT|HR|NHS|UK|FAQ|EU)$/
const SMALL = new Set(['and', 'of', 'the', 'for', 'in', 'on', 'to', 'a', 'an', 'upon', 'with', 'by', 'or'])

function isControl(text: string): boolean {
  if (text.length > 120 || /[.!?]$/.test(text)) return false
  return DATE.test(text) || (CONTROL.test(text) && (/[:\d]/.test(text) || text.split(' ').length <= 4))
}

function titleCase(text: string): string {
  const parts = text.split(' ')
  const words = parts.map((word, index) => {
    const plain = word.toLowerCase()
    const namesPart = PART.test(parts[index - 1] ?? '')
    if (index > 0 && SMALL.has(plain) && !namesPart) return plain
    return ACRONYM.test(word) ? word : plain.replace(/\p{L}/u, (letter) => letter.toUpperCase())
  })
  return words.join(' ')
}

/** Turns capitals into the casing that the text itself uses elsewhere, or else into title case. */
export class Casing {
  private readonly head: string
  private readonly lower: string
  private readonly known = new Map<string, string>()

  constructor(source: string) {
    this.head = source.slice(0, 200_000)
    this.lower = this.head.toLowerCase()
  }

  withoutCapitals(text: string): string {
    if (!isCapitals(text)) return text
    const known = this.known.get(text)
    if (known !== undefined) return known
    // The bound keeps a text of nothing but headings from being searched once for each of them.
    const cased = (this.known.size < 200 ? this.find(text) : null) ?? titleCase(text)
    this.known.set(text, cased)
    return cased
  }

  private find(text: string): string | null {
    if (this.lower.length !== this.head.length) return null
    const wanted = text.toLowerCase()
    let at = this.lower.indexOf(wanted)
    for (let tries = 0; at >= 0 && tries < 50; tries += 1) {
      const found = this.head.slice(at, at + text.length)
      if (!isCapitals(found) && /^\p{Lu}/u.test(found)) return found
      at = this.lower.indexOf(wanted, at + wanted.length)
    }
    return null
  }
}

function bodyInside(title: string): string {
  const match =
    /^(.{3,80}?\b(?:council|authority|trust|university|college|school|academy|board|constabulary|partnership))\b[\s:–—-]+(.+)$/iu.exec(
      title,
    )
  const of =
    /^((?:the )?(?:university|college|borough|city|county|office|department|ministry|diocese) (?:of|for) [^:–—]{2,60}?)\s*(?::|\s[–—-])\s+(.+)$/iu.exec(
      title,
    )
  if (of !== null && DOCUMENT.test(of[2] ?? '')) return (of[1] ?? '').replace(/^the /i, '')
  const policyOf = /\b(?:policy|code|guidance|guidelines|protocol|rules) of (?:the )?(\S.{3,80})$/iu.exec(
    title,
  )
  if (policyOf !== null && ORGANISATION.test(policyOf[1] ?? '')) return policyOf[1] ?? ''
  return match !== null && DOCUMENT.test(match[2] ?? '') ? (match[1] ?? '').replace(/^the /i, '') : ''
}

/** The name the text uses most for a body, or ''. */
function bodyInText(source: string): string {
  const counts = new Map<string, number>()
  for (const match of source.slice(0, 100_000).matchAll(NAME_OF_BODY)) {
    const name = match[0]
      .replace(/^(?:The|Our|All|Every|Any|This|Each|Full|If|As|In|When|By)\s/, '')
      .replaceAll(/\s+/g, ' ')
    if (name.includes(' ')) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  let best = ''
  for (const [name, count] of counts) if (count > (counts.get(best) ?? 0)) best = name
  return best
}

/** A table whose columns are versions, dates and authors. */
export function isControlTable(block: Block): boolean {
  const cells = block.table?.header ?? []
  return cells.length > 1 && cells.filter((cell) => CONTROL_CELL.test(cell)).length * 2 > cells.length
}

function controlRows(block: Block): { line: number; text: string }[] {
  const rows = [block.table?.header ?? [], ...(block.table?.rows ?? [])]
  return rows.map((row) => ({ line: block.line, text: row.filter((cell) => cell !== '').join(' | ') }))
}

/** Cuts signatures and dates off the end. */
function splitClosing(blocks: readonly Block[]): Pick<FrontMatter, 'rest' | 'closing'> {
  let end = blocks.length
  for (; end > 0; end -= 1) {
    const block = blocks[end - 1]
    if (block === undefined || block.marker !== null || block.kind === 'table' || block.text.length > 120)
      break
    if (!CLOSING.test(block.text) && !CLOSING_DATE.test(block.text)) break
  }
  return {
    rest: blocks.slice(0, end),
    closing: blocks.slice(end).map(({ line, text }) => ({ line, text })),
  }
}

/** Takes title, body and document control from the top; `rest` begins with the first block of the policy itself. */
export function readFrontMatter(blocks: readonly Block[], source: string, casing: Casing): FrontMatter {
  let title = ''
  let body = ''
  const control: { line: number; text: string }[] = []
  let at = 0
  /** The title is a first line that says nothing of a document; a later one that does takes its place. */
  let guess: Block | null = null
  for (; at < blocks.length; at += 1) {
    const block = blocks[at]
    if (block !== undefined && block.table !== null && title !== '' && isControlTable(block)) {
      control.push(...controlRows(block))
      continue
    }
    if (block === undefined || block.marker !== null || block.kind === 'item' || block.kind === 'table') break
    const { text } = block
    const shaped = block.kind === 'heading' || (headingShape(text) !== 'none' && !text.endsWith(':'))
    if (isControl(text)) control.push({ line: block.line, text })
    else if (title !== '' && !block.blankBefore && /^\p{Ll}/u.test(text) && text.length < 100)
      title = `${title} ${text}`
    else if (PLACEHOLDER.test(text)) body = text
    else if (!shaped || (isKnownHeading(text) && !/^(?:policy|guidelines?|guidance)$/i.test(text))) break
    else if (
      title !== '' &&
      !/social/i.test(title) &&
      /^(?:the )?(?:use of )?social (?:media|network\w*)$/i.test(text)
    )
      title = `${title} – ${text}`
    else if (
      /^[^.]*\bsocial (?:media|network)/i.test(text) &&
      DOCUMENT.test(text) &&
      DOCUMENT.test(title) &&
      !/social|online|digital/i.test(title)
    ) {
      control.push({ line: block.line, text: title })
      title = text
    } else if (guess !== null && DOCUMENT.test(text) && !isKnownHeading(text) && (block.level ?? 1) === 1) {
      if (body === '') body = title
      else control.push({ line: guess.line, text: guess.text })
      title = text
      guess = null
    } else if (title === '' && (DOCUMENT.test(text) || block.level === 1)) title = text
    else if (body === '' && ORGANISATION.test(text) && !DOCUMENT.test(text)) body = text
    else if (title === '' && at <= 2 && blocks.length > at + 1) {
      title = text
      guess = block.level === null ? block : null
    } else break
  }
  title = casing.withoutCapitals(title)
  if (body === '') body = bodyInside(title)
  return {
    title,
    body: body === '' ? bodyInText(source) : casing.withoutCapitals(body),
    control,
    ...splitClosing(blocks.slice(at)),
  }
}
