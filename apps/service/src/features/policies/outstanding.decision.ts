import { bodyNameDecision, bodyNamesOf, namesAnotherBody } from './body-name.decision.ts'
import { uncoveredTopics, type VersionDetail } from './version-detail.ts'

/** A part of a draft that nobody has confirmed yet, and how much of it. */
export interface Outstanding {
  readonly part: 'bodyName' | 'repairs' | 'provisions' | 'topics' | 'tensions'
  readonly count: number
}

/** What the owner still has to confirm before the version can be submitted; empty when everything is. */
export function outstandingOf(
  detail: Pick<
    VersionDetail,
    'repairs' | 'provisions' | 'tensions' | 'uncovered' | 'bodyName' | 'setUpBodyName' | 'bodyNameDecided'
  >,
): readonly Outstanding[] {
  const acknowledged = new Set(detail.uncovered.map(({ topic }) => topic))
  const names = bodyNamesOf(detail)
  const decided = bodyNameDecision(names, detail.bodyNameDecided)
  const counts = {
    bodyName: namesAnotherBody(names) && decided?.choice !== 'same-body' ? 1 : 0,
    repairs: detail.repairs.filter(({ decision }) => decision === null).length,
    provisions: detail.provisions.filter(({ confirmedBy }) => confirmedBy === null).length,
    topics: uncoveredTopics(detail).filter((topic) => !acknowledged.has(topic)).length,
    tensions: detail.tensions.filter(({ resolution }) => resolution === null).length,
  }
  return (['bodyName', 'repairs', 'provisions', 'topics', 'tensions'] as const)
    .map((part) => ({ part, count: counts[part] }))
    .filter(({ count }) => count > 0)
}
