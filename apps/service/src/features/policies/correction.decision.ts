/** Why a change after approval is no correction of a slip. Each asks for a new version instead. */
export type CorrectionRefusal =
  'nothing-changed' | 'too-long' | 'number-changed' | 'force-changed' | 'too-much-changed'

export type CorrectionDecision =
  { readonly ok: true } | { readonly ok: false; readonly refusal: CorrectionRefusal }

/** Most characters that may be put in, taken out or replaced to mend a slip. */
export const maxSlipEdits = 12

/** The longest text that is compared, in characters: beyond it, nobody can see that nothing else changed. */
const maxLength = 10_000

/** Words on which it hangs what somebody has to do, and who. Adding, removing or swapping one is a change of rule. */
const bindingWords =
  /\b(?:not|no|none|never|nor|neither|without|unless|except|only|must|shall|should|may|might|can|cannot|could|will|would|ought|need|needs|required?|forbidden|prohibited|allowed|permitted|encouraged|all|any|every|each|some|and|or|if|\w+n['’]t)\b/gi

/**
 * Whether a change of an approved provision's text is only the correction of a slip: a few characters, no number, and
 * none of the words that bind.
 */
export function decideCorrection(before: string, after: string): CorrectionDecision {
  if (after.trim() === '' || before === after) return refuse('nothing-changed')
  if (Math.max(before.length, after.length) > maxLength) return refuse('too-long')
  if (!sameList(before.match(/\d+/g), after.match(/\d+/g))) return refuse('number-changed')
  if (!sameList(bindingWordsOf(before), bindingWordsOf(after))) return refuse('force-changed')
  return editDistance(before, after, maxSlipEdits) > maxSlipEdits ? refuse('too-much-changed') : { ok: true }
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
