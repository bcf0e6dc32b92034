import { z } from 'zod'

/** Controls, and marks that turn the direction of everything after them: in a name they turned the words acknowledged. */
const turning = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/**
 * A name or another text of one line, as typed but for what nobody sees.
 * @param errors what to say where it is missing, and where it is longer than `longest` characters
 */
export function oneLine(errors: { readonly missing: string; readonly tooLong: string }, longest: number) {
  return z
    .string(errors.missing)
    .overwrite((text) => text.replaceAll(turning, ''))
    .trim()
    .min(1, errors.missing)
    .max(longest, errors.tooLong)
}
