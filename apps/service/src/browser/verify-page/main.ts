import { fillIn, KeyError, parseVerifierKeys, say, type VerifierKey } from '@moothall/ledger'
import {
  openReceiptFonts,
  reportVerdict,
  verifyReceiptDocument,
  visibleText,
  type VerdictReport,
} from '@moothall/receipt-pdf'
import bold from '#receipt-font-bold'
import regular from '#receipt-font-regular'
import { type PageWords, WORDS_ID } from './page-words.ts'

const MAX_RECEIPT = 20_000_000
const MAX_CHECKPOINT = 450_000_000

/** What a person has to put right, and in which field. */
interface Problem {
  readonly field: 'receipt' | 'key-text' | 'key-file' | 'checkpoint'
  readonly text: string
}

function find<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id)
  if (!(element instanceof kind)) throw new Error(`the page has no ${id}`)
  return element
}

// Written by the build of this page, beside this script.
const words = JSON.parse(find(WORDS_ID, HTMLScriptElement).text) as PageWords
const m = words.page
const languages = new Map(Object.entries(words.languages))
const form = find('form', HTMLFormElement)
const button = find('button', HTMLButtonElement)
const summary = find('error-summary', HTMLElement)
const result = find('result', HTMLElement)
const status = find('status', HTMLElement)
const receiptInput = find('receipt', HTMLInputElement)
const keyText = find('key-text', HTMLTextAreaElement)
const keyFile = find('key-file', HTMLInputElement)
const checkpointInput = find('checkpoint', HTMLInputElement)
const fonts = openReceiptFonts({ regular, bold })

form.hidden = false
find('needs-script', HTMLElement).hidden = true
// A copy on a disk has nowhere to be saved from, and nobody who would give it in another language.
const saved = location.protocol === 'file:'
find('save', HTMLElement).hidden = saved
for (const choice of document.querySelectorAll<HTMLElement>('.moothall-languages')) choice.hidden = saved
form.addEventListener('submit', (event) => {
  event.preventDefault()
  void check()
})

async function check(): Promise<void> {
  if (button.getAttribute('aria-disabled') === 'true') return
  clear()
  button.setAttribute('aria-disabled', 'true')
  status.textContent = m.checking
  // Two frames, so that a screen reader and the screen hear of it before the work begins.
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 0))
  })
  try {
    const problems = await verify()
    if (problems.length > 0) showProblems(problems)
  } finally {
    button.removeAttribute('aria-disabled')
    status.textContent = ''
  }
}

async function verify(): Promise<readonly Problem[]> {
  const [receipt] = receiptInput.files ?? []
  const [checkpoint] = checkpointInput.files ?? []
  const keys = await readKeys()
  const problems: Problem[] = []
  if (receipt === undefined) problems.push({ field: 'receipt', text: m.errors.noReceipt })
  else if (receipt.size > MAX_RECEIPT) problems.push({ field: 'receipt', text: m.errors.receiptTooLarge })
  if ('field' in keys) problems.push(keys)
  if (checkpoint !== undefined && checkpoint.size > MAX_CHECKPOINT) {
    problems.push({ field: 'checkpoint', text: m.errors.checkpointTooLarge })
  }
  if (problems.length > 0 || receipt === undefined || 'field' in keys) return problems
  const bytes = await readBytes(receipt)
  if (bytes === undefined) return [{ field: 'receipt', text: m.errors.unreadable }]
  const outside = checkpoint && (await readBytes(checkpoint))
  if (checkpoint !== undefined && outside === undefined) {
    return [{ field: 'checkpoint', text: m.errors.unreadable }]
  }
  const verdict = await verifyReceiptDocument(bytes, {
    keys,
    fonts,
    languages,
    ...(outside === undefined ? {} : { outsideCheckpoint: new TextDecoder().decode(outside) }),
  })
  showReport(reportVerdict(verdict, words))
  return []
}

async function readKeys(): Promise<readonly VerifierKey[] | Problem> {
  const [file] = keyFile.files ?? []
  const pasted = keyText.value.trim()
  if (file !== undefined && pasted !== '') return { field: 'key-text', text: m.errors.twoKeys }
  if (file === undefined && pasted === '') return { field: 'key-text', text: m.errors.noKey }
  const field = file === undefined ? 'key-text' : 'key-file'
  const bytes = file && (await readBytes(file))
  if (file !== undefined && bytes === undefined) return { field, text: m.errors.unreadable }
  try {
    return parseVerifierKeys(bytes === undefined ? pasted : new TextDecoder().decode(bytes))
  } catch (error) {
    if (!(error instanceof KeyError)) throw error
    return { field, text: fillIn(m.errors.badKey, { problem: visibleText(say(error.said, words.ledger)) }) }
  }
}

/** `undefined` where the file was moved or changed since it was chosen. */
async function readBytes(file: File): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}

function clear(): void {
  summary.hidden = true
  result.hidden = true
  for (const group of form.querySelectorAll('.govuk-form-group--error')) {
    group.classList.remove('govuk-form-group--error')
  }
  for (const message of form.querySelectorAll('.govuk-error-message')) message.remove()
  for (const field of form.querySelectorAll('[data-described-by]')) describe(field, undefined)
}

function showProblems(problems: readonly Problem[]): void {
  const list = find('error-list', HTMLUListElement)
  list.replaceChildren(
    ...problems.map(({ field, text }) => {
      const link = element('a', text)
      link.href = `#${field}`
      link.addEventListener('click', (event) => {
        event.preventDefault()
        document.getElementById(field)?.focus()
      })
      const item = document.createElement('li')
      item.append(link)
      return item
    }),
  )
  for (const { field, text } of problems) {
    const input = find(field, HTMLElement)
    const message = element('p', '')
    message.className = 'govuk-error-message'
    message.id = `${field}-error`
    const prefix = element('span', `${m.errorPrefix} `)
    prefix.className = 'govuk-visually-hidden'
    message.append(prefix, text)
    input.before(message)
    input.closest('.govuk-form-group')?.classList.add('govuk-form-group--error')
    describe(input, message.id)
  }
  summary.hidden = false
  summary.focus()
}

function describe(field: Element, errorId: string | undefined): void {
  const hint = field.getAttribute('data-described-by') ?? ''
  const ids = errorId === undefined ? hint : `${hint} ${errorId}`.trim()
  if (ids === '') field.removeAttribute('aria-describedby')
  else field.setAttribute('aria-describedby', ids)
}

function showReport(report: VerdictReport): void {
  const heading = find('result-word', HTMLElement)
  heading.textContent = report.word
  result.dataset['verdict'] = report.verdict
  find('result-explanation', HTMLElement).textContent = report.explanation
  find('result-code', HTMLElement).textContent = fillIn(m.code, { code: report.code })
  const says = find('result-receipt', HTMLElement)
  says.hidden = report.receipt === undefined
  find('result-facts', HTMLElement).replaceChildren(
    ...(report.receipt?.facts ?? []).map(([label, value]) => {
      const row = element('div', '')
      row.className = 'govuk-summary-list__row'
      const key = element('dt', label)
      key.className = 'govuk-summary-list__key'
      const text = element('dd', value)
      text.className = 'govuk-summary-list__value'
      row.append(key, text)
      return row
    }),
  )
  result.hidden = false
  result.focus()
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  text: string,
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  made.textContent = text
  return made
}
