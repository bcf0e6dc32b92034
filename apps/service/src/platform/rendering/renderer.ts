import nunjucks from 'nunjucks'
import { AppError } from '../errors/app-error.ts'
import { FastEnvironment } from './fast-environment.ts'
import { bdi } from './isolate.ts'
import { languageLinks } from './language-links.ts'
import { type Locale, type Messages, messagesFor } from './messages.ts'
import { SafeString } from './nunjucks-internals.ts'
import { StrictFields } from './strict-fields.ts'
import { findTemplate, searchPaths } from './find-template.ts'

export interface NavigationItem {
  readonly href: string
  readonly text: string
  /** Whether this is the section that the page belongs to. */
  readonly active?: boolean
}

/** What the layout needs to know about a page beside its model. Every member is a finished value. */
export interface RenderedPage {
  readonly view: string
  readonly locale: Locale
  readonly title: string
  readonly model: object
  readonly errors: readonly { readonly field: string; readonly message: string }[]
  readonly backLink: { readonly href: string; readonly text: string } | undefined
  readonly bodyName: string
  readonly navigation: readonly NavigationItem[]
  /** Called only by a page that shows a form, because it sets a cookie. */
  readonly csrfToken: () => string
}

export interface Renderer {
  /** @throws AppError `rendering.failed` naming the template, never the model. */
  readonly render: (page: RenderedPage) => string
}

export interface RendererOptions {
  /** Wording of the layout, under the name `views`, and of every feature. */
  readonly messages: readonly Messages<object>[]
  /** URL of an asset by its name, such as `moothall.css`. */
  readonly assetUrl: (name: string) => string
  /** For tests: fails on fields that a view-model does not have, and where Nunjucks itself would make other bytes. */
  readonly strict?: boolean
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '')
}

/** One token for the whole page, however many forms it has. */
function csrfField(token: () => string): () => SafeString {
  let field: SafeString | undefined
  return () => (field ??= new SafeString(`<input type="hidden" name="_csrf" value="${escapeHtml(token())}">`))
}

/** Wording for a template: its feature's, by the folder it lies in, or the layout's. */
function ownerOf(view: string): string {
  return /^features\/([^/]+)\//.exec(view)?.[1] ?? 'views'
}

type Wording = ReadonlyMap<string, Messages<object>>

function wordingIn(messages: Messages<object> | undefined, locale: Locale): object {
  return messages === undefined ? {} : messagesFor(messages, locale)
}

function contextOf(page: RenderedPage, wording: Wording): Record<string, unknown> {
  const layoutWording = wording.get('views')
  if (layoutWording === undefined) {
    throw new AppError('rendering.no-messages', 'The renderer was made without the wording of the layout')
  }
  const layout = messagesFor(layoutWording, page.locale) as { readonly errorPrefix?: string }
  // The error-message macro wants nothing or an object with text; what it says before the text is wording, too.
  const asError = (text: string) =>
    text === '' ? undefined : { text, visuallyHiddenText: layout.errorPrefix ?? 'Error' }
  return {
    model: page.model,
    m: wordingIn(wording.get(ownerOf(page.view)), page.locale),
    title: page.title,
    errors: page.errors,
    errorFor: (field: string) => asError(page.errors.find((error) => error.field === field)?.message ?? ''),
    asError,
    csrfField: csrfField(page.csrfToken),
    htmlLang: page.locale,
    layout: {
      m: layout,
      languages: languageLinks(layoutWording, page.locale),
      bodyName: page.bodyName,
      navigation: page.navigation,
      backLink: page.backLink ?? null,
      errorList: page.errors.map(({ field, message }) => ({ text: message, href: `#${field}` })),
    },
  }
}

type RenderTemplate = (name: string, context: Record<string, unknown>) => string

function rendererOn(renderTemplate: RenderTemplate, options: RendererOptions): Renderer {
  const wording: Wording = new Map(options.messages.map((messages) => [messages.name, messages]))
  return {
    render: (page) => {
      const context = contextOf(page, wording)
      try {
        return renderTemplate(page.view, context)
      } catch (cause) {
        const reason =
          cause instanceof Error ? (cause.message.trim().split('\n').at(-1) ?? '').trim() : 'unknown'
        throw new AppError('rendering.failed', `The page ${page.view} could not be made: ${reason}`, {
          cause,
        })
      }
    },
  }
}

function fastTemplates(options: RendererOptions, strict?: StrictFields): RenderTemplate {
  const environment = new FastEnvironment(findTemplate, { asset: options.assetUrl }, strict)
  return (name, context) => environment.render(name, context)
}

function unchangedTemplates(options: RendererOptions): RenderTemplate {
  const loader = new nunjucks.FileSystemLoader([...searchPaths])
  const environment = new nunjucks.Environment(loader, { autoescape: true })
  environment.addGlobal('asset', options.assetUrl)
  environment.addFilter('bdi', bdi)
  return (name, context) => environment.render(name, context)
}

/** Reads view-models strictly, and renders every page by unchanged Nunjucks, too, to compare the bytes. */
function checkedTemplates(options: RendererOptions): RenderTemplate {
  const fields = new StrictFields()
  const strict = fastTemplates(options, fields)
  const fast = fastTemplates(options)
  const unchanged = unchangedTemplates(options)
  return (name, context) => {
    fields.expect([context['model'], context['m'], context['layout']])
    const html = strict(name, context)
    if (html !== fast(name, context) || html !== unchanged(name, context)) {
      throw new AppError('rendering.differs', 'Nunjucks itself makes other bytes of this template')
    }
    return html
  }
}

/** The renderer that the service uses. */
export function createRenderer(options: RendererOptions): Renderer {
  return rendererOn(options.strict ? checkedTemplates(options) : fastTemplates(options), options)
}

/** Nunjucks and govuk-frontend as they come, on the same templates: the baseline that the bench compares with. */
export function createUnchangedRenderer(options: RendererOptions): Renderer {
  return rendererOn(unchangedTemplates(options), options)
}
