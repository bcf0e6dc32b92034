import { make } from './elements.ts'
import type { FindingView, ProvisionView, ResultView, Segment } from './result-view.ts'

/** Wording of the parts around a result, as the page carries it. */
export type Parts = Readonly<
  Record<
    | 'yourText'
    | 'findings'
    | 'words'
    | 'why'
    | 'suggestion'
    | 'provisions'
    | 'questions'
    | 'answer'
    | 'askFirst'
    | 'disclaimer'
    | 'copy'
    | 'copied'
    | 'selected'
    | 'goTo'
    | 'newTab',
    string
  >
>

const heading = (text: string): HTMLElement => make('h4', { class: 'govuk-heading-s' }, text)

function provisionList(provisions: readonly ProvisionView[], { newTab }: Parts): HTMLElement {
  return make(
    'ul',
    { class: 'govuk-list' },
    ...provisions.map(({ label, text, href, address }) =>
      make(
        'li',
        {},
        make(
          'a',
          { class: 'govuk-link', href, target: '_blank', rel: 'noopener', 'data-address': address },
          label,
          make('span', { class: 'moothall-screen-only' }, ` ${newTab}`),
        ),
        `: ${text}`,
      ),
    ),
  )
}

function segment({ text, marked, ends }: Segment): Node {
  if (!marked) return document.createTextNode(text)
  const links = ends.map((number) =>
    make('sup', {}, make('a', { class: 'govuk-link', href: `#live-finding-${number}` }, String(number))),
  )
  return make('mark', { class: 'moothall-check__mark' }, text, ...links)
}

function quotes(texts: readonly string[]): readonly (Node | string)[] {
  return texts.flatMap((text, at) => [...(at === 0 ? [] : [' · ']), make('q', { dir: 'auto' }, text)])
}

function finding(of: FindingView, parts: Parts): HTMLElement {
  const fact = (term: string, ...said: readonly (Node | string)[]): readonly HTMLElement[] => [
    make('dt', {}, term),
    make('dd', {}, ...said),
  ]
  return make(
    'li',
    { class: 'moothall-check__finding', id: `live-${of.id}`, tabindex: '-1' },
    make('h5', { class: 'govuk-heading-s' }, `${of.number}. ${of.message}`),
    make(
      'dl',
      { class: 'moothall-check__facts' },
      ...(of.quotes.length === 0 ? [] : fact(parts.words, ...quotes(of.quotes))),
      ...fact(parts.why, of.why),
      ...fact(parts.suggestion, of.suggestion),
      ...(of.provisions.length === 0 ? [] : fact(parts.provisions, provisionList(of.provisions, parts))),
    ),
  )
}

function questions(view: ResultView, parts: Parts): readonly HTMLElement[] {
  if (view.questions.length === 0) return []
  const items = view.questions.map(({ text, field }) =>
    make(
      'li',
      {},
      text,
      ...(field === ''
        ? []
        : [' ', make('a', { class: 'govuk-link moothall-screen-only', href: `#${field}` }, parts.answer)]),
    ),
  )
  return [heading(parts.questions), make('ul', { class: 'govuk-list govuk-list--bullet' }, ...items)]
}

/** Copies; where the browser does not allow it, selects the words and says so. */
async function copy(words: HTMLElement, said: HTMLElement, parts: Parts): Promise<void> {
  try {
    await navigator.clipboard.writeText(words.textContent)
    said.textContent = parts.copied
  } catch {
    // Without https, or where the person forbids it.
    getSelection()?.selectAllChildren(words)
    said.textContent = parts.selected
  }
}

function disclaimer(view: ResultView, parts: Parts): readonly HTMLElement[] {
  if (view.disclaimer === '') return []
  const words = make('p', { class: 'moothall-quote' }, view.disclaimer)
  const said = make('span', { class: 'govuk-body moothall-beside', role: 'status' })
  const button = make('button', { type: 'button', class: 'govuk-button govuk-button--secondary' }, parts.copy)
  button.addEventListener('click', () => void copy(words, said, parts))
  return [heading(parts.disclaimer), words, make('div', {}, button, said)]
}

/** A result as elements, in the order in which it is read. */
export function resultElements(view: ResultView, parts: Parts): readonly HTMLElement[] {
  const found =
    view.findings.length === 0
      ? []
      : [
          heading(parts.yourText),
          make('div', { class: 'moothall-check__mirror', dir: 'auto' }, ...view.segments.map(segment)),
          heading(parts.findings),
          make(
            'ol',
            { class: 'govuk-list moothall-check__findings' },
            ...view.findings.map((one) => finding(one, parts)),
          ),
        ]
  return [
    make(
      'div',
      { class: `moothall-check__result moothall-check__result--${view.outcome}` },
      make('h3', { class: 'govuk-heading-m' }, view.title),
      make('p', { class: 'govuk-body' }, view.text),
      ...(view.foreign === '' ? [] : [make('p', { class: 'govuk-body' }, view.foreign)]),
      ...found,
      ...questions(view, parts),
      ...disclaimer(view, parts),
      ...(view.askFirst.length === 0 ? [] : [heading(parts.askFirst), provisionList(view.askFirst, parts)]),
      make('p', { class: 'govuk-body' }, view.decides),
    ),
  ]
}
