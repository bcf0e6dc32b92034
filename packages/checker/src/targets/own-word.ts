import type { Analysis, Hit } from '../analysis.ts'

const OWN = new Set(['im', 'as', 'we', 'am', 'us', 'fellow'])
/** How many words may stand between the author and what they call themself. */
const REACH = 3

/** What the author calls themself (`I'm a …`, `as the resident old …`, `and me the head …`), or a dish. */
export function isOwnWord(analysis: Analysis, { entry, first, sentence }: Hit): boolean {
  if (entry.startsWith('faggot') && analysis.has('food-word')) return true
  const { tokens } = analysis
  const word = (at: number): string => (tokens[at]?.sentence === sentence ? (tokens[at]?.text ?? '') : '')
  const before = word(first - 1)
  if (OWN.has(before === 'a' || before === 'an' ? word(first - 2) : before)) return true
  for (let at = first - 1; at >= first - 1 - REACH; at--)
    if (word(at) === 'the' && (word(at - 1) === 'as' || word(at - 1) === 'me')) return true
  return false
}
