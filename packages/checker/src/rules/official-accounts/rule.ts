import type { Analysis, Hit } from '../../analysis.ts'
import type { Observation } from '../../observation.ts'
import type { Rule } from '../../rule.ts'

/** A platform or a page stands near enough to say which account is meant. */
const REACH = 14

function observe(analysis: Analysis): readonly Observation[] {
  // Advice about accounts, and being trained for one, are no way into one.
  if (analysis.has('account-training')) return []
  return [credentials(analysis), handover(analysis)].filter((one) => one !== null)
}

/** A password, code or login spoken of beside an account on a platform. */
function credentials(analysis: Analysis): Observation | null {
  const told = analysis.hits('credential').filter((hit) => isOfAccount(analysis, hit))
  if (told.length === 0) return null
  return {
    topic: 'official-accounts',
    spans: told.map(({ span }) => span),
    strength: 0.95,
    lead: 'stop',
    wording: 'credential',
  }
}

function isOfAccount(analysis: Analysis, hit: Hit): boolean {
  return analysis.near(hit, 'social-account', REACH).length > 0
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

/** Some entries hold a negation of their own (`never logged out`); the others fall to one before them. */
function isDenied(analysis: Analysis, hit: Hit): boolean {
  return (
    !/\b(?:never|nobody|no one|not|hasnt|didnt|without)\b/.test(hit.entry) &&
    !hit.entry.startsWith('(took') &&
    analysis.negated(hit)
  )
}

function speaksOfBody(analysis: Analysis, hit: Hit): boolean {
  if (analysis.near(hit, 'social-account', REACH).length === 0) return false
  return ['council-word', 'body-name', 'council-service', 'council-people', 'official-word'].some(
    (category) => analysis.near(hit, category, 20).length > 0,
  )
}

/** Ways into the body's accounts told to others, and accounts used past those who look after them. */
export const officialAccounts: Rule = {
  name: 'official-accounts',
  topics: ['official-accounts'],
  needs: ['credential', 'account-handover'],
  observe,
}
