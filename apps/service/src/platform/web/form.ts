import type { ZodType } from 'zod'

/** One thing wrong with a submitted form. `field` is the name of the input, and the id that the error links to. */
export interface FieldError {
  readonly field: string
  readonly message: string
}

/** A file as it arrived. The name is what the browser said: never a path, never trusted. */
export interface UploadedFile {
  readonly filename: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** What was typed, as strings, so that a failed form can be shown again as it was. */
export interface Submission {
  /** The first value of the field, or '' when there is none. */
  readonly text: (field: string) => string
  /** Every value of the field, for checkboxes. */
  readonly all: (field: string) => readonly string[]
}

/** A form that failed: what to say, and what to put back into the inputs. */
export interface FormFailure {
  readonly errors: readonly FieldError[]
  readonly submitted: Submission
}

/** A form with a button and nothing to fill in. */
export interface EmptyForm {
  readonly kind: 'empty'
}

export interface FieldsForm<Values> {
  readonly kind: 'fields'
  readonly schema: ZodType<Values>
  readonly maxBytes: number
}

export interface MultipartForm<Values> {
  readonly kind: 'multipart'
  readonly schema: ZodType<Values>
  readonly maxFileBytes: number
  readonly maxBytes: number
}

/** A body of JSON, from a program. Browsers let no other website send one unasked, so it carries no CSRF token. */
export interface JsonForm<Values> {
  readonly kind: 'json'
  readonly schema: ZodType<Values>
  readonly maxBytes: number
}

/**
 * Plain fields from another service, not from a browser that somebody signed in with. They carry no CSRF token, so the handler
 * believes nothing of them but what they prove by a signature.
 */
export interface SignedForm<Values> {
  readonly kind: 'signed'
  readonly schema: ZodType<Values>
  readonly maxBytes: number
}

export type FormSchema<Values> =
  EmptyForm | FieldsForm<Values> | JsonForm<Values> | MultipartForm<Values> | SignedForm<Values>

/** For a POST that only confirms: the page's button carries the CSRF token and nothing else. */
export const emptyForm: EmptyForm = { kind: 'empty' }

const fieldsMaxBytes = 256 * 1024

/**
 * A form of plain fields.
 * @param schema values are strings, or arrays of strings where a field came more than once; see `oneOrMany`.
 *   The message of every issue is shown to the person, so it comes from the feature's messages.
 * @param options.maxBytes the largest body accepted, in bytes; a larger one gets the 413 page.
 */
export function form<Values>(
  schema: ZodType<Values>,
  options: { maxBytes?: number } = {},
): FieldsForm<Values> {
  return { kind: 'fields', schema, maxBytes: options.maxBytes ?? fieldsMaxBytes }
}

/**
 * A body of JSON. The answer to it, also where something is wrong, is JSON.
 * @param schema its issues are for whoever wrote the program; a field's name is its path, such as `context.role`
 */
export function jsonForm<Values>(schema: ZodType<Values>, options: { maxBytes: number }): JsonForm<Values> {
  return { kind: 'json', schema, maxBytes: options.maxBytes }
}

/** Plain fields that another service sends, and that prove by a signature whose they are. The handler checks it. */
export function signedForm<Values>(
  schema: ZodType<Values>,
  options: { maxBytes: number },
): SignedForm<Values> {
  return { kind: 'signed', schema, maxBytes: options.maxBytes }
}

/**
 * A form with at most one file, in an input named `file`, beside plain fields.
 * @param options.file.maxBytes the largest file accepted, in bytes; a larger one gets the 413 page, unread.
 * @returns values are the fields' and `file`, which is undefined where the person chose none.
 */
export function multipartForm<Values extends object>(options: {
  file: { maxBytes: number }
  fields: ZodType<Values>
}): MultipartForm<Values & { file: UploadedFile | undefined }> {
  return {
    kind: 'multipart',
    // The parser adds `file` to what the schema returns: see read-form.ts.
    schema: options.fields as ZodType<Values & { file: UploadedFile | undefined }>,
    maxFileBytes: options.file.maxBytes,
    maxBytes: options.file.maxBytes + fieldsMaxBytes,
  }
}
