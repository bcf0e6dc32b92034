/** Why a change after approval is no correction of a slip. Each asks for a new version instead. */
export type CorrectionRefusal =
  'nothing-changed' | 'too-long' | 'number-changed' | 'force-changed' | 'word-changed' | 'too-much-changed'

export type CorrectionDecision =
  { readonly ok: true } | { readonly ok: false; readonly refusal: CorrectionRefusal }

/** Most characters that may be put in, taken out or replaced to mend a slip. */
export const maxSlipEdits = 12

/** The longest text that is compared, in characters: beyond it, nobody can see that nothing else changed. */
const maxLength = 10_000

/** Words on which it hangs what somebody has to do, and who. Adding, removing or swapping one is a change of rule. */
const bindingWords =
  /\b(?:not|no|none|never|nor|neither|without|unless|except|only|must|shall|should|may|might|can|cannot|could|will|would|ought|need|needs|required?|forbidden|prohibited|allowed|permitted|encouraged|all|any|every|each|some|and|or|if|\w+n['’]t)\b/gi

/** Beginnings that turn a word into another: legal and illegal, include and exclude. */
const prefixes = ' un in il im ir dis non mis ex de re pre post over under sub inter intra'.split(' ')

/** Letters that may be wrong in one word, and the shortest word in which a wrong letter still shows what was meant. */
const maxWordEdits = 2
const shortestMended = 4

/**
 * Whether a change of an approved provision's text is only the correction of a slip: a few characters, no number, none of
 * the words that bind, and every word still the word it was. It cannot know what a sentence means: another approver
 * confirms each correction.
 * @param approved the text as it was approved, against which all corrections together are held
 */
export function decideCorrection(
  before: string,
  after: string,
  approved: string = before,
): CorrectionDecision {
  if (after.trim() === '' || before === after) return refuse('nothing-changed')
  if (Math.max(before.length, after.length, approved.length) > maxLength) return refuse('too-long')
  for (const from of new Set([before, approved])) {
    if (!sameList(from.match(/\d+/g), after.match(/\d+/g))) return refuse('number-changed')
    if (!sameList(bindingWordsOf(from), bindingWordsOf(after))) return refuse('force-changed')
    if (!sameWords(from, after)) return refuse('word-changed')
    if (editDistance(from, after, maxSlipEdits) > maxSlipEdits) return refuse('too-much-changed')
  }
  return { ok: true }
}

/** Whether the words are the same but for misspellings, a word written twice, capitals, spaces and punctuation. */
function sameWords(before: string, after: string): boolean {
  const [from, to] = [wordsOf(before), wordsOf(after)]
  if (from.join('') === to.join('')) return true
  return from.length === to.length && from.every((word, place) => isMended(word, to[place] ?? ''))
}

function wordsOf(text: string): readonly string[] {
  const words = (text.match(/[\p{L}\p{N}'’]+/gu) ?? []).map((word) => word.toLowerCase())
  return words.filter((word, place) => word !== words[place - 1])
}

function isMended(from: string, to: string): boolean {
  if (from === to) return true
  if (Math.min(from.length, to.length) < shortestMended) return false
  if (editDistance(from, to, maxWordEdits) > maxWordEdits) return false
  return !prefixes.some((one) =>
    prefixes.some(
      (other) =>
        one !== other &&
        from.startsWith(one) &&
        to.startsWith(other) &&
        from.slice(one.length) === to.slice(other.length),
    ),
  )
}

function bindingWordsOf(text: string): readonly string[] {
  return (text.match(bindingWords) ?? []).map((word) => word.toLowerCase().replace('’', "'"))
}

function sameList(a: readonly string[] | null, b: readonly string[] | null): boolean {
  return JSON.stringify(a ?? []) === JSON.stringify(b ?? [])
}

/**
 * Levenshtein distance, as far as it matters: any value above `limit` means "more than that". Only the band of cells
 * within `limit` of the diagonal is computed.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row += 1) {
    const current = Array.from({ length: b.length + 1 }, () => limit + 1)
    if (row <= limit) current[0] = row
    for (let column = Math.max(1, row - limit); column <= Math.min(b.length, row + limit); column += 1) {
      const substituted = (previous[column - 1] ?? limit + 1) + (a[row - 1] === b[column - 1] ? 0 : 1)
      const removed = (previous[column] ?? limit + 1) + 1
      const added = (current[column - 1] ?? limit + 1) + 1
      current[column] = Math.min(substituted, removed, added)
    }
    previous = current
  }
  return Math.min(previous[b.length] ?? limit + 1, limit + 1)
}

function refuse(refusal: CorrectionRefusal): CorrectionDecision {
  return { ok: false, refusal }
}
