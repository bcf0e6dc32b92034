import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { check } from '../../check.ts'
import type { CheckerPolicy, Context, Draft } from '../../types.ts'
import { goodPractice } from './rule.ts'

const policy = JSON.parse(
  readFileSync(new URL('../../../test/fixtures/council-policy.json', import.meta.url), 'utf8'),
) as CheckerPolicy
const official: Context = { capacity: 'official', identifiable: true, role: 'officer' }

function ask(attachments: Draft['attachments']) {
  const draft = { text: 'Our new bin lorries are here.', attachments: attachments ?? [] }
  const { findings, questions } = check(draft, policy, official, { rules: [goodPractice] })
  return [questions.map(({ key }) => key), findings.map(({ message }) => message)]
}

test.each(['video', 'audio'] as const)('of %s the author is asked about captions, once', (kind) => {
  expect(ask([{ kind }, { kind, captions: true }])).toEqual([['captions'], []])
  expect(ask([{ kind, captions: true }])).toEqual([[], []])
})

test('films and recordings that have none are counted', () => {
  const [asked, said] = ask([
    { kind: 'video', captions: false },
    { kind: 'audio', captions: false },
    { kind: 'document', captions: false },
  ])
  expect(asked).toEqual([])
  expect(said).toEqual(['Films or recordings without captions or a transcript: 2.'])
})
