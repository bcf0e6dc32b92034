import type { FieldError, Submission } from '../../platform/web/index.ts'
import { typedDate, typedText } from './form.ts'
import type { PolicyMessages } from './messages.ts'

const maxReasons = 2000

/** Tells what a form was read as from what is wrong with it. */
export function isFieldError(read: unknown): read is FieldError {
  return typeof read === 'object' && read !== null && 'field' in read && 'message' in read
}

/** The reasons for a step back, as typed. @param missing what to say where there are none */
export function readReasons(
  submitted: Submission,
  missing: string,
  m: PolicyMessages,
): { readonly reasons: string } | FieldError {
  const reasons = typedText(submitted.text('reasons'))
  if (reasons === '') return { field: 'reasons', message: missing }
  return reasons.length > maxReasons
    ? { field: 'reasons', message: m.work.review.reasonsTooLong }
    : { reasons }
}

/** The date from which a version should be in force, as typed; `YYYY-MM-DD`. */
export function readInForceOn(
  submitted: Submission,
  m: PolicyMessages,
): { readonly inForceOn: string } | FieldError {
  const part = (name: string): string => submitted.text(`inForceOn-${name}`)
  const inForceOn = typedDate(part('day'), part('month'), part('year'))
  if (inForceOn === undefined) return { field: 'inForceOn-day', message: m.work.date.wrong }
  return inForceOn === '' ? { field: 'inForceOn-day', message: m.work.date.missing } : { inForceOn }
}

/** What an approver's form says: the date, and what its page showed. */
export function readApproval(
  submitted: Submission,
  m: PolicyMessages,
): { readonly inForceOn: string; readonly shown: string } | FieldError {
  const read = readInForceOn(submitted, m)
  return isFieldError(read) ? read : { ...read, shown: submitted.text('shown') }
}

/**
 * The three inputs of a date, as the design system's macro takes them: as typed, also where that is nothing, or the date
 * given where another form of the page was sent.
 */
export function dateModel(date: string, submitted: Submission | undefined, m: PolicyMessages): object {
  const [year = '', month = '', day = ''] = date.split('-')
  const typed = submitted !== undefined && submitted.all('inForceOn-day').length > 0 ? submitted : undefined
  const item = (name: 'day' | 'month' | 'year', value: string, width: number): object => ({
    name,
    label: m.work.date[name],
    classes: `govuk-input--width-${width}`,
    value: typed?.text(`inForceOn-${name}`) ?? value,
  })
  return {
    items: [
      item('day', String(Number(day)), 2),
      item('month', String(Number(month)), 2),
      item('year', year, 4),
    ],
  }
}
