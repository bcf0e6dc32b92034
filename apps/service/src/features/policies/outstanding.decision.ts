import { uncoveredTopics, type VersionDetail } from './version-detail.ts'

/** A part of a draft that nobody has confirmed yet, and how much of it. */
export interface Outstanding {
  readonly part: 'repairs' | 'provisions' | 'topics' | 'tensions'
  readonly count: number
}

/** What the owner still has to confirm before the version can be submitted; empty when everything is. */
export function outstandingOf(
  detail: Pick<VersionDetail, 'repairs' | 'provisions' | 'tensions' | 'uncovered'>,
): readonly Outstanding[] {
  const acknowledged = new Set(detail.uncovered.map(({ topic }) => topic))
  const counts = {
    repairs: detail.repairs.filter(({ decision }) => decision === null).length,
    provisions: detail.provisions.filter(({ confirmedBy }) => confirmedBy === null).length,
    topics: uncoveredTopics(detail).filter((topic) => !acknowledged.has(topic)).length,
    tensions: detail.tensions.filter(({ resolution }) => resolution === null).length,
  }
  return (['repairs', 'provisions', 'topics', 'tensions'] as const)
    .map((part) => ({ part, count: counts[part] }))
    .filter(({ count }) => count > 0)
}
