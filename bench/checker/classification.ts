import { check, type CheckerPolicy, type Context } from '@moothall/checker'
import type { BenchResult } from '../bench-result.ts'
import { readLines } from './data.ts'
import { figure, macroF1 } from './measure.ts'
import type { Peer } from './peers.ts'

const OFFICER: Context = { capacity: 'personal', identifiable: true, role: 'officer' }

interface Labelled {
  readonly text: string
  readonly y: number
}

/** Texts kept aside from training, what makes one of them a yes, and the answer of the checker that says so. */
const TASKS = [
  {
    name: 'checker-hateful-dyn21-dev',
    file: 'dyn21_en_dev.jsonl',
    topics: ['discriminatory-language'],
    goal: 0.8,
  },
  {
    name: 'checker-hateful-emoji-validation',
    file: 'hatemoji_build_validation.jsonl',
    topics: ['discriminatory-language'],
    goal: 0.8,
  },
  {
    name: 'checker-sexist-edos-dev',
    file: 'edos_dev.jsonl',
    topics: ['discriminatory-language'],
    goal: 0.79,
  },
  {
    name: 'checker-offensive-hatexplain',
    file: 'hatexplain_val.jsonl',
    topics: ['discriminatory-language', 'insult', 'obscenity'],
    goal: 0.76,
  },
] as const

/**
 * Yes-or-no answers of the whole checker (rules over models), macro-F1, beside the best peer on the same texts. The texts come from
 * sources that training saw other texts of; figures with whole sources left out are in docs/checker.md, because they need models
 * trained for each.
 */
export function measureClassification(
  folder: string,
  policy: CheckerPolicy,
  peers: readonly Peer[],
  say: (line: string) => void,
): BenchResult[] {
  return TASKS.map(({ name, file, topics, goal }) => {
    const texts = readLines<Labelled>(folder, file)
    const score = (flags: (text: string) => boolean): number =>
      macroF1(texts.map(({ text, y }) => ({ said: flags(text), is: y === 1 })))
    const theirs = peers.map((peer) => ({ peer: peer.name, score: score(peer.flags) }))
    for (const { peer, score: reached } of theirs) say(`  ${file} ${peer}: ${reached.toFixed(3)}`)
    const own = score((text) =>
      check({ text }, policy, OFFICER).findings.some(({ topic }) =>
        (topics as readonly string[]).includes(topic),
      ),
    )
    return figure(name, own, 'macro-F1', Math.max(...theirs.map((peer) => peer.score)), { atLeast: goal })
  })
}
