import { MAX_POLICY_BYTES, starterPolicyText } from '@moothall/policy'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import {
  defineRoute,
  download,
  type FieldError,
  invalid,
  multipartForm,
  page,
  redirectTo,
  type Route,
  type RouteRequest,
  type RouteResponse,
  type UploadedFile,
} from '../../../platform/web/index.ts'
import { typedText } from '../form.ts'
import { importPolicy, type ImportRefusal, type ImportResult, type PolicyImport } from '../import-policy.ts'
import type { PolicyMessages } from '../messages.ts'
import { workPaths } from '../paths.ts'
import { policyPermissions } from '../permissions.ts'
import { maxProvisions } from '../read-document.ts'
import { isSlug } from '../slug.decision.ts'
import { asPerson, views, wording } from './version-request.ts'

const maxTextLength = 60_000
const sources = ['file', 'text', 'starter'] as const

const typed = z.object({
  source: z.string().default(''),
  text: z.string().default(''),
  title: z.string().default(''),
  slug: z.string().default(''),
})
type Typed = z.infer<typeof typed>
type Values = Typed & { readonly file: UploadedFile | undefined }

export function importRoutes(context: Context): Route[] {
  const permission = policyPermissions['policies.import']
  return [
    defineRoute({
      method: 'GET',
      path: '/manage/policies/import',
      permission,
      audit: { none: 'an empty form' },
      query: z.object({ source: z.enum(sources).or(z.literal('')).catch('') }),
      handler: (request) =>
        importPage(request, { source: request.query.source, text: '', title: '', slug: '' }, []),
    }),
    defineRoute({
      method: 'POST',
      path: '/manage/policies/import',
      permission,
      audit: { event: 'policies.imported' },
      form: multipartForm({ file: { maxBytes: MAX_POLICY_BYTES }, fields: typed }),
      invalid: (request, { errors, submitted }) => {
        const { text } = submitted
        const again = { source: text('source'), text: text('text'), title: text('title'), slug: text('slug') }
        return importPage(request, again, errors)
      },
      handler: async (request) =>
        await asPerson(request.actor, async (actor) => {
          const m = wording(request)
          const checked = checkTyped(request.form, m)
          if ('errors' in checked) return invalid(checked.errors)
          const { title, slug } = checked
          const result = await importPolicy(context, actor, { source: checked.source, title, slug })
          if (result.outcome === 'imported') return redirectTo(workPaths.summary(result))
          return invalid([errorOf(result, request.form, m)])
        }),
    }),
    starterPage(),
  ]
}

/** The starter policy, to read before taking it, and as a file to work on. */
function starterPage(): Route {
  return defineRoute({
    method: 'GET',
    path: '/manage/policies/starter',
    permission: policyPermissions['policies.import'],
    audit: { none: 'shows a text that ships with the software' },
    query: z.object({ format: z.enum(['page', 'file']).catch('page') }),
    handler: (request) => {
      if (request.query.format === 'file') {
        return download(starterPolicyText, {
          filename: 'social-media-policy.md',
          contentType: 'text/markdown; charset=utf-8',
        })
      }
      const m = wording(request)
      return page({
        view: `${views}/starter.njk`,
        title: m.work.starter.title,
        model: {
          text: starterPolicyText,
          downloadHref: `${workPaths.starter()}?format=file`,
          importHref: `${workPaths.import()}?source=starter`,
        },
        backLink: { href: workPaths.import(), text: m.work.import.title },
      })
    },
  })
}

function checkTyped(
  form: Values,
  m: PolicyMessages,
): { errors: readonly FieldError[] } | { source: PolicyImport['source']; title: string; slug: string } {
  const words = m.work.import.errors
  const errors: FieldError[] = []
  const title = typedText(form.title)
  const slug = typedText(form.slug)
  const source = sourceOf(form)
  if (form.source === 'text' && form.text.length > maxTextLength) {
    errors.push({ field: 'text', message: words.textTooLong })
  } else if (source === undefined) {
    if (form.source === 'file') errors.push({ field: 'file', message: words.fileMissing })
    else if (form.source === 'text') errors.push({ field: 'text', message: words.textMissing })
    else errors.push({ field: 'source', message: words.sourceMissing })
  }
  if (title.length > 200) errors.push({ field: 'title', message: words.titleTooLong })
  if (slug !== '' && !isSlug(slug)) errors.push({ field: 'slug', message: words.slug })
  return errors.length > 0 || source === undefined ? { errors } : { source, title, slug }
}

function sourceOf({ source, text, file }: Values): PolicyImport['source'] | undefined {
  if (source === 'starter') return { kind: 'starter' }
  if (source === 'text') return text.trim() === '' ? undefined : { kind: 'text', text }
  if (source !== 'file' || file === undefined) return undefined
  return { kind: 'file', bytes: file.bytes, filename: file.filename }
}

function errorOf(
  result: Exclude<ImportResult, { outcome: 'imported' }>,
  form: Values,
  m: PolicyMessages,
): FieldError {
  const words = m.work.import.errors
  const where = form.source === 'text' ? 'text' : form.source === 'file' ? 'file' : 'source'
  if (result.outcome === 'unreadable') return { field: where, message: words.file[result.refusal] }
  const errors: Readonly<Record<ImportRefusal, FieldError>> = {
    'title-missing': { field: 'title', message: words.titleMissing },
    'slug-wrong': { field: 'slug', message: words.slug },
    'slug-missing': { field: 'slug', message: words.slugMissing },
    'version-under-way': { field: 'slug', message: words.versionUnderWay },
    'no-provisions': { field: where, message: words.noProvisions },
    'too-many-provisions': { field: where, message: words.tooManyProvisions(maxProvisions) },
    'paragraph-too-long': { field: where, message: words.paragraphTooLong },
    'not-permitted': { field: where, message: m.work.refusals['not-permitted'] },
    'out-of-time': { field: where, message: words.outOfTime },
    'out-of-memory': { field: where, message: words.outOfMemory },
    busy: { field: where, message: words.busy },
    stopping: { field: where, message: words.stopping },
    broken: { field: where, message: words.broken },
  }
  return errors[result.refusal]
}

function importPage(
  request: Pick<RouteRequest<unknown, unknown, unknown>, 'locale'>,
  values: Typed,
  errors: readonly FieldError[],
): RouteResponse {
  const m = wording(request)
  return page({
    view: `${views}/import.njk`,
    title: m.work.import.title,
    model: {
      action: workPaths.import(),
      source: values.source,
      text: values.text,
      policyTitle: values.title,
      slug: values.slug,
      starterHref: workPaths.starter(),
      fileHint:
        errors.length > 0 && values.source === 'file' ? m.work.import.fileAgain : m.work.import.fileHint,
    },
    errors,
    backLink: { href: workPaths.list(), text: m.work.policies.title },
  })
}
