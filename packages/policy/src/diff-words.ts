/** A run of words that both texts share, or that only one of them has. */
export interface WordSpan {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** Above this many cells the middle of two long texts is shown as replaced as a whole. */
const MOST_CELLS = 4_000_000

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

function push(
  spans: { kind: WordSpan['kind']; words: string[] }[],
  kind: WordSpan['kind'],
  added: readonly string[],
): void {
  if (added.length === 0) return
  const last = spans.at(-1)
  if (last?.kind === kind) for (const word of added) last.words.push(word)
  else spans.push({ kind, words: [...added] })
}

/** Lengths of the longest common subsequence of each pair of tails, row by row. */
function tailLengths(before: readonly string[], after: readonly string[]): Uint32Array {
  const width = after.length + 1
  const lengths = new Uint32Array((before.length + 1) * width)
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const diagonal = lengths[(row + 1) * width + column + 1] ?? 0
      const below = lengths[(row + 1) * width + column] ?? 0
      const right = lengths[row * width + column + 1] ?? 0
      lengths[row * width + column] = before[row] === after[column] ? diagonal + 1 : Math.max(below, right)
    }
  }
  return lengths
}

/**
 * The word-level difference of two texts, by longest common subsequence. Joining the spans that are not `added` gives
 * `before`, joining those that are not `removed` gives `after`, both with single spaces.
 */
export function diffWords(before: string, after: string): WordSpan[] {
  const old = words(before)
  const fresh = words(after)
  let start = 0
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start += 1
  let end = 0
  while (end < old.length - start && end < fresh.length - start && old.at(-1 - end) === fresh.at(-1 - end))
    end += 1
  const spans: { kind: WordSpan['kind']; words: string[] }[] = []
  push(spans, 'same', old.slice(0, start))
  const oldMiddle = old.slice(start, old.length - end)
  const newMiddle = fresh.slice(start, fresh.length - end)
  if (oldMiddle.length * newMiddle.length > MOST_CELLS) {
    push(spans, 'removed', oldMiddle)
    push(spans, 'added', newMiddle)
  } else {
    const lengths = tailLengths(oldMiddle, newMiddle)
    const width = newMiddle.length + 1
    let row = 0
    let column = 0
    while (row < oldMiddle.length || column < newMiddle.length) {
      const one = oldMiddle[row]
      const two = newMiddle[column]
      if (one !== undefined && one === two) {
        push(spans, 'same', [one])
        row += 1
        column += 1
      } else if (
        two === undefined ||
        (one !== undefined &&
          (lengths[(row + 1) * width + column] ?? 0) >= (lengths[row * width + column + 1] ?? 0))
      ) {
        push(spans, 'removed', [one ?? ''])
        row += 1
      } else {
        push(spans, 'added', [two])
        column += 1
      }
    }
  }
  push(spans, 'same', old.slice(old.length - end))
  return spans.map((span) => ({ kind: span.kind, text: span.words.join(' ') }))
}

/** How alike two sets of words are, 0 to 1 (Dice coefficient of the distinct words, in lower case). */
export function wordSimilarity(before: ReadonlySet<string>, after: ReadonlySet<string>): number {
  if (before.size + after.size === 0) return 1
  let shared = 0
  for (const word of before) if (after.has(word)) shared += 1
  return (2 * shared) / (before.size + after.size)
}

/** The distinct words of a text, for `wordSimilarity`. */
export function wordSet(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
}
