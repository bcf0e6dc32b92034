import type { Analysis, Hit } from '../analysis.ts'

/** `given`: the draft or the profile says whose view it is. `undone`: it says so and takes it back. */
export type DisclaimerState = 'none' | 'given' | 'undone'

/** Whether the author says that they speak for themself. */
export function disclaimerOf(analysis: Analysis): DisclaimerState {
  const said = analysis.has('own-views')
  if (!said && analysis.context.profileDisclaimer !== true) return 'none'
  return undoing(analysis).length > 0 ? 'undone' : 'given'
}

/** The words by which a disclaimer is taken back. */
export function undoing(analysis: Analysis): readonly Hit[] {
  if (!analysis.has('own-views') && analysis.context.profileDisclaimer !== true) return []
  return analysis.hits('undone-disclaimer')
}
