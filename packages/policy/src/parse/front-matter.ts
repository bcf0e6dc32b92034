import type { Block } from './blocks.ts'
import { bodyInside, bodyInText, DOCUMENT, ORGANISATION, withoutDepartment } from './body-name.ts'
import type { Casing } from './casing.ts'
import { headingShape, isKnownHeading } from './heading-shape.ts'

/** What stands above the first section: the policy's name, the body's, and lines such as “Version: 2”. */
export interface FrontMatter {
  readonly title: string
  readonly body: string
  readonly control: readonly { readonly line: number; readonly text: string }[]
  readonly rest: readonly Block[]
  /** Signatures and dates below the policy. */
  readonly closing: readonly { readonly line: number; readonly text: string }[]
}

const CONTROL =
  /^(?:(?:document )?(?:version|author|owner|reference|status|title|classification)|policy (?:owner|number|reference|lead|author)|date|approved|approval|agreed|adopted|ratified|reviewed|review|next review|policy no|ref|last (?:updated|reviewed|review)|issued?|effective|valid|created|contact|(?:department|directorate|service area)(?! (?:for|of)\b)|lead officer|responsible officer|draft|final|revised|updated|published|v ?\d)\b/i
const DATE =
  /^(?:\d{1,2}(?:st|nd|rd|th)? )?(?:january|february|march|april|may|june|july|august|september|october|november|december),? \d{4}$|^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$|^\d{4}(?:[-/]\d{2,4})?$/i
const CONTROL_CELL =
  /^(?:version|date|author|revision|status|reference|(?:approved|reviewed|ratified|agreed|amended|prepared|issued) by|(?:review|issue|approval|effective) date|changes?(?: made)?|amendments?|comments|description|reason(?: for change)?|owner|summary of changes)(?: (?:no|number))?\W*$/i
/** A line on which somebody signs, or that says when the policy was adopted, below the policy itself. */
const CLOSING =
  /^(?:signed|signature|name|position|date|dated|minute(?: reference| no)?|chair(?:man|person)?|clerk|policy (?:owner|lead|author)|(?:date )?(?:of )?(?:next |last )?(?:adopted|adoption|approved|approval|ratified|review(?:ed)?|updated|issued?|effective|version|owner|document owner)|(?:responsible|accountable|named) (?:person|officer|manager)|(?:(?:reviewed|updated|approved|issued))(?: (?:by|date|on|due))?)\s*[:_.…]/i
const CLOSING_DATE =
  /^(?:last updated|adopted|approved|ratified|reviewed|updated|issued|(?:next |last )?review(?:ed)?(?: date)?)\b[^.]{0,60}\b\d{4}\.?$/i
/** A form waiting for the body's name. */
const PLACEHOLDER =
  /^[[<][^\]>]{0,30}(?:body|council|authority|organi[sz]ation|employer|company|name)[^\]>]{0,30}[\]>]$/i
/** A field that a template's machine should have filled. */
const TEMPLATE_FIELD = /^\{\{[^{}]{1,60}\}\}$/

