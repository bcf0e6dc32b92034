import type { Head } from '../src/analysis.ts'
import type { Example } from './fit.ts'
import type { HeadPlan } from './heads.ts'
import type { LabelledText, SourceName } from './sources.ts'

/**
 * The examples of one head. Within each source both answers count alike, and each text of it counts on average as much
 * as its source's weight says; otherwise a model learns which source a text comes from and guesses its usual answer.
 * Texts of a source that name a group are balanced apart from the rest of it: that a group is named says nothing.
 */
export function examplesFor(
  head: Head,
  { sources }: HeadPlan,
  texts: readonly LabelledText[],
  leftOut: readonly SourceName[] = [],
): Example[] {
  const counts = new Map<string, [number, number]>()
  const chosen: { text: number; label: 0 | 1; source: SourceName; stratum: string }[] = []
  texts.forEach(({ source, labels, namesGroup }, text) => {
    const label = labels[head]
    if (label === undefined || sources[source] === undefined || leftOut.includes(source)) return
    const stratum = namesGroup ? `${source} group` : source
    const count = counts.get(stratum) ?? [0, 0]
    count[label] += 1
    counts.set(stratum, count)
    chosen.push({ text, label, source, stratum })
  })
  return chosen.map(({ text, label, source, stratum }) => {
    const count = counts.get(stratum) ?? [1, 1]
    const balance = (count[0] + count[1]) / (2 * count[label])
    return { text, label, weight: (sources[source] ?? 0) * balance }
  })
}
