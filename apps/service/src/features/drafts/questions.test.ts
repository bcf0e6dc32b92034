import { readFileSync } from 'node:fs'
import { check } from '@moothall/checker'
import { expect, test } from 'vitest'
import { askedOf } from '../../browser/draft-check/draft-fields.ts'
import { type CarriedPolicy, resultView } from '../../browser/draft-check/result-view.ts'
import { en } from './messages/en.ts'

const policy: CarriedPolicy = {
  slug: 'social-media',
  title: 'Social media policy',
  version: 1,
  address: '/policies/social-media/1',
  website: 'https://policy.example.gov.uk',
  disclaimer: '',
  checker: {
    title: 'Social media policy',
    body: 'Oakford Council',
    provisions: [
      {
        ref: '4.2',
        text: 'You must not publish personal data, nor use the logo.',
        force: 'must-not',
        topics: [
          { topic: 'personal-data', confidence: 1 },
          { topic: 'logo', confidence: 1 },
        ],
        appliesTo: ['officer'],
      },
    ],
  },
}

test('every question that the checker can ask has a field that answers it, and is not asked once it is answered', () => {
  const file = new URL('../../../../../packages/checker/src/wording/en/questions.json', import.meta.url)
  const keys = Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object).sort()
  const form = (fields: Readonly<Record<string, string>>) => {
    const asked = askedOf((name) => fields[name] ?? '', '2026-11-22')
    const result = check(asked.draft, policy.checker, asked.context)
    return {
      asked: result.questions.map(({ key }) => key),
      view: resultView(asked, result, policy, en.result),
    }
  }
  const seen = new Map<string, string>()
  for (const capacity of ['personal', 'official']) {
    const fields: Record<string, string> = {
      text: 'Ring Mrs Oakapple on 07700 900123 about her rent.',
      capacity,
      identifiable: 'unknown',
      'attachment0-kind': 'link',
      'attachment1-kind': 'video',
      'attachment2-kind': 'audio',
    }
    for (let look = form(fields); look.asked.length > 0; look = form(fields)) {
      for (const [at, key] of look.asked.entries()) {
        const field = look.view.questions[at]?.field ?? ''
        expect(field, key).not.toBe('')
        expect(fields[field] ?? 'unknown', `${key} is answered`).toBe('unknown')
        seen.set(key, field)
        fields[field] = 'yes'
      }
    }
  }
  expect([...seen.keys()].sort()).toEqual(keys)
})
