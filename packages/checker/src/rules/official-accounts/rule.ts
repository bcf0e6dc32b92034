import type { Analysis, Hit } from '../../analysis.ts'
import type { Observation } from '../../observation.ts'
import type { Rule } from '../../rule.ts'

/** How many sentences away a platform or the body may be named: `The insta is ours. Password's on the wall`. */
const SENTENCES = 2

/** What says that an account is the body's, or kept from those who look after it. */
const OF_BODY = [
  'council-word',
  'body-name',
  'body-place',
  'council-service',
  'council-people',
  'official-word',
  'department',
]

/** An account that is addressed: `@VisitTheTown`. */
const HANDLE = /(?:^|[\s(])@\w{3}/

function observe(analysis: Analysis): readonly Observation[] {
  // Advice about accounts, and being trained for one, are no way into one.
  if (analysis.has('account-training')) return []
  return [credentials(analysis), handover(analysis)].filter((one) => one !== null)
}

/** A password, code or login spoken of beside an account on a platform. */
function credentials(analysis: Analysis): Observation | null {
  const told = analysis
    .hits('credential')
    .filter((hit) => isBeside(analysis, hit, ['social-account']) || isAddressed(analysis))
  if (told.length === 0) return null
  return {
    topic: 'official-accounts',
    spans: told.map(({ span }) => span),
    strength: 0.95,
    lead: 'stop',
    wording: 'credential',
  }
}

/** An account in other hands than its editors', or a new one past the communications team. */
function handover(analysis: Analysis): Observation | null {
  const seen = analysis
    .hits('account-handover')
    .filter((hit) => speaksOfBody(analysis, hit) && !isDenied(analysis, hit))
  if (seen.length === 0) return null
  return {
    topic: 'official-accounts',
    spans: seen.map(({ span }) => span),
    strength: 0.9,
    lead: 'stop',
    wording: 'handover',
  }
}

function isBeside(analysis: Analysis, { sentence }: Hit, categories: readonly string[]): boolean {
  return categories.some((category) =>
    analysis.hits(category).some((hit) => Math.abs(hit.sentence - sentence) <= SENTENCES),
  )
}

function isAddressed(analysis: Analysis): boolean {
  return analysis.contains('at') && HANDLE.test(analysis.text)
}

/** Some entries hold a negation of their own (`never logged out`); the others fall to one before them. */
function isDenied(analysis: Analysis, hit: Hit): boolean {
  return (
    !/\b(?:never|nobody|nobodys|no one|not|no|hasnt|didnt|without|dont|quicker)\b/.test(hit.entry) &&
    !hit.entry.startsWith('(took') &&
    analysis.negated(hit)
  )
}

function speaksOfBody(analysis: Analysis, hit: Hit): boolean {
  if (!isBeside(analysis, hit, ['social-account']) && !isAddressed(analysis)) return false
  return analysis.context.capacity === 'official' || isBeside(analysis, hit, OF_BODY)
}

/** Ways into the body's accounts told to others, and accounts used past those who look after them. */
export const officialAccounts: Rule = {
  name: 'official-accounts',
  topics: ['official-accounts'],
  needs: ['credential', 'account-handover'],
  observe,
}
