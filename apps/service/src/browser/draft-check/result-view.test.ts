import { array, assert, integer, property, record, string } from 'fast-check'
import { expect, test } from 'vitest'
import { askedOf } from './draft-fields.ts'
import { type CarriedPolicy, resultView, type ResultWords, segmentsOf } from './result-view.ts'

const words: ResultWords = {
  outcomes: Object.fromEntries(
    ['clear', 'advise', 'review', 'stop', 'redirect', 'abstain'].map((outcome) => [
      outcome,
      { title: `title ${outcome}`, text: `text ${outcome}` },
    ]),
  ) as unknown as ResultWords['outcomes'],
  foreign: 'foreign',
  count: { zero: 'none', one: 'one', many: '{count} things' },
  decides: { officer: 'HR', member: 'MO', agency: 'agency', 'on-behalf': 'contract', supplier: 'supplier' },
  provision: 'Provision {ref}',
}

const policy: CarriedPolicy = {
  slug: 'social-media',
  title: 'Social media policy',
  version: 2,
  address: '/policies/social-media/2',
  website: 'https://policy.example.gov.uk',
  disclaimer: 'My views are my own.',
  checker: {
    title: 'Social media policy',
    body: 'Oakford Council',
    provisions: [{ ref: 'G 5/a', text: 'Be fair.', force: 'must', topics: [], appliesTo: ['officer'] }],
  },
}

test('segments put together are the text, and every span is marked and ends once', () => {
  const spans = array(
    record({
      number: integer({ min: 1, max: 9 }),
      from: integer({ min: 0, max: 40 }),
      length: integer({ min: 1, max: 40 }),
    }),
  )
  assert(
    property(string({ minLength: 1, unit: 'binary' }), spans, (text, wanted) => {
      const inside = wanted.flatMap(({ number, from, length }) =>
        from + length <= text.length ? [{ number, span: [from, from + length] as const }] : [],
      )
      const segments = segmentsOf(text, inside)
      expect(segments.map((segment) => segment.text).join('')).toBe(text)
      let at = 0
      const ends = new Set<string>()
      for (const segment of segments) {
        const [start, end] = [at, at + segment.text.length]
        at = end
        expect(segment.marked).toBe(inside.some(({ span }) => span[0] <= start && end <= span[1]))
        for (const number of segment.ends) ends.add(`${number} ${end}`)
      }
      expect([...ends].sort()).toEqual(
        [...new Set(inside.map(({ number, span }) => `${number} ${span[1]}`))].sort(),
      )
    }),
  )
})

test('a finding quotes its words, links its provisions, and a question leads to its field', () => {
  const fields: Readonly<Record<string, string>> = {
    text: 'One\r\ntwo',
    'attachment1-kind': 'image',
    identifiable: 'yes',
    role: 'member',
  }
  const read = (name: string) => fields[name] ?? ''
  const asked = askedOf(read, '2026-11-22')
  expect(asked).toEqual({
    draft: { text: 'One\ntwo', kind: 'post', attachments: [{ kind: 'image' }] },
    context: {
      capacity: 'personal',
      identifiable: true,
      role: 'member',
      profileDisclaimer: false,
      politicallyRestricted: false,
      preElection: false,
      date: '2026-11-22',
    },
    rows: [1],
  })
  const view = resultView(
    asked,
    {
      outcome: 'review',
      language: 'fr',
      askFirst: ['G 5/a'],
      findings: [
        {
          topic: 'insult',
          provisions: ['G 5/a'],
          spans: [[4, 7]],
          weight: 1,
          message: 'message',
          why: 'why',
          suggestion: 'suggestion',
          rule: 'insult',
        },
      ],
      questions: [
        { key: 'shows-logo', text: 'logo?', topics: ['logo'] },
        { key: 'another', text: 'other?', topics: [] },
      ],
    },
    policy,
    words,
  )
  expect(view).toMatchObject({
    title: 'title review',
    count: 'one',
    foreign: 'foreign',
    decides: 'MO',
    disclaimer: 'My views are my own.',
    questions: [
      { text: 'logo?', field: 'attachment1-logo' },
      { text: 'other?', field: '' },
    ],
    findings: [
      {
        id: 'finding-1',
        quotes: ['two'],
        provisions: [
          {
            label: 'Provision G 5/a',
            text: 'Be fair.',
            href: '/policies/social-media/2/provisions/G%205%2Fa',
          },
        ],
      },
    ],
  })
})
