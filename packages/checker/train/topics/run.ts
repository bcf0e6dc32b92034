import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { topicPosts } from './topic-posts.ts'
import { topicsModule, trainTopics } from './train-topics.ts'

const PATH = fileURLToPath(new URL('../../src/generated/topics.ts', import.meta.url))

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    /** Names of files of posts to leave out, to see how the rest does on them. */
    without: { type: 'string', multiple: true, default: [] },
  },
})

const posts = topicPosts()
  .filter(({ name }) => !values.without.includes(name))
  .flatMap((file) => file.posts)
process.stderr.write(`Training the model of topics on ${posts.length.toLocaleString('en-GB')} posts.\n`)
const written = topicsModule(trainTopics(posts))
if (values.check) {
  const same = existsSync(PATH) && readFileSync(PATH, 'utf8') === written
  process.stderr.write(
    same
      ? 'The committed weights are reproduced bit for bit.\n'
      : 'The committed weights are NOT what these posts, lexicons and rules give: run npm run train:topics.\n',
  )
  process.exitCode = same ? 0 : 1
} else {
  writeFileSync(PATH, written)
  process.stderr.write(`Written: ${PATH}\n`)
}