/** “Policies uploaded on February 3, 2021”: a day in a short line that is no sentence. */
const DAY =
  /\b(?:\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december),? \d{4}|(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\b/i
/** “Document ID : 12”, “Registration Number: 4”, and what is left of such a line. */
const KEY_AND_VALUE = /^(?:\p{Lu}[\p{L}/]*(?: [\p{L}/]+){0,3} ?:(?: |$)|: ?\p{L})/u
const KEY_OF_SCOPE =
  /^(?:appl|scope|audience|target|who|for|purpose|aim|introduction|background|note|summary|dear|policy:|procedure:|important)/i
/** “Version 3, agreed by the Corporation in July 2024”. */
const AGREED_IN =
  /^(?=.{8,110}$)(?=.*\b(?:agreed|approved|adopted|ratified|issued|updated|reviewed|version)\b).*\b(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{4}$/i
/** “Human Resources, Resources Directorate”. */
const PART_OF_BODY =
  /^(?:[\p{Lu}&][\p{L}&’'-]*,? (?:and |of |for )?){1,6}(?:Directorate|Department|Division|Unit|Team|Section)$/u
/** “Title: Use of social media”. */
const TITLE_KEY =
  /^(?:(?:(?:policy|document|procedure) (?:title|name)|title|subject|name of (?:policy|document))\s*:\s*(?=\S)|(?=(?:policy|procedure):\s*\S))(.*)$/i
/** What stands behind a title on the same line. */
const BEHIND_TITLE =
  /\s+(?:(?:ref(?:erence)?|version|policy no|no|number|issue)\b\W*|[A-Z]\.[A-Z]\.\s?)\S*\d\S*$/i
const CONTROL_KEY =
  /^(?:section|title|subject|name|number|no|version|ref(?:erence)?|owner|author|date|status|classification|department|directorate|audience|scope|target audience|keywords?|supersedes|(?:policy|document|procedure|spp|circular) .{1,20}|.{1,20} (?:by|date|on|no|number|reference|owner|version|status|lead|author)|name of .{1,20}|(?:next |last )?review(?:ed)?(?: date)?|(?:date |next |last )?(?:of )?(?:issued?|adopted|approved|ratified|effective)(?: date)?)\W*$/i

function isKeyAndValue(text: string): boolean {
  if (text.length > 120 || /[.!?]$/.test(text) || DOCUMENT.test(text)) return false
  return KEY_AND_VALUE.test(text) && !KEY_OF_SCOPE.test(text)
}

function isControl(text: string): boolean {
  if (text.length > 120 || /[.!?]$/.test(text)) return false
  if (AGREED_IN.test(text) || PART_OF_BODY.test(text)) return true
  if (DAY.test(text) && text.length <= 90 && text.split(' ').length <= 12) return true
  return DATE.test(text) || (CONTROL.test(text) && (/[:\d]/.test(text) || text.split(' ').length <= 4))
}

/** A table whose columns are versions, dates and authors. */
export function isControlTable(block: Block): boolean {
  const cells = block.table?.header ?? []
  return cells.length > 1 && cells.filter((cell) => CONTROL_CELL.test(cell)).length * 2 > cells.length
}

/** A table of what the document is called, whose it is and when it was agreed, one key and its value a row. */
function isKeyTable(block: Block): boolean {
  const rows = [block.table?.header ?? [], ...(block.table?.rows ?? [])]
  const keys = rows.filter((row) => row.length <= 4 && CONTROL_KEY.test(row[0] ?? ''))
  return rows.length > 1 && keys.length * 3 > rows.length * 2
}

function titleInTable(block: Block): string {
  const rows = [block.table?.header ?? [], ...(block.table?.rows ?? [])]
  const row = rows.find(([key = '']) =>
    /^(?:(?:policy|document|procedure) )?(?:title|name)\W*$|^subject\W*$/i.test(key),
  )
  return row?.[1] ?? ''
}

function titleBehindKey(text: string): string {
  return text.length > 160 ? '' : (TITLE_KEY.exec(text)?.[1] ?? '').replace(BEHIND_TITLE, '')
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

/** The first line of a text, alone and no sentence, is its name, however it is put. */
function standsAtTheTop(block: Block, next: Block | undefined, at: number): boolean {
  const alone = at === 0 && block.lines === 1 && next?.blankBefore === true && next.marker !== null
  return alone && block.text.length <= 90 && /^\p{Lu}/u.test(block.text) && !/[.!?;:,]$/.test(block.text)
}

/** A short line in title case whose words the text uses again names the body, whatever kind of body it is. */
function isNameUsed(text: string, source: string): boolean {
  if (!/^(?:\p{Lu}[\p{L}’'-]*(?: (?:of|and|the|for|&))? ?){2,6}$/u.test(text) || isKnownHeading(text))
    return false
  const head = source.slice(0, 100_000)
  return head.indexOf(text, head.indexOf(text) + text.length) > 0
}

/** “Policy and Procedure” says what kind of document it is, and not which. */
function isGeneric(title: string): boolean {
  return /^(?:(?:policy|policies|procedures?|and|the|&|service|council|corporate|hr|staff|employee|human resources|document|standard operating|general order)\b\W*)+$/i.test(
    title,
  )
}

/** A heading of the level below the guess is the document's name only where it says what the document is about. */
function followsGuess(guess: Block, block: Block): boolean {
  if (guess.level === null) return (block.level ?? 1) === 1
  return block.level !== null && block.level <= guess.level + 1 && /social|online|digital/i.test(block.text)
}

/** Takes title, body and document control from the top; `rest` begins with the first block of the policy itself. */
export function readFrontMatter(blocks: readonly Block[], source: string, casing: Casing): FrontMatter {
  let title = ''
  let body = ''
  const control: { line: number; text: string }[] = []
  let at = 0
  /** The title is a first line that says nothing of a document; a later one that does takes its place. */
  let guess: Block | null = null
  /** The guess is the value of a key, such as “Title: Social media”, kept among the control lines already. */
  let isKeyed = false
  for (; at < blocks.length; at += 1) {
    const block = blocks[at]
    if (block !== undefined && block.table !== null && title !== '' && isControlTable(block)) {
      control.push(...controlRows(block))
      continue
    }
    if (block !== undefined && block.table !== null && isKeyTable(block)) {
      control.push(...controlRows(block))
      const named = titleInTable(block)
      if (DOCUMENT.test(named) || /social|online|digital/i.test(named)) {
        if (title !== '') control.push({ line: block.line, text: title })
        if (body === '' && guess !== null && ORGANISATION.test(title)) body = title
        title = named
        guess = null
      }
      continue
    }
    if (block === undefined || block.marker !== null || block.kind === 'item' || block.kind === 'table') break
    const { text } = block
    const shaped =
      block.kind === 'heading' ||
      standsAtTheTop(block, blocks[at + 1], at) ||
      (headingShape(text) !== 'none' && !text.endsWith(':'))
    const isWordyTop = standsAtTheTop(block, blocks[at + 1], at) && text.split(' ').length > 6
    const keyed = titleBehindKey(text)
    if (keyed !== '' && (title === '' || guess !== null || !/social/i.test(title))) {
      if (keyed !== text) control.push({ line: block.line, text })
      if (title !== '' && body === '' && guess !== null) body = title
      else if (title !== '') control.push({ line: block.line, text: title })
      title = keyed
      isKeyed = !DOCUMENT.test(keyed)
      guess = isKeyed ? block : null
    } else if (isControl(text) || ((title !== '' || /\d|\{\{/.test(text)) && isKeyAndValue(text)))
      control.push({ line: block.line, text })
    else if (title !== '' && !block.blankBefore && /^\p{Ll}/u.test(text) && text.length < 100)
      title = `${title} ${text}`
    else if (PLACEHOLDER.test(text)) body = text
    else if (TEMPLATE_FIELD.test(text)) control.push({ line: block.line, text })
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
    } else if (isGeneric(title) && /social|online|internet|digital/i.test(text)) {
      control.push({ line: block.line, text: title })
      title = text
      guess = null
    } else if (
      guess !== null &&
      /social|online|digital/i.test(title) &&
      !ORGANISATION.test(title) &&
      DOCUMENT.test(text) &&
      !/social|online|digital/i.test(text) &&
      shaped &&
      block.level === null &&
      text.split(' ').length <= 4
    ) {
      // “Social media and mobile devices⏎Employment policy”: what it is about, then what kind of document it is.
      control.push({ line: block.line, text })
      guess = null
    } else if (guess !== null && DOCUMENT.test(text) && !isKnownHeading(text) && followsGuess(guess, block)) {
      if (body === '' && !isKeyed) body = title
      else if (!isKeyed) control.push({ line: guess.line, text: guess.text })
      title = text
      guess = null
    } else if (title === '' && (DOCUMENT.test(text) || block.level === 1)) {
      title = text
      guess = ORGANISATION.test(text) && !DOCUMENT.test(text) ? block : null
    } else if (body === '' && ORGANISATION.test(text) && !DOCUMENT.test(text) && !isWordyTop)
      body = withoutDepartment(text)
    else if (title !== '' && body === '' && isNameUsed(text, source)) body = text
    else if (title === '' && at <= 2 && blocks.length > at + 1) {
      title = text
      guess = block
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
