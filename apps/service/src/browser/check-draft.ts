import type { WorkerAnswer, WorkerQuestion } from './check-worker.ts'
import { type Asked as AskedOfForm, askedOf } from './draft-check/draft-fields.ts'
import { find, make } from './draft-check/elements.ts'
import { offerToRemember } from './draft-check/remember-disclaimer.ts'
import { type CarriedPolicy, resultView, type ResultWords } from './draft-check/result-view.ts'
import { type Parts, resultElements } from './draft-check/show-result.ts'

/** What the page carries for this script, so that it asks the service for nothing. */
interface PageData {
  readonly policies: readonly CarriedPolicy[]
  readonly words: ResultWords & { readonly parts: Parts & { readonly waiting: string } }
  readonly tooLong: string
  readonly maxText: number
}

/** How long after the last key the text is checked, and how long after that the answer is read out. */
const CHECK_AFTER = 150
const SPEAK_AFTER = 1500

const form = find('check-form', HTMLFormElement)
const status = find('check-status', HTMLElement)
const spoken = find('check-spoken', HTMLElement)
const live = find('check-live', HTMLElement)
const shown = find('check-live-result', HTMLElement)
const data = JSON.parse(form.dataset['check'] ?? '') as PageData
const { words } = data
const worker = new Worker(form.dataset['worker'] ?? '', { type: 'module' })

interface Asked extends AskedOfForm {
  readonly policy: number
}

let running: Asked | undefined
let changedMeanwhile = false
let checkTimer: ReturnType<typeof setTimeout> | undefined
let speakTimer: ReturnType<typeof setTimeout> | undefined
let lastShown = ''

function ask(question: WorkerQuestion): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker of our own, not a window
  worker.postMessage(question)
}

function read(): Asked {
  const fields = new FormData(form)
  const field = (name: string): string => {
    const value = fields.get(name)
    return typeof value === 'string' ? value : ''
  }
  const today = new Date()
  const date = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
  const policy = data.policies.findIndex(({ slug }) => slug === field('policy'))
  return { ...askedOf(field, date), policy: Math.max(policy, 0) }
}

/** Reads out what changed once typing has paused, and nothing that was said before. */
function speak(text: string): void {
  clearTimeout(speakTimer)
  speakTimer = setTimeout(() => {
    if (spoken.textContent !== text) spoken.textContent = text
  }, SPEAK_AFTER)
}

function say(summary: string, elements: readonly HTMLElement[]): void {
  status.hidden = summary === ''
  status.replaceChildren(
    ...(summary === ''
      ? []
      : [`${summary} `, make('a', { class: 'govuk-link', href: '#check-live' }, words.parts.goTo)]),
  )
  speak(summary)
  shown.replaceChildren(...elements)
}

function showProblem(text: string): void {
  lastShown = text
  status.hidden = true
  speak(text)
  shown.replaceChildren(make('p', { class: 'govuk-body' }, text))
}

function show(asked: Asked, { result }: Extract<WorkerAnswer, { kind: 'checked' }>): void {
  const policy = data.policies[asked.policy]
  if (policy === undefined || result === null) return
  const view = resultView(asked, result, policy, words)
  const now = JSON.stringify(view)
  // What somebody is reading, or has opened, stays where it is unless something changed.
  if (now === lastShown) return
  lastShown = now
  say(
    view.findings.length === 0 ? `${view.title}.` : `${view.title}: ${view.count}.`,
    resultElements(view, words.parts),
  )
}

/** One check at a time: what is typed while one runs is checked once, afterwards. */
function checkNow(): void {
  clearTimeout(checkTimer)
  if (running !== undefined) {
    changedMeanwhile = true
    return
  }
  const asked = read()
  if (asked.draft.text.trim() === '') showProblem(words.parts.waiting)
  else if (asked.draft.text.length > data.maxText) showProblem(data.tooLong)
  else {
    running = asked
    ask({ kind: 'check', policy: asked.policy, draft: asked.draft, context: asked.context })
  }
}

function checkSoon(): void {
  clearTimeout(checkTimer)
  checkTimer = setTimeout(checkNow, CHECK_AFTER)
}

/**
 * The one button that sends the text, and says so. It is no submit button: else pressing Enter in a field would press it.
 */
function offerRegister(): void {
  const register = document.getElementById('check-register')
  if (register === null) return
  register.hidden = false
  find('check-register-button', HTMLButtonElement).addEventListener('click', () => {
    form.append(make('input', { type: 'hidden', name: 'register', value: 'yes' }))
    form.submit()
  })
}

/** From here on nothing is sent unless somebody presses the button that says so; pressing Enter only checks. */
function takeOver(): void {
  const privacy = find('check-privacy', HTMLElement)
  privacy.textContent = privacy.dataset['here'] ?? ''
  find('check-button', HTMLElement).remove()
  const answer = document.getElementById('check-answer')
  if (answer?.dataset['keep'] !== 'yes') answer?.remove()
  offerRegister()
  live.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    checkNow()
  })
  form.addEventListener('input', checkSoon)
  form.addEventListener('change', checkSoon)
  live.addEventListener('click', openField)
  offerToRemember(checkSoon)
  checkSoon()
}

/** A question's link leads to its field, also where that is folded away. */
function openField(event: Event): void {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
  const field = link === null ? null : document.getElementById(link.getAttribute('href')?.slice(1) ?? '')
  if (field === null) return
  event.preventDefault()
  field.closest('details')?.setAttribute('open', '')
  field.focus()
  field.scrollIntoView({ block: 'center' })
}

worker.addEventListener('message', ({ data: answer }: MessageEvent<WorkerAnswer>) => {
  if (answer.kind === 'ready') {
    takeOver()
    return
  }
  const asked = running
  running = undefined
  if (changedMeanwhile) {
    changedMeanwhile = false
    checkNow()
  } else if (asked !== undefined) show(asked, answer)
})
worker.addEventListener('error', () => {
  // A check that failed is over; the next key begins another.
  running = undefined
})
ask({ kind: 'policies', policies: data.policies.map(({ checker }) => checker) })
