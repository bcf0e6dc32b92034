import { describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { check } from '../check.ts'
import { association } from '../rules/association/rule.ts'
import { correction } from '../rules/correction/rule.ts'
import { councilPolicyComment } from '../rules/council-policy-comment/rule.ts'
import { disclaimer } from '../rules/disclaimer/rule.ts'
import { politicalImpartiality } from '../rules/political-impartiality/rule.ts'
import type { CheckerPolicy, Context, Draft } from '../types.ts'

const policy = JSON.parse(
  readFileSync(new URL('../../test/fixtures/council-policy.json', import.meta.url), 'utf8'),
) as CheckerPolicy
const rules = [association, councilPolicyComment, disclaimer, correction, politicalImpartiality]
const officer: Context = { capacity: 'personal', identifiable: true, role: 'officer' }

function topics(draft: Draft, context: Context = officer, by: CheckerPolicy = policy): string[] {
  return check(draft, by, context, { rules })
    .findings.map(({ topic }) => topic)
    .sort()
}

describe('a comment on a charge by an officer whom readers know', () => {
  const text = 'As someone who works for the council I think the parking charges are plain wrong.'

  test('asks for a disclaimer, which is more particular than the link with the body', () => {
    expect(topics({ text })).toEqual(['council-policy-comment', 'disclaimer'])
  })

  test('is left alone with a disclaimer in the draft or in the profile', () => {
    expect(topics({ text: `${text} Views my own.` })).toEqual([])
    expect(topics({ text }, { ...officer, profileDisclaimer: true })).toEqual([])
  })

  test('is a link where the owner chose that nothing may be linked', () => {
    const strict = { ...policy, resolutions: { ...policy.resolutions, 'association-or-openness': 'no-link' } }
    expect(topics({ text: `${text} Views my own.` }, officer, strict)).toContain('association')
    expect(topics({ text }, officer, strict)).not.toContain('disclaimer')
  })

  test('is free for somebody whom readers cannot tell and for a member', () => {
    const plain = 'The parking charges are plain wrong.'
    expect(topics({ text: plain })).toContain('council-policy-comment')
    expect(topics({ text: plain }, { ...officer, identifiable: false })).toEqual([])
    expect(topics({ text: plain }, { ...officer, role: 'member' })).toEqual([])
  })

  test('binds members where the policy addresses them', () => {
    const forMembers = {
      ...policy,
      provisions: policy.provisions.map((one) =>
        one.topics.some(({ topic }) => topic === 'council-policy-comment')
          ? { ...one, appliesTo: [...one.appliesTo, 'member' as const] }
          : one,
      ),
    }
    const member = { ...officer, role: 'member' as const }
    expect(topics({ text: 'The parking charges are plain wrong.' }, member, forMembers)).toContain(
      'council-policy-comment',
    )
  })

  test('is contested where the body says so, disclaimer or not', () => {
    const body = { name: policy.body, liveIssues: ['Hollow Farm'] }
    const seen = topics({ text: 'Views my own. Hollow Farm needs to go ahead.' }, { ...officer, body })
    expect(seen).toEqual(['council-policy-comment'])
  })
})

describe('a profile', () => {
  test('that names the body without a disclaimer is offered one', () => {
    const profile = { text: 'Planning officer at the borough council. Runner.', kind: 'profile' } as const
    expect(topics(profile)).toEqual(['disclaimer'])
    expect(topics({ ...profile, text: `${profile.text} Views my own.` })).toEqual([])
  })
})

describe('a correction', () => {
  const replyTo = 'Council axes the food bank grant. Disgusting'

  test('that names source and affiliation with respect lacks nothing', () => {
    const text = 'I work for the council. That is not true: the grant is on page 14 of the published budget.'
    expect(topics({ text, replyTo })).toEqual([])
  })

  test('is told each thing that it lacks', () => {
    const text = 'That is a lie. Learn to read.'
    expect(topics({ text, replyTo })).toEqual(['correction', 'correction', 'correction'])
  })
})

describe('a politically restricted post', () => {
  const text = 'Knocking doors for the Wexcombe Independents this weekend, who is coming?'
  const unknown: Context = { ...officer, identifiable: false }

  test('limits also somebody whom readers cannot tell, for a person to look at', () => {
    expect(topics({ text }, unknown)).toEqual([])
    const result = check({ text }, policy, { ...unknown, politicallyRestricted: true }, { rules })
    expect(result.outcome).toBe('review')
  })
})
