import type { Analysis, Hit } from '../analysis.ts'

/** Before a name that is also a word (`our Ray`, `poor Pat`) these make it a name. */
const BEFORE = new Set(
  'our with poor big little old young bless for to about and dear good wee says via cheers ta hi'.split(' '),
)
/** After it, these do (`Ray on the sweepers`, `Pat from Licensing`). */
const AFTER = new Set('on in from has is was at got who and'.split(' '))

/** After a capitalised word that no lexicon knows, these make it a person (`Femi's been to see …`, `Cath has …`). */
const AFTER_UNKNOWN = new Set('has had and whos hasnt'.split(' '))
/** Before it, these do. */
const BEFORE_UNKNOWN = new Set(
  'our poor bless dear congratulations congrats snapped spied poor sorry cheers'.split(' '),
)
/** After `the Tebbutts`, these make it a household. */
const AFTER_HOUSEHOLD = new Set(
  'at next from have two opposite upstairs downstairs across over are still owe owes'.split(' '),
)
/** Words that a possessive of a person is followed by, when it opens a sentence (`Cath's hubby`). */
const OF_A_PERSON = new Set(
  'hubby husband wife missus partner mum dad son daughter brother sister nan kids marriage divorce baby been got having wifes girlfriend boyfriend fella'.split(
    ' ',
  ),
)
/** What knows a capitalised word for something else. */
const OTHER = [
  'not-a-name',
  'body-place',
  'body-supplier',
  'body-name',
  'council-word',
  'council-people',
  'outside-party',
]

/** People named in the draft, those included whose name is also a word, or unknown, and who are placed like a person. */
export function peopleIn(analysis: Analysis): readonly Hit[] {
  const named = analysis.hits('person-name')
  if (!analysis.contains('capital')) return named
  const taken = new Set<number>()
  for (const { first, last } of named) for (let at = first; at <= last; at++) taken.add(at)
  const ambiguous = new Set(analysis.hits('first-name-ambiguous').map(({ first }) => first))
  const other = new Set<number>()
  for (const category of OTHER) for (const { first } of analysis.hits(category)) other.add(first)
  const { tokens, text } = analysis
  const more: Hit[] = []
  for (const [at, token] of tokens.entries()) {
    if (!token.capital || taken.has(at) || token.text.length < 3) continue
    const before = tokens[at - 1]
    const opens = before === undefined || before.sentence !== token.sentence
    const after = tokens[at + 1]?.text ?? ''
    const possessive = /['’]s$/.test(text.slice(token.span[0], token.span[1]))
    const placed = ambiguous.has(at)
      ? isPlaced(opens, possessive, before?.text ?? '', after)
      : !other.has(at) &&
        isPlacedUnknown({ opens, possessive, household: token.text.endsWith('s') }, before?.text ?? '', after)
    if (!placed) continue
    more.push({
      category: 'person-name',
      entry: token.text,
      first: at,
      last: at,
      sentence: token.sentence,
      span: token.span,
      disguised: false,
    })
  }
  return more.length === 0 ? named : [...named, ...more].toSorted((a, b) => a.first - b.first)
}

interface Placing {
  readonly opens: boolean
  readonly possessive: boolean
  /** It ends as the plural of a surname does. */
  readonly household: boolean
}

function isPlaced(opens: boolean, possessive: boolean, before: string, after: string): boolean {
  if (opens) return possessive || AFTER_OPENING.has(after)
  return possessive || BEFORE.has(before) || AFTER.has(after)
}

function isPlacedUnknown({ opens, possessive, household }: Placing, before: string, after: string): boolean {
  if (possessive) return OF_A_PERSON.has(after)
  if (before === 'the' && household) return AFTER_HOUSEHOLD.has(after)
  return !opens && (BEFORE_UNKNOWN.has(before) || AFTER_UNKNOWN.has(after))
}

/** `Ray on …` opens a sentence as a person; `Will is …`, `May has …` may not. */
const AFTER_OPENING = new Set('on from in'.split(' '))
