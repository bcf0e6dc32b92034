/** A line of a stream, counted from 1. `text` is null where it is longer than a line may be. */
export interface Line {
  readonly number: number
  readonly text: string | null
}

/** Characters that one line may have; what is longer is passed over without being held. */
export const MAX_LINE = 4 * 1024 * 1024

/**
 * The lines of UTF-8 chunks, in memory that does not grow with the stream. A last line without a line feed counts; a byte
 * order mark does not.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  const decoder = new TextDecoder('utf-8')
  let number = 0
  let pending = ''
  let tooLong = false
  const take = (rest: string): Line => {
    const text = tooLong ? null : pending + rest
    pending = ''
    tooLong = false
    number += 1
    return { number, text: text !== null && text.length > MAX_LINE ? null : text }
  }
  for await (const chunk of chunks) {
    const parts = decoder.decode(chunk, { stream: true }).split('\n')
    const rest = parts.pop() ?? ''
    yield parts.map(take)
    if (tooLong || pending.length + rest.length > MAX_LINE) {
      tooLong = true
      pending = ''
    } else pending += rest
  }
  pending += decoder.decode()
  if (pending !== '' || tooLong) yield [take('')]
}
