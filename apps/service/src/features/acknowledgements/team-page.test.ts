import { describe, expect, test } from 'vitest'
import { messagesFor } from '../../platform/rendering/messages.ts'
import { acknowledgementMessages } from './messages.ts'
import { teamPage, teamQuery, type TeamMember } from './team-page.ts'

const m = messagesFor(acknowledgementMessages, 'en').team
const policies = [
  { key: 'a', title: 'Social media', version: 2 },
  { key: 'b', title: 'Records', version: 1 },
  { key: 'c', title: 'Of others', version: 1 },
]
const member = (name: string, done: Readonly<Record<string, boolean>>): TeamMember => ({
  name,
  post: 'Loader',
  done: new Map(Object.entries(done)),
})
/** 150 people, of whom every third is done with the one policy that asks them. */
const many = Array.from({ length: 150 }, (_, at) =>
  member(`Person ${String(at + 1).padStart(3, '0')}`, { a: at % 3 === 0 }),
)
const show = (team: readonly TeamMember[], query: Readonly<Record<string, string>> = {}) =>
  teamPage(team, policies, teamQuery.parse(query), m)
const names = (shown: ReturnType<typeof show>) => shown.rows.map(({ name }) => name)

describe('a team of 150', () => {
  test('is counted on top and shown a page at a time', () => {
    const shown = show(many)
    expect(shown.summaries).toEqual([{ policy: 'Social media, version 2', text: '50 of 150 done' }])
    expect(shown.rows).toHaveLength(25)
    expect(shown.pagination.next?.href).toBe('/my/team?page=2')
    expect(names(show(many, { page: '6' })).at(-1)).toBe('Person 150')
  })

  test('is searched by name or post, and filtered by done or not done; both stay on the next page', () => {
    expect(names(show(many, { search: ' pERSON 01', state: 'done' }))).toEqual([
      'Person 010',
      'Person 013',
      'Person 016',
      'Person 019',
    ])
    const open = show(many, { state: 'not-done' })
    expect(open.found).toBe('100 of 150 people')
    expect(open.rows.every(({ states }) => states.every(({ text }) => text === 'Not done'))).toBe(true)
    expect(show(many, { search: 'loader', state: 'not-done' }).pagination.next?.href).toBe(
      '/my/team?search=loader&state=not-done&page=2',
    )
    expect(show(many, { search: 'nobody' }).rows).toEqual([])
  })

  test('a page past the last is the last, and what makes no sense counts as not said', () => {
    expect(names(show(many, { page: '99' }))).toEqual(names(show(many, { page: '6' })))
    expect(show(many, { page: '-1', state: 'passed', search: 'x'.repeat(200) })).toEqual(show(many))
  })
})

describe('several policies', () => {
  const team = [
    member('Both', { a: true, b: true }),
    member('Half', { a: true, b: false }),
    member('One', { a: true }),
    member('None', {}),
  ]

  test('each has its count and its column; who is asked nothing by one is not counted there', () => {
    const shown = show(team)
    expect(shown.summaries.map(({ text }) => text)).toEqual(['3 of 3 done', '1 of 2 done'])
    expect(shown.columns).toEqual(['Social media, version 2', 'Records, version 1'])
    expect(shown.rows.map(({ name, states }) => [name].concat(states.map(({ text }) => text)))).toEqual([
      ['Both', 'Done', 'Done'],
      ['Half', 'Done', 'Not done'],
      ['One', 'Done', 'Not asked'],
    ])
  })

  test('done is done with every policy that asks', () => {
    expect(names(show(team, { state: 'done' }))).toEqual(['Both', 'One'])
    expect(names(show(team, { state: 'not-done' }))).toEqual(['Half'])
  })
})
