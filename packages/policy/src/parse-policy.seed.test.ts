import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parsePolicy } from './parse-policy.ts'
import type { TopicKey } from './topics.ts'

const SEED = new URL('../../../../shared/policies/hbbc-social-media-policy.txt', import.meta.url)
const present = existsSync(SEED)
const source = present ? readFileSync(SEED, 'utf8') : ''
const policy = parsePolicy(source)
const byRef = new Map(policy.provisions.map((provision) => [provision.ref, provision]))

/** The policy map: what each provision of the seed speaks of. */
const MAP: readonly (readonly [string, readonly TopicKey[]])[] = [
  ['1.1', ['purpose']],
  ['2.1', ['scope-people', 'suppliers']],
  ['3.1', ['scope-media']],
  ['3.2', ['scope-capacity']],
  ['4.1', ['removal']],
  ['4.2', ['disparagement']],
  ['4.3', ['formal-procedures']],
  ['4.4', ['association']],
  ['4.5', ['confidentiality']],
  ['4.6', ['consequences', 'co-operation', 'reporting-duty']],
  ['4.7', ['read-and-understand']],
  ['I', ['related-policies']],
  ['D', ['scope-media']],
  ['D.3', ['official-accounts']],
  ['G1', ['related-policies']],
  ['G2', ['purpose']],
  ['G3', ['ask-first']],
  ['G4', ['confidentiality', 'personal-data', 'inference']],
  ['G5', ['association']],
  ['G5.a', ['discriminatory-language', 'insult', 'obscenity']],
  ['G5.b', ['privacy', 'political-impartiality']],
  ['G5.c', ['airing-differences']],
  ['G5.d', ['council-policy-comment']],
  ['G5.e', ['rumours']],
  ['G6', ['disclaimer']],
  ['G7', ['correction']],
  ['G8', ['feedback']],
  ['G9', ['logo']],
  ['G10', ['consequences']],
]

describe.skipIf(!present)('the seed policy (skipped where ../shared is missing)', () => {
  test('has a title and a body', () => {
    expect(policy).toMatchObject({
      title: 'Social Media Policy',
      body: 'Hinckley and Bosworth Borough Council',
    })
  })

  test('has exactly these provisions, in this order', () => {
    expect(policy.provisions.map(({ ref }) => ref).join(' ')).toBe(
      '1.1 2.1 3.1 3.2 4.1 4.2 4.2.a 4.2.b 4.2.c 4.2.d 4.2.e 4.2.p2 4.3 4.4 4.5 4.6 4.7 I I.2 I.3 D D.a D.b D.c D.d D.e D.2 D.3 D.4 G1 G2 G3 G4 G5 G5.a G5.b G5.c G5.d G5.e G6 G7 G8 G9 G10',
    )
    expect(policy.sections.map(({ ref, heading }) => `${ref} ${heading}`)).toEqual([
      '1 Purpose',
      '2 Scope',
      '3 Principles',
      '4 Policy',
      'S Social Media Guidelines (to be distributed to staff)',
      'I Introduction',
      'D Definition of social media',
      'G Social Media Guidelines',
    ])
    expect(policy.omitted).toEqual([])
  })

  test.each(MAP)('%s speaks of %j', (ref, topics) => {
    expect(byRef.get(ref)?.topics.map(({ topic }) => topic)).toEqual(expect.arrayContaining([...topics]))
  })

  test.each([
    ['4.1', 'must'],
    ['4.2', 'must-not'],
    ['4.2.a', 'must-not'],
    ['4.2.p2', 'must-not'],
    ['4.7', 'must'],
    ['2.1', 'statement'],
    ['G3', 'take-care'],
    ['G4', 'must-not'],
    ['G5.a', 'must-not'],
    ['G5.d', 'take-care'],
    ['G6', 'must'],
    ['G8', 'should'],
    ['G9', 'must-not'],
  ])('%s has the force %s', (ref, force) => {
    expect(byRef.get(ref)?.force).toBe(force)
  })

  test('joins the sentences that a page break cut in two, and says so', () => {
    expect(byRef.get('G4')?.text).toContain('Similarly you should not publish anything')
    expect(byRef.get('G7')?.text).toContain('professional way as you would if those remarks')
    for (const ref of ['G4', 'G7']) {
      expect(byRef.get(ref)?.repairs).toMatchObject([{ kind: 'page-break', applied: true }])
    }
  })

  test('offers “Blogs” for the truncated “logs” without applying it', () => {
    expect(byRef.get('D.a')?.text).toMatch(/^logs \(/)
    expect(byRef.get('D.a')?.repairs).toMatchObject([
      { kind: 'cut-off-start', original: 'logs', suggestion: 'Blogs', applied: false },
    ])
    expect(policy.provisions.filter(({ repairs }) => repairs.length > 0)).toHaveLength(3)
  })

  test('suggests whom each provision applies to', () => {
    expect(byRef.get('2.1')?.appliesTo).toEqual(['officer', 'member', 'agency', 'on-behalf', 'supplier'])
    expect(byRef.get('3.1')?.appliesTo).toEqual(['officer', 'member', 'agency', 'on-behalf'])
    expect(byRef.get('4.5')).toMatchObject({
      appliesTo: ['officer'],
      appliesToReason: { code: 'applies-to.names', params: { who: ['officer'] } },
    })
    expect(byRef.get('G9')?.appliesTo).toEqual(['officer'])
  })

  test('finds every tension of the policy map, and no other', () => {
    expect(policy.tensions.map(({ key, between }) => [key, between.join(' ')])).toEqual([
      ['association-or-openness', '4.4 G6 G7'],
      ['certain-or-possible-consequences', 'I.3 4.6 G10'],
      ['own-time-or-always', 'I.2 3.2 4.4'],
      ['politics-and-members', 'G5.b 2.1'],
      ['officers-code-and-members', 'G1 2.1'],
      ['employees-or-everybody', '4.1 4.2 4.4 4.5 4.6 4.7 2.1'],
      ['cut-off-text', 'D.a'],
      ['personal-passwords', '4.6'],
    ])
    for (const tension of policy.tensions) {
      expect(tension.choices.map(({ key }) => key)).toContain(tension.suggested)
    }
  })

  test('names the companion documents', () => {
    expect(policy.related.map(({ name }) => name)).toEqual([
      'Whistleblowing policy',
      'Grievance policy',
      'Bullying and Harassment policy',
      'Acceptable Usage Policy for Email, the Internet and Corporate Network Access',
      "Officers' Code of Conduct",
    ])
  })
})
