import type { Analysis, Hit } from '../analysis.ts'

/** Before a name that is also a word (`our Ray`, `poor Pat`) these make it a name. */
const BEFORE = new Set(
  'our with poor big little old young bless for to about and dear good wee says via cheers ta hi'.split(' '),
)
/** After it, these do (`Ray on the sweepers`, `Pat from Licensing`). */
const AFTER = new Set('on in from has is was at got who and'.split(' '))

/** People named in the draft, those included whose first name is also a word and who are placed like a person. */
export function peopleIn(analysis: Analysis): readonly Hit[] {
  const named = analysis.hits('person-name')
  if (!analysis.has('first-name-ambiguous')) return named
  const { tokens, text } = analysis
  const more = analysis.hits('first-name-ambiguous').filter((hit) => {
    const token = tokens[hit.first]
    if (token === undefined || !token.capital) return false
    if (named.some(({ first, last }) => first <= hit.first && last >= hit.first)) return false
    const before = tokens[hit.first - 1]
    const after = tokens[hit.last + 1]
    const opens = before === undefined || before.sentence !== token.sentence
    const possessive = /['’]s$/.test(text.slice(token.span[0], token.span[1]))
    if (opens) return possessive || (after !== undefined && AFTER_OPENING.has(after.text))
    return possessive || BEFORE.has(before.text) || (after !== undefined && AFTER.has(after.text))
  })
  return more.length === 0 ? named : [...named, ...more].toSorted((a, b) => a.first - b.first)
}

/** `Ray on …` opens a sentence as a person; `Will is …`, `May has …` may not. */
const AFTER_OPENING = new Set('on from in'.split(' '))
