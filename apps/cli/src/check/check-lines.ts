import { check, type CheckerPolicy, type Context, type Outcome } from '@moothall/checker'
import { checkRequestOf, checkRequestSchema } from '@moothall/service/check-request'
import { MAX_LINE, type Line } from './line-reader.ts'

const schema = checkRequestSchema({ text: MAX_LINE, shortText: MAX_LINE, entries: 10_000 })

/** What became of one line, as JSON, and its outcome; null where the line could not be read. */
export interface LineAnswer {
  readonly json: string
  readonly outcome: Outcome | null
}

/** Checks lines `{id, text, context}`. What a line's context does not say, `assumed` does. */
export function lineChecker(policy: CheckerPolicy, assumed: Context): (line: Line) => LineAnswer {
  return ({ number, text }) => {
    if (text === null) return refusal(number, `The line is longer than ${MAX_LINE / 1024 / 1024} MB`)
    if (text.trim() === '') return refusal(number, 'The line is empty')
    let value: unknown
    try {
      value = JSON.parse(number === 1 ? text.replace(/^\uFEFF/, '') : text)
    } catch {
      return refusal(number, 'The line is not JSON')
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return refusal(number, 'The line is not a JSON object')
    }
    const id = 'id' in value ? value.id : undefined
    const read = schema.safeParse(value)
    if (!read.success) {
      const [issue] = read.error.issues
      const where = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `
      return refusal(number, `${where}${issue?.message ?? 'not what is expected'}`, id)
    }
    const request = checkRequestOf(read.data)
    try {
      const result = check(request.draft, policy, { ...assumed, ...request.context })
      return {
        json: JSON.stringify({ ...(id === undefined ? {} : { id }), ...result }),
        outcome: result.outcome,
      }
    } catch (error) {
      // A fault of ours over one draft is said in its line; the others still get their answers.
      return refusal(number, `The check failed: ${error instanceof Error ? error.name : typeof error}`, id)
    }
  }
}

function refusal(line: number, error: string, id?: unknown): LineAnswer {
  return { json: JSON.stringify({ ...(id === undefined ? {} : { id }), line, error }), outcome: null }
}
