import type { Head } from '../src/analysis.ts'
import type { Example } from './fit.ts'
import type { HeadPlan } from './heads.ts'
import type { LabelledText, SourceName } from './sources.ts'

/**
 * The examples of one head. Within each source both answers count alike, and each text of it counts on average as much
 * as its source's weight says; otherwise a model learns which source a text comes from and guesses its usual answer.
 */
export function examplesFor(
  head: Head,
  { sources }: HeadPlan,
  texts: readonly LabelledText[],
  leftOut: readonly SourceName[] = [],
): Example[] {
  const counts = new Map<SourceName, [number, number]>()
  const chosen: { text: number; label: 0 | 1; source: SourceName }[] = []
  texts.forEach(({ source, labels }, text) => {
    const label = labels[head]
    if (label === undefined || sources[source] === undefined || leftOut.includes(source)) return
    const count = counts.get(source) ?? [0, 0]
    count[label] += 1
    counts.set(source, count)
    chosen.push({ text, label, source })
  })
  return chosen.map(({ text, label, source }) => {
    const count = counts.get(source) ?? [1, 1]
    const balance = (count[0] + count[1]) / (2 * count[label])
    return { text, label, weight: (sources[source] ?? 0) * balance }
  })
}
