import { z } from 'zod'
import { typedLine } from './typed-text.ts'

/**
 * A name or another text of one line, as typed but for what nobody sees.
 * @param errors what to say where it is missing, and where it is longer than `longest` characters
 */
export function oneLine(errors: { readonly missing: string; readonly tooLong: string }, longest: number) {
  return z.string(errors.missing).overwrite(typedLine).min(1, errors.missing).max(longest, errors.tooLong)
}
