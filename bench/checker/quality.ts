import { check, type CheckerPolicy, type Context } from '@moothall/checker'
import type { BenchResult } from '../bench-result.ts'
import { draftOf, type Post } from './data.ts'
import { disguisedTexts, innocentTexts } from './disguise-texts.ts'
import { figure, percent } from './measure.ts'
import type { LatePeer, Peer } from './peers.ts'
import { personalDataTexts } from './personal-data-texts.ts'

const OFFICER: Context = { capacity: 'personal', identifiable: true, role: 'officer' }

function finds(text: string, topics: readonly string[], policy: CheckerPolicy): boolean {
  return check({ text }, policy, OFFICER).findings.some(({ topic }) => topics.includes(topic))
}

const RUDE = ['obscenity', 'insult', 'discriminatory-language']

/** Disguised obscene words found, and innocent words flagged, beside the best peer at each. */
export function measureDisguise(
  policy: CheckerPolicy,
  peers: readonly Peer[],
  say: (line: string) => void,
): BenchResult[] {
  const disguised = disguisedTexts()
  const shares = (flags: (text: string) => boolean): { found: number; flagged: number } => ({
    found: percent(disguised.filter(({ text }) => flags(text)).length, disguised.length),
    flagged: percent(innocentTexts.filter((text) => flags(text)).length, innocentTexts.length),
  })
  const own = shares((text) => finds(text, RUDE, policy))
  const theirs = peers.map((peer) => ({ name: peer.name, ...shares(peer.flags) }))
  for (const { name, found, flagged } of theirs)
    say(`  ${name}: ${found.toFixed(1)} % found, ${flagged.toFixed(1)} % innocent flagged`)
  const missed = Map.groupBy(
    disguised.filter(({ text }) => !finds(text, RUDE, policy)),
    ({ disguise }) => disguise,
  )
  for (const [disguise, texts] of missed) say(`  missed by the checker: ${disguise} ${texts.length}`)
  return [
    figure('checker-disguised-obscenity', own.found, '%', Math.max(...theirs.map(({ found }) => found)), {
      atLeast: 98,
    }),
    figure('checker-innocent-words', own.flagged, '%', Math.min(...theirs.map(({ flagged }) => flagged)), {
      atMost: 0.5,
    }),
  ]
}

/** UK personal-data formats found, and look-alikes flagged, beside the peers. */
export async function measurePersonalData(
  policy: CheckerPolicy,
  peers: readonly LatePeer[],
  say: (line: string) => void,
): Promise<BenchResult[]> {
  const texts = personalDataTexts()
  const personal = texts.filter((one) => one.personal)
  const harmless = texts.filter((one) => !one.personal)
  const own = (text: string): boolean => finds(text, ['personal-data'], policy)
  const theirs: { recall: number; flagged: number }[] = []
  for (const { name, flagsLater } of peers) {
    const recall = percent(await countLater(personal, flagsLater), personal.length)
    const flagged = percent(await countLater(harmless, flagsLater), harmless.length)
    say(`  ${name}: ${recall.toFixed(1)} % found, ${flagged.toFixed(1)} % look-alikes flagged`)
    theirs.push({ recall, flagged })
  }
  const recall = percent(personal.filter(({ text }) => own(text)).length, personal.length)
  const flagged = percent(harmless.filter(({ text }) => own(text)).length, harmless.length)
  return [
    figure('checker-personal-data-recall', recall, '%', Math.max(...theirs.map((peer) => peer.recall)), {
      atLeast: 99.5,
    }),
    figure('checker-personal-data-flagged', flagged, '%', Math.min(...theirs.map((peer) => peer.flagged)), {
      atMost: 1,
    }),
  ]
}

async function countLater(
  texts: readonly { readonly text: string }[],
  flags: (text: string) => Promise<boolean>,
): Promise<number> {
  let count = 0
  for (const { text } of texts) if (await flags(text)) count += 1
  return count
}

/** Labelled council posts: outcomes that are acceptable, required topics found, posts with a forbidden topic. */
export function measurePosts(name: string, posts: readonly Post[], policy: CheckerPolicy): BenchResult[] {
  let acceptable = 0
  let required = 0
  let found = 0
  let forbidden = 0
  for (const post of posts) {
    const { outcome, findings } = check(draftOf(post), policy, post.context)
    const topics = new Set(findings.map(({ topic }) => topic))
    if (post.expect.outcome.includes(outcome)) acceptable += 1
    required += post.expect.topics.length
    found += post.expect.topics.filter((topic) => topics.has(topic)).length
    if (post.expect.never.some((topic) => topics.has(topic))) forbidden += 1
  }
  return [
    figure(`${name}-outcome-acceptable`, percent(acceptable, posts.length), '%', 0, { atLeast: 95 }),
    figure(`${name}-required-topics-found`, percent(found, required), '%', 0, { atLeast: 95 }),
    figure(`${name}-with-forbidden-topic`, percent(forbidden, posts.length), '%', 0, { atMost: 2 }),
  ]
}
