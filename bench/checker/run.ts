import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parsePolicy, starterPolicyText } from '@moothall/policy'
import type { BenchResult } from '../bench-result.ts'
import { resultsTable } from '../results.ts'
import { measureClassification } from './classification.ts'
import { dataFolder, draftOf, type Post, readLines } from './data.ts'
import { measureDownload, measureLoad } from './download.ts'
import { installPeers, obscenityPeers, personalDataPeers, tonePeers } from './peers.ts'
import { measureDisguise, measurePersonalData, measurePosts } from './quality.ts'
import { measureSpeed } from './speed.ts'

const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

const folder = dataFolder()
if (folder === undefined) {
  say(
    'The texts to measure on are not here. Set MOOTHALL_TRAINING_DATA to their folder; packages/checker/train/README.md says where they come from.',
  )
  process.exit(2)
}
installPeers(say)
// The labelled posts were labelled for a council's policy that is not the project's to publish.
const seed = new URL('../../../shared/policies/hbbc-social-media-policy.txt', import.meta.url)
const policy = parsePolicy(existsSync(seed) ? readFileSync(seed, 'utf8') : starterPolicyText)
const posts = readLines<Post>(folder, 'council-posts.jsonl')
const heldOut = new URL('../../packages/checker/test/held-out-posts.jsonl', import.meta.url)
const unseen = readFileSync(heldOut, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Post)
const tweets = readLines<{ text: string }>(folder, 'davidson_train.jsonl').slice(0, 10_000)
const jobs = [
  ...posts.map((post) => ({ draft: draftOf(post), context: post.context })),
  ...tweets.map(({ text }) => ({
    draft: { text },
    context: { capacity: 'personal', identifiable: true, role: 'officer' } as const,
  })),
]

const lists = await obscenityPeers()
const results: BenchResult[] = []
say('Speed …')
const tone = await tonePeers()
results.push(...measureSpeed(jobs, policy, [...lists, ...tone], say))
say('Download and load …')
results.push(...(await measureDownload()), ...measureLoad())
say('Disguised words …')
results.push(...measureDisguise(policy, lists, say))
say('Hateful, sexist, offensive …')
results.push(...measureClassification(folder, policy, [...lists, ...tone], say))
say('Personal data …')
results.push(...(await measurePersonalData(policy, await personalDataPeers(), say)))
say('Council posts …')
results.push(...measurePosts('council-posts', posts, policy), ...measurePosts('unseen-posts', unseen, policy))
writeFileSync(
  new URL('../checker-results.json', import.meta.url),
  `${JSON.stringify(results, undefined, 2)}\n`,
)
process.stdout.write(`${resultsTable(results)}\n`)
