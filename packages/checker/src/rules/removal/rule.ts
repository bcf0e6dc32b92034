import type { Analysis, Hit } from '../../analysis.ts'
import type { Observation } from '../../observation.ts'
import type { Rule } from '../../rule.ts'

function observe(analysis: Analysis): readonly Observation[] {
  const asked = analysis.hits('removal-request')
  const askedBefore = analysis.replyTo?.has('removal-request') ?? false
  if (asked.length === 0 && !askedBefore) return []
  const refused = analysis.hits('removal-refusal')
  if (refused.length === 0) return []
  if (!speaksOfPosts(analysis, [...asked, ...refused])) return []
  // Somebody who took it down and says so has done what was asked, unless it lives on elsewhere.
  if (analysis.has('removal-done') && !livesOn(analysis)) return []
  const spans = [...asked, ...refused].map(({ span }) => span).toSorted((a, b) => a[0] - b[0])
  return [{ topic: 'removal', spans, strength: 0.8, lead: 'review', wording: 'refusal' }]
}

/** `Take that shed down? No chance`: something online is meant, or an act that is done to nothing else. */
function speaksOfPosts(analysis: Analysis, signs: readonly Hit[]): boolean {
  return (
    analysis.replyTo !== null ||
    analysis.has('posted-thing') ||
    signs.some(({ span }) => DELETING.test(analysis.text.slice(...span)))
  )
}

const DELETING =
  /delet|unpublish|takedown|repost|pinned|share|here it is|still (?:up|true)|upped|one down|typo/i

/** Copies elsewhere: `screenshots are in the comments`. */
function livesOn(analysis: Analysis): boolean {
  return analysis
    .hits('removal-refusal')
    .some(({ entry }) => /screenshot|again|moved|share|copy|link|everywhere/.test(entry))
}

/** A request to take a post down, and an answer that refuses it or gets round it. */
export const removal: Rule = {
  name: 'removal',
  topics: ['removal'],
  needs: ['removal-refusal'],
  appliesIn: ({ context }) => context.capacity === 'personal',
  observe,
}
