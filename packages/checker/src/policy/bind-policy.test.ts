import { describe, expect, test } from 'vitest'
import { officer, councilPolicy } from '../../test/council-policy.ts'
import type { CheckerPolicy, Role } from '../types.ts'
import { bindPolicy } from './bind-policy.ts'

const bound = (topic: string, role: Role = 'officer', identifiable = true) =>
  bindPolicy(councilPolicy)
    .forAuthor({ ...officer, role, identifiable })
    .topic(topic)

describe('which provisions speak of a topic', () => {
  test.each([
    ['obscenity', 'G5.a', 'must-not'],
    ['disparagement', '4.2', 'must-not'],
    ['council-policy-comment', 'G5.d', 'take-care'],
    ['rumours', 'G5.e', 'must-not'],
    ['disclaimer', 'G6', 'must'],
    ['feedback', 'G8', 'should'],
  ])('%s: %s, %s', (topic, ref, force) => {
    expect(bound(topic)).toMatchObject({ force, beyondReach: false })
    expect(bound(topic)?.provisions[0]).toBe(ref)
  })

  test('a part of a provision is not listed beside it', () => {
    expect(bound('disparagement')?.provisions).not.toContain('4.2.a')
  })

  test('what is said only to people who can be recognised is beyond others', () => {
    expect(bound('rumours', 'officer', false)?.beyondReach).toBe(true)
    expect(bound('disparagement', 'officer', false)?.beyondReach).toBe(false)
  })

  test('an official account can always be recognised', () => {
    const author = bindPolicy(councilPolicy).forAuthor({
      ...officer,
      capacity: 'official',
      identifiable: false,
    })
    expect(author.topic('rumours')?.beyondReach).toBe(false)
  })

  test('a topic that nothing speaks of is null', () => {
    expect(bound('weather')).toBeNull()
  })
})

describe('whom a provision binds', () => {
  test('under their own regime, provisions for employees bind members and suppliers too', () => {
    expect(bound('disparagement', 'member')?.provisions).toContain('4.2')
    expect(bound('confidentiality', 'supplier')?.provisions).toContain('4.5')
  })

  test('where the owner chose officers alone, they do not', () => {
    const policy: CheckerPolicy = {
      ...councilPolicy,
      resolutions: { 'employees-or-everybody': 'officers-only' },
    }
    const author = bindPolicy(policy).forAuthor({ ...officer, role: 'agency' })
    expect(author.topic('disparagement')).toBeNull()
  })

  test('politics is the work of members, as the owner resolved it', () => {
    const everybody: CheckerPolicy = {
      ...councilPolicy,
      provisions: councilPolicy.provisions.map((one) =>
        one.ref === 'G5.b' ? { ...one, appliesTo: ['officer', 'member'] } : one,
      ),
    }
    const member = { ...officer, role: 'member' } as const
    const politics = (resolutions: Readonly<Record<string, string>>, capacity: 'personal' | 'official') =>
      bindPolicy({ ...everybody, resolutions })
        .forAuthor({ ...member, capacity })
        .topic('political-impartiality')
    expect(politics({}, 'personal')).toBeNull()
    expect(politics({ 'politics-and-members': 'everybody' }, 'personal')?.provisions).toContain('G5.b')
    expect(politics({ 'politics-and-members': 'members-when-official' }, 'personal')).toBeNull()
    expect(politics({ 'politics-and-members': 'members-when-official' }, 'official')).not.toBeNull()
  })

  test('members, who are known by their office, need show no distance unless the policy names them', () => {
    expect(bound('disclaimer', 'member')).toBeNull()
    expect(bound('association', 'member')).toBeNull()
    const named: CheckerPolicy = {
      ...councilPolicy,
      provisions: councilPolicy.provisions.map((one) =>
        one.ref === 'G6' ? { ...one, appliesTo: ['officer', 'member'] } : one,
      ),
    }
    const author = bindPolicy(named).forAuthor({ ...officer, role: 'member' })
    expect(author.topic('disclaimer')?.provisions).toEqual(['G6'])
  })

  test('personal data is a case of confidentiality for those to whom nothing else speaks of it', () => {
    expect(bound('personal-data', 'supplier')).toMatchObject({ topic: 'personal-data' })
    expect(bound('personal-data', 'supplier')?.provisions).toContain('4.5')
  })
})

test('the disclaimer is offered in the policy’s own words', () => {
  expect(bindPolicy(councilPolicy).disclaimer).toMatch(/^What I post here is my own/)
})

test('whom to ask first is named for everybody', () => {
  expect(bindPolicy(councilPolicy).forAuthor({ ...officer, role: 'supplier' }).askFirst).toContain('G3')
})

test('a policy is read once', () => {
  expect(bindPolicy(councilPolicy)).toBe(bindPolicy(councilPolicy))
})
