import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { analyse } from '../src/analyse.ts'
import type { Analysis, Hit } from '../src/analysis.ts'
import type { Rule } from '../src/rule.ts'
import { RULES } from '../src/rules/index.ts'
import type { CheckerPolicy } from '../src/types.ts'
import { type LabelledPost, readPosts } from '../test/labelled-post.ts'
import { UNREAD_ENTRIES } from './unread-entries.ts'

const RULES_FOLDER = new URL('../src/rules/', import.meta.url)
const read = (url: URL): LabelledPost[] => readPosts(readFileSync(url, 'utf8'))
const policy = JSON.parse(
  readFileSync(new URL('../test/fixtures/council-policy.json', import.meta.url), 'utf8'),
) as CheckerPolicy
const posts = [
  ...readdirSync(RULES_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => read(new URL(`${name}/cases.jsonl`, RULES_FOLDER))),
  ...read(new URL('../test/development-posts.jsonl', import.meta.url)),
]

/** The analysis, noting each category of which an entry's text is read although it is not shipped. */
function watched(analysis: Analysis, isUnread: (category: string) => boolean, readOf: Set<string>): Analysis {
  const guard = (hits: readonly Hit[]): readonly Hit[] =>
    hits.map((hit) =>
      isUnread(hit.category)
        ? Object.defineProperty({ ...hit }, 'entry', {
            enumerable: false,
            get: () => {
              readOf.add(hit.category)
              return ''
            },
          })
        : hit,
    )
  const replyTo = analysis.replyTo === null ? null : watched(analysis.replyTo, isUnread, readOf)
  return Object.create(analysis, {
    hits: { value: (category: string) => guard(analysis.hits(category)) },
    near: {
      value: (hit: Hit, category: string, words?: number) => guard(analysis.near(hit, category, words)),
    },
    replyTo: { value: replyTo },
  }) as Analysis
}

/** Every category of which the rules read an entry's text although it is not shipped, and which were found at all. */
function run(
  rules: readonly Rule[],
  isUnread: (category: string) => boolean,
): { readOf: Set<string>; found: Set<string> } {
  const readOf = new Set<string>()
  const found = new Set<string>()
  for (const { text, replyTo, context } of posts) {
    const analysis = analyse(replyTo === undefined ? { text } : { text, replyTo }, policy, context)
    for (const category of UNREAD_ENTRIES) if (analysis.has(category)) found.add(category)
    const seen = watched(analysis, isUnread, readOf)
    for (const rule of rules) {
      if (rule.needs?.some(analysis.has) === false || rule.appliesIn?.(seen) === false) continue
      rule.observe(seen)
      rule.ask?.(seen)
    }
  }
  return { readOf, found }
}

describe('lexicons whose entries’ texts are not shipped', () => {
  test('no rule reads the text of such an entry: it would be empty; take the name off `build/unread-entries.ts`', () => {
    const { readOf, found } = run(RULES, (category) => UNREAD_ENTRIES.has(category))
    expect([...readOf]).toEqual([])
    // Of a lexicon that occurs in no post, nothing would be seen.
    expect([...UNREAD_ENTRIES].filter((category) => !found.has(category))).toEqual([])
  })

  test('what a rule reads is seen: a slur’s text is read by the rule of discriminatory language', () => {
    const { readOf } = run(RULES, (category) => category === 'slur')
    expect([...readOf]).toEqual(['slur'])
  })
})
