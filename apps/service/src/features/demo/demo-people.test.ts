import { describe, expect, test } from 'vitest'
import { demoPeople, demoReaders, demoRoles } from './demo-people.ts'
import { posts } from './messages/en-posts.ts'

describe("the invented body's people", () => {
  const people = demoPeople(2000, posts)

  test('are as many as asked for, each with a name and an address of their own', () => {
    expect(people).toHaveLength(2000)
    expect(new Set(people.map(({ name }) => name)).size).toBe(2000)
    expect(new Set(people.map(({ email }) => email)).size).toBe(2000)
  })

  test('begin with those who have a part, in order', () => {
    expect(people.slice(0, demoRoles.length).map(({ post }) => post)).toEqual(
      demoRoles.map(({ key }) => posts.parts[key].post),
    )
  })

  test('have managers who come before them, and no councillor has one', () => {
    const managed = people.flatMap(({ manager }, place) => (manager === null ? [] : [{ manager, place }]))
    expect(managed.length).toBeGreaterThan(1900)
    expect(managed.filter(({ manager, place }) => manager >= place)).toEqual([])
    expect(people.filter(({ category, manager }) => category === 'member' && manager !== null)).toEqual([])
  })

  test('are the same at every run', () => {
    expect(demoPeople(2000, posts)).toEqual(people)
  })
})

describe('who has acknowledged in the demonstration', () => {
  test.each([
    [100, 0],
    [100, 1],
    [100, 50],
    [2000, 150],
    // Where the scattering prime divides the number of people, too.
    [7919, 3],
  ])('of %i people are as many as wanted, %i, and nobody with a part', (count, wanted) => {
    const readers = demoReaders(count, wanted)
    expect(readers).toHaveLength(wanted)
    expect(new Set(readers).size).toBe(wanted)
    expect(readers.filter((place) => place < demoRoles.length)).toEqual([])
  })

  test('is spread over the teams', () => {
    const people = demoPeople(2000, posts)
    const teams = new Set(demoReaders(2000, 150).map((place) => people[place]?.team))
    expect(teams.size).toBeGreaterThan(10)
  })
})
