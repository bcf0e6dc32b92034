import { readdirSync, readFileSync } from 'node:fs'
import { type LabelledPost, readPosts } from '../../test/labelled-post.ts'

const RULES = new URL('../../src/rules/', import.meta.url)
const POSTS = new URL('../posts/', import.meta.url)

/** A file of labelled posts and its name. */
export interface PostFile {
  readonly name: string
  readonly posts: readonly LabelledPost[]
}

const byName = (one: PostFile, other: PostFile): number => (one.name < other.name ? -1 : 1)

/**
 * What the model of topics learns from: the cases of every rule and the posts below `train/posts`, all written for this
 * project. Never the posts below `test/`.
 */
export function topicPosts(): readonly PostFile[] {
  const cases = readdirSync(RULES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }): PostFile => ({
      name: `cases of ${name}`,
      posts: readPosts(readFileSync(new URL(`${name}/cases.jsonl`, RULES), 'utf8')),
    }))
  const written = readdirSync(POSTS)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name): PostFile => ({ name, posts: readPosts(readFileSync(new URL(name, POSTS), 'utf8')) }))
  return [...cases.sort(byName), ...written.sort(byName)]
}
