import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readPosts } from '../../test/labelled-post.ts'
import { tables } from '../analyse.ts'
import { check } from '../check.ts'
import { NAME_CATEGORIES } from '../names/name-index.ts'
import type { CheckerPolicy } from '../types.ts'
import { english } from '../wording/en.ts'
import { RULES } from './index.ts'

const folder = new URL('./', import.meta.url)
const folders = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
const policy = JSON.parse(
  readFileSync(new URL('../../test/fixtures/council-policy.json', import.meta.url), 'utf8'),
) as CheckerPolicy
const categories = new Set([...tables().categories, ...NAME_CATEGORIES, 'person-name'])

test('every folder is a rule of the list, and every rule of the list has its folder', () => {
  expect(RULES.map(({ name }) => name).sort()).toEqual([...folders].sort())
})

describe.each(folders)('rule %s', (name) => {
  const file = (path: string): URL => new URL(`${name}/${path}`, folder)
  const rule = RULES.find((one) => one.name === name)

  test.each(['rule.ts', 'cases.jsonl', 'README.md'])('has its %s', (path) => {
    expect(existsSync(file(path))).toBe(true)
  })

  test('has twenty cases or more, each with its own id', () => {
    const posts = readPosts(readFileSync(file('cases.jsonl'), 'utf8'))
    expect(posts.length).toBeGreaterThanOrEqual(20)
    expect(new Set(posts.map(({ id }) => id)).size).toBe(posts.length)
  })

  test('asks only for lexicon categories that exist', () => {
    for (const category of rule?.needs ?? []) expect(categories, category).toContain(category)
  })

  test('has wording for all that it observes in its cases, and none with a placeholder left', () => {
    const posts = readPosts(readFileSync(file('cases.jsonl'), 'utf8'))
    expect(Object.keys(english.rules[name] ?? {}).length).toBeGreaterThan(0)
    for (const { text, replyTo, context } of posts) {
      const draft = replyTo === undefined ? { text } : { text, replyTo }
      const { findings } = check(draft, policy, context, { rules: RULES.filter((one) => one.name === name) })
      for (const finding of findings) {
        expect(rule?.topics).toContain(finding.topic)
        const said = [finding.message, finding.why, finding.suggestion]
        for (const sentence of said) expect(sentence).not.toBe('')
        for (const template of Object.values(english.rules[name] ?? {}).flatMap((one) => Object.values(one)))
          expect(said).not.toContain(template.includes('{') ? template : null)
      }
    }
  })

  test('never says breach or defamatory', () => {
    const said = JSON.stringify(english.rules[name])
    expect(said).not.toMatch(/breach|defam|allowed/i)
  })
})
