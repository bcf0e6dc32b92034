import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ZodType } from 'zod'
import { AppError } from '../errors/app-error.ts'
import type { FieldError, FormSchema, MultipartForm, Submission, UploadedFile } from './form.ts'

/** A submitted form before its schema was asked. */
export interface RawForm {
  /** The body of a request in JSON. */
  readonly json?: unknown
  readonly fields: ReadonlyMap<string, readonly string[]>
  readonly file: UploadedFile | undefined
}

export type FormOutcome =
  | { readonly valid: true; readonly values: unknown }
  | { readonly valid: false; readonly errors: readonly FieldError[] }

const maxFields = 200
const maxFieldBytes = 64 * 1024
const maxFieldsBytes = 256 * 1024

export function submissionOf(raw: RawForm): Submission {
  return {
    text: (field) => raw.fields.get(field)?.[0] ?? '',
    all: (field) => raw.fields.get(field) ?? [],
  }
}

/** The fields of a form that is not multipart. */
export function fieldsOfBody(body: unknown): Map<string, string[]> {
  const fields = new Map<string, string[]>()
  if (typeof body !== 'object' || body === null) return fields
  for (const [name, value] of Object.entries(body)) {
    const values = Array.isArray(value) ? (value as unknown[]) : [value]
    fields.set(
      name,
      values.filter((one): one is string => typeof one === 'string'),
    )
  }
  return fields
}

function addField(fields: Map<string, string[]>, name: string, value: string): void {
  const values = fields.get(name)
  if (values === undefined) fields.set(name, [value])
  else values.push(value)
}

/**
 * Reads a multipart body part by part. The CSRF token has to come before the file, as `csrfField` at the start of a form
 * makes sure, so that nobody can make the service hold a file for a form it never gave out.
 */
async function readMultipart(
  request: FastifyRequest,
  form: MultipartForm<unknown>,
  checkToken: (token: string | undefined) => Promise<void>,
): Promise<RawForm> {
  const fields = new Map<string, string[]>()
  let file: UploadedFile | undefined
  let checked = false
  let fieldsBytes = 0
  const limits = { fields: maxFields, files: 1, fieldSize: maxFieldBytes, fileSize: form.maxFileBytes }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      const value = typeof part.value === 'string' ? part.value : ''
      fieldsBytes += Buffer.byteLength(value)
      if (fieldsBytes > maxFieldsBytes || part.valueTruncated) throw tooLarge()
      addField(fields, part.fieldname, value)
      continue
    }
    if (!checked) await checkToken(fields.get('_csrf')?.[0])
    checked = true
    const bytes = await part.toBuffer()
    if (part.fieldname === 'file' && (bytes.length > 0 || (part.filename ?? '') !== '')) {
      file = { filename: part.filename, mediaType: part.mimetype, bytes }
    }
  }
  if (!checked) await checkToken(fields.get('_csrf')?.[0])
  return { fields, file }
}

export function tooLarge(): AppError {
  return new AppError('web.body-too-large', 'The body of the request is larger than its route accepts')
}

/**
 * Reads the body of a POST and makes sure that its CSRF token is this visitor's, where it is a form of our own pages.
 * @throws what the check throws, and `web.body-too-large`
 */
export async function readForm(
  request: FastifyRequest,
  form: FormSchema<unknown>,
  checkToken: (token: string | undefined) => Promise<void>,
): Promise<RawForm> {
  if (form.kind === 'multipart' && request.isMultipart())
    return await readMultipart(request, form, checkToken)
  if (form.kind === 'json') return { json: request.body, fields: new Map(), file: undefined }
  const fields = fieldsOfBody(request.body)
  if (form.kind === 'signed') return { fields, file: undefined }
  await checkToken(fields.get('_csrf')?.[0])
  return { fields, file: undefined }
}

function valuesFor(raw: RawForm): Record<string, string | readonly string[]> {
  const values: Record<string, string | readonly string[]> = {}
  for (const [name, all] of raw.fields) {
    if (name === '_csrf' || name === '__proto__') continue
    values[name] = all.length === 1 ? (all[0] ?? '') : all
  }
  return values
}

function errorsOf(schema: ZodType, values: unknown, separator = '-'): FormOutcome {
  const result = schema.safeParse(values)
  if (result.success) return { valid: true, values: result.data }
  const seen = new Set<string>()
  const errors = result.error.issues
    .map((issue) => ({ field: issue.path.map(String).join(separator), message: issue.message }))
    // One message for a field is enough: the first one says what to do.
    .filter(({ field }) => !seen.has(field) && seen.add(field))
  return { valid: false, errors }
}

/** Asks the form's schema about what was sent. */
export function validateForm(form: FormSchema<unknown>, raw: RawForm): FormOutcome {
  if (form.kind === 'empty') return { valid: true, values: undefined }
  if (form.kind === 'json') return errorsOf(form.schema, raw.json, '.')
  const outcome = errorsOf(form.schema, valuesFor(raw))
  if (form.kind !== 'multipart' || !outcome.valid) return outcome
  return { valid: true, values: { ...(outcome.values as object), file: raw.file } }
}

/**
 * Lets the rest of a refused body arrive and throws it away, so that a browser reads the answer instead of reporting a
 * broken connection. Ends at a limit of bytes and of time, after which the connection is cut.
 */
export async function discardBody(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { raw } = request
  reply.header('connection', 'close')
  if (raw.complete || raw.readableEnded || raw.destroyed) return
  let left = 512 * 1024 * 1024
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, 30_000)
    timer.unref()
    const finish = () => {
      clearTimeout(timer)
      resolve()
    }
    raw.unpipe()
    raw.removeAllListeners('data')
    raw.on('data', (chunk: Buffer) => {
      left -= chunk.length
      if (left < 0) finish()
    })
    raw.once('end', finish)
    raw.once('close', finish)
    raw.resume()
  })
}
