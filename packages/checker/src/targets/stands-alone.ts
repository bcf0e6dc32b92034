import type { Analysis } from '../analysis.ts'

/** Up to so many words a text is a name, a label or an exclamation rather than a statement. */
const FEW = 5

/** Somebody is spoken of or to. */
export const SOMEBODY = [
  'second-person',
  'third-person',
  'person-noun',
  'council-client',
  'council-people',
  'person-name',
] as const

/** Words that make a statement, a question or a demand of a few words, whoever they are about. */
const STATING = new Set(
  'is are was were am be being been isnt arent wasnt aint im do does did dont doesnt didnt has have had havent hasnt should shouldnt must mustnt can cant could couldnt will wont would make makes made go get gets shut need needs want wants hate hates love loves ban kill burn stop fuck why what who all every no not never so too more less such'.split(
    ' ',
  ),
)

/** Entries of `obscenity` that have another sense by themselves. */
const TWO_SENSES = new Set([
  'hoe',
  'hoes',
  'slag',
  'slags',
  'cum',
  'tits',
  'pussy',
  'pussies',
  'prick',
  'pricks',
])

/**
 * Whether the draft is a few words that state nothing, speak of nobody and answer nobody: `pansy`, `dyke path`, `cock robin`. A model
 * learnt from what people are called; of such words it knows only that others use them as names for people, so it is not heard there,
 * and a word that means something else as well is taken for that. An emoji or an obscene word says how the words are meant.
 */
export function standsAlone(analysis: Analysis): boolean {
  const { tokens, draft } = analysis
  if (tokens.length > FEW || draft.replyTo !== undefined) return false
  if (analysis.contains('at') || analysis.contains('emoji') || SOMEBODY.some(analysis.has)) return false
  if (analysis.hits('obscenity').some(({ entry, disguised }) => disguised || !TWO_SENSES.has(entry)))
    return false
  return !tokens.some(({ text }) => STATING.has(text))
}
