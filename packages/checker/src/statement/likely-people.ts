import type { Analysis, Hit, Token } from '../analysis.ts'

/** Before a capitalised word that no lexicon knows, these make it a person (`prayers for Dilwyn`, `meet Anjali`, `hi Declan`). */
const BEFORE = new Set(
  'our poor bless dear for about with told hi hello hey meet sorry sor thanks cheers up luck done soon birthday congratulations congrats apprentice manager colleague tenant resident client mentee caretaker driver officer receptionist boss supervisor cleaner clerk trainee neighbour lad lass girl mum dad master lollipop carer volunteer claimant old young big little mate says saw'.split(
    ' ',
  ),
)
const OF = new Set(['proud of', 'news of', 'hearing of', 'thinking of'])
/** After it, these do (`Dilys in room 9`, `Hamish from Building Control`, `Arthur at 22`), where what follows has a capital or a figure. */
const PLACING = new Set('in from on at of off aged room'.split(' '))
const PLACES = new Set(
  'room number no flat reception payroll planning housing finance parks our the'.split(' '),
)
const DOORS = new Set(['room', 'number', 'flat'])
/** After it, these do by themselves. */
const DOING = new Set(
  'has had hasnt whos is was isnt got gets cant cannot wont didnt went starts started comes came keeps needs says said told who'.split(
    ' ',
  ),
)
/** Capitalised words that are nobody's name, wherever they stand. */
const NO_NAME = new Set(
  'i im ive id ill the a an and but or so if he she they we you it its hes shes theyre his her their my your our this that these those there here nobody nobodys someone somebody everyone anyone one no not yes ok what when where who why how jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun english welsh scottish irish british french polish german muslim christian catholic jewish sikh hindu african asian european american god lord covid brexit google tesco asda aldi lidl amazon netflix zoom teams excel word outlook nhs uk eu pip dhp hmo ptsd adhd hr it foi send ehc ehcp mp mps cllr mr mrs ms miss dr ladies gents gentlemen folks hustings palace queen queens king kings great reform labour tory tories green greens'.split(
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
  'council-service',
  'department',
  'outside-party',
  'health-condition',
  'benefit',
  'person-title',
]

/**
 * Capitalised words that no lexicon knows and that stand where a person's name would: for what needs a second sign beside it. Costs a
 * pass over the tokens; ask it last.
 */
export function likelyPeople(analysis: Analysis): readonly Hit[] {
  if (!analysis.contains('capital')) return []
  const { tokens } = analysis
  const other = new Set<number>()
  for (const category of OTHER)
    for (const { first, last } of analysis.hits(category))
      for (let at = first; at <= last; at++) other.add(at)
  const unknown = (at: number): boolean => {
    const token = tokens[at]
    return token !== undefined && token.capital && !isNoName(token, analysis.text) && !other.has(at)
  }
  /** First words of departments: `Zinnia in Procurement` opens a sentence with a person, `Pints on the losers` does not. */
  const teams = new Set(analysis.hits('department').map(({ first }) => first))
  const found: Hit[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined || !unknown(at)) continue
    const two = unknown(at + 1) && tokens[at + 1]?.sentence === token.sentence
    const last = two ? at + 1 : at
    if (isPlaced(analysis, at, last, teams))
      found.push({
        category: 'person-name',
        entry: token.text,
        first: at,
        last,
        sentence: token.sentence,
        span: [token.span[0], tokens[last]?.span[1] ?? token.span[1]],
        disguised: false,
      })
    at = last
  }
  return found
}

/** Three letters or more, and no short form in capitals (`NVQ`). */
function isWord({ text: word, span }: Token, text: string): boolean {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return false
  return word.length > SHORT_FORM || text.slice(...span) !== word.toUpperCase()
}
const SHORT_FORM = 4

/** `the Queen's`, `a Premier Inn`. */
const ARTICLES = new Set(['the', 'a', 'an', 'this', 'that', 'every', 'no'])

const QUOTE = /["'“‘(]/

/** Whether a capitalised word is one that is nobody's name: a pronoun, a month, a short form in capitals. */
export function isNoName(token: Token, text: string): boolean {
  return NO_NAME.has(token.text) || !isWord(token, text)
}

function isPlaced(
  { tokens, text }: Analysis,
  first: number,
  last: number,
  teams: ReadonlySet<number>,
): boolean {
  const token = tokens[first]
  if (token === undefined) return false
  const before = tokens[first - 1]
  const after = tokens[last + 1]
  const opens =
    before === undefined || before.sentence !== token.sentence || QUOTE.test(text.charAt(token.span[0] - 1))
  const ends = after === undefined || after.sentence !== token.sentence
  // A heading, or a text in capitals, says nothing.
  if ((!opens && before.capital && !BEFORE.has(before.text)) || (!ends && after.capital)) return false
  if (!opens && (BEFORE.has(before.text) || OF.has(`${tokens[first - 2]?.text ?? ''} ${before.text}`)))
    return true
  const possessive = /['’]s$/.test(text.slice(...(tokens[last]?.span ?? token.span)))
  if (!opens && !ARTICLES.has(before.text) && (possessive || last > first)) return true
  if (ends) return false
  if (PLACING.has(after.text))
    return opens ? teams.has(last + 2) || DOORS.has(tokens[last + 2]?.text ?? '') : isPlace(tokens[last + 2])
  return !opens && DOING.has(after.text)
}

function isPlace(token: Token | undefined): boolean {
  return token !== undefined && (token.capital || PLACES.has(token.text) || /^\d/.test(token.text))
}
