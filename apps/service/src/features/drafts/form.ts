import { z } from 'zod'
import { attachmentKinds, authorRoles, capacities } from '../../check-request.ts'
import {
  ATTACHMENTS,
  attachmentFields,
  type FieldReader,
  plainLines,
} from '../../browser/draft-check/draft-fields.ts'
import type { FieldError } from '../../platform/web/index.ts'
import type { DraftMessages } from './messages.ts'

/** Characters (UTF-16 code units) that are checked at once, on the page and through the API. */
export const MAX_TEXT = 20_000
/** Characters of a text alternative and of other short fields. */
export const MAX_SHORT = 2_000

/** A form of the longest texts, each character as many bytes as a form can make of it. */
export const MAX_FORM_BYTES = 512 * 1024

/** What the fields may hold depends on one another and on the language: `draftFormErrors` looks at them. */
export const anyFields = z.record(z.string().max(100), z.union([z.string(), z.array(z.string())]))

type Rule = readonly [field: string, fails: (value: string) => boolean, message: string]

const noneOf = (values: readonly string[]) => (value: string) => value !== '' && !values.includes(value)
const longerThan = (most: number) => (value: string) => plainLines(value).length > most

function attachmentRules(at: number, m: DraftMessages['page']['attachments']): readonly Rule[] {
  const { kind, alt, logo, captions } = attachmentFields(at)
  return [
    [kind, noneOf(attachmentKinds), m.wrong],
    [alt, longerThan(MAX_SHORT), m.altTooLong(MAX_SHORT)],
    [logo, noneOf(['yes', 'no']), m.wrong],
    [captions, noneOf(['yes', 'no']), m.wrong],
  ]
}

/** What is wrong with a submitted form, in the order of its fields. */
export function draftFormErrors(read: FieldReader, { page: m }: DraftMessages): readonly FieldError[] {
  const rules: readonly Rule[] = [
    ['text', (value) => value.trim() === '', m.text.missing],
    ['text', longerThan(MAX_TEXT), m.text.tooLong(MAX_TEXT)],
    ['capacity', noneOf(capacities), m.capacity.wrong],
    ['identifiable', noneOf(['yes', 'no', 'unknown']), m.identifiable.wrong],
    ['role', noneOf(authorRoles), m.role.wrong],
    ['replyTo', longerThan(MAX_TEXT), m.reply.tooLong(MAX_TEXT)],
    ...Array.from({ length: ATTACHMENTS }, (_, at) => attachmentRules(at, m.attachments)).flat(),
  ]
  return rules.flatMap(([field, fails, message]) => (fails(read(field)) ? [{ field, message }] : []))
}
