import { array, assert, constantFrom, oneof, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { officer, councilPolicy } from '../test/council-policy.ts'
import { check } from './check.ts'
import type { Observation } from './observation.ts'
import type { Rule } from './rule.ts'
import type { CheckerPolicy, Context } from './types.ts'
import type { Messages } from './wording/en.ts'

const said = { message: 'm', why: 'w', suggestion: 's' }
const messages: Messages = {
  rules: {
    made: {
      plain: { message: '“{quote}” and {count} of {body}', why: 'w', suggestion: '{disclaimer}' },
      linked: said,
    },
  },
  questions: { identifiable: 'Can readers tell that you work for {body}?', approved: 'Was it approved?' },
}

/** A rule that observes the same thing in every draft. */
function always(...observations: readonly Partial<Observation>[]): readonly Rule[] {
  const plain: Observation = { topic: 'obscenity', spans: [], strength: 0.9, lead: 'stop', wording: 'plain' }
  const made = observations.map((one): Observation => Object.assign({}, plain, one))
  return [{ name: 'made', topics: [], observe: () => made }]
}

function run(rules: readonly Rule[], context: Context = officer, policy: CheckerPolicy = councilPolicy) {
  return check({ text: 'The whole of this text' }, policy, context, { rules, messages })
}

describe('from an observation to a finding', () => {
  test('it cites the provisions of the topic and is worded with the words of the draft', () => {
    const { findings, outcome, askFirst } = run(always({ spans: [[4, 9]], values: { count: 3 } }))
    expect(outcome).toBe('stop')
    expect(askFirst).toContain('G3')
    expect(findings[0]).toMatchObject({
      topic: 'obscenity',
      rule: 'made',
      message: '“whole” and 3 of Fernlow and Bexthorpe Borough Council',
      spans: [[4, 9]],
    })
    expect(findings[0]?.provisions[0]).toBe('G5.a')
    expect(findings[0]?.suggestion).toMatch(/^What I post here is my own/)
  })

  test('a topic that the policy does not speak of falls away', () => {
    expect(run(always({ topic: 'weather' }))).toMatchObject({ outcome: 'clear', findings: [] })
  })

  test('the policy’s force weighs: under take care nothing stops', () => {
    expect(run(always({ topic: 'council-policy-comment' })).outcome).toBe('review')
  })

  test('what is too weak to show is not shown', () => {
    expect(run(always({ strength: 0.2 })).findings).toEqual([])
  })

  test('good practice rests on no provision', () => {
    const { findings, outcome } = run(always({ topic: 'good-practice', lead: 'advise' }))
    expect(findings[0]?.provisions).toEqual([])
    expect(outcome).toBe('advise')
  })

  test('spans that overlap are one', () => {
    const { findings } = run(
      always({
        spans: [
          [4, 9],
          [0, 5],
          [10, 12],
        ],
      }),
    )
    expect(findings[0]?.spans).toEqual([
      [0, 9],
      [10, 12],
    ])
  })
})

describe('an author whom readers cannot tell to be of the body', () => {
  const unknown: Context = { ...officer, identifiable: false }

  test('is advised of words that would count if they could', () => {
    expect(run(always({}), unknown).outcome).toBe('advise')
    expect(run(always({ topic: 'discriminatory-language' }), unknown).outcome).toBe('review')
  })

  test('hears nothing of what is said only to those who can be recognised', () => {
    expect(run(always({ topic: 'rumours' }), unknown).findings).toEqual([])
  })

  test('is asked where they do not say', () => {
    const { questions } = run(always({}), { ...officer, identifiable: 'unknown' })
    expect(questions).toEqual([
      {
        key: 'identifiable',
        text: 'Can readers tell that you work for Fernlow and Bexthorpe Borough Council?',
        topics: ['obscenity'],
      },
    ])
  })
})

describe('the tension between no link and openness', () => {
  const link = { topic: 'association', wording: 'linked' }
  const topics = (choice: string, ...observations: readonly Partial<Observation>[]): string[] =>
    run(always(...observations), officer, {
      ...councilPolicy,
      resolutions: { 'association-or-openness': choice },
    }).findings.map(({ topic }) => topic)

  test('the particular goes first', () => {
    expect(topics('particular-first', link, { topic: 'disclaimer' })).toEqual(['disclaimer'])
    expect(topics('particular-first', link)).toEqual(['association'])
  })
  test('no link at all', () => {
    expect(topics('no-link', link, { topic: 'disclaimer' })).toEqual(['association'])
  })
  test('openness', () => {
    expect(topics('openness', link)).toEqual([])
  })
})

describe('what cannot be judged', () => {
  test.each([
    ['[image]', 'abstain'],
    ['https://example.org/x', 'abstain'],
    ['Dzisiaj znowu nie ma wody, a kierownik jest zły na wszystkich', 'abstain'],
    ['', 'abstain'],
    ['😂', 'abstain'],
    ['Lovely day', 'clear'],
  ])('%s: %s', (text, outcome) => {
    expect(check({ text }, councilPolicy, officer, { rules: [] }).outcome).toBe(outcome)
  })

  test('in another language only what is found by its form counts', () => {
    const text = 'Dzisiaj znowu nie ma wody, a kierownik jest zły na wszystkich'
    const found = check({ text }, councilPolicy, officer, {
      rules: always({ topic: 'disparagement' }, { topic: 'personal-data' }),
      messages,
    })
    expect(found.findings.map(({ topic }) => topic)).toEqual(['personal-data'])
    expect(found).toMatchObject({ outcome: 'stop', language: 'pl' })
  })
})

const pieces = constantFrom(
  'the council',
  ' useless ',
  'FBBC',
  '😂',
  'f**k',
  '\n',
  '"',
  "'",
  'Mr Smith',
  '07700 900123',
  '#BinDay',
  '\uD83D',
  '\u202E',
  '(((',
)
const anyText = array(
  oneof(pieces, string({ unit: 'grapheme', maxLength: 6 }), string({ unit: 'binary', maxLength: 4 })),
  {
    maxLength: 30,
  },
).map((parts) => parts.join(''))

test('any text is checked; every span lies in it; the same input gives the same answer', () => {
  assert(
    property(anyText, constantFrom(true, false, 'unknown' as const), (text, identifiable) => {
      const context: Context = { ...officer, identifiable }
      const result = check({ text }, councilPolicy, context)
      for (const { spans, weight, provisions, topic } of result.findings) {
        for (const [start, end] of spans) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
        expect(weight).toBeGreaterThanOrEqual(0.3)
        expect(topic === 'good-practice' || provisions.length > 0).toBe(true)
      }
      expect(check({ text }, councilPolicy, context)).toEqual(result)
    }),
    { numRuns: 200 },
  )
}, 60_000)

test('a megabyte of anything is checked', () => {
  for (const unit of [
    '\u0301',
    '\uD83D',
    'f u c k ',
    '\'"',
    'a.b@c.',
    '07700 ',
    '((((',
    '😂',
    'not not ',
    'Mr Mr Smith ',
  ]) {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length))
    expect(check({ text }, councilPolicy, officer).askFirst).toContain('G3')
  }
}, 120_000)
