import { describe, expect, test } from 'vitest'
import { demoPeople, demoRoles } from './demo-people.ts'

describe("the invented body's people", () => {
  const people = demoPeople(2000)

  test('are as many as asked for, each with a name and an address of their own', () => {
    expect(people).toHaveLength(2000)
    expect(new Set(people.map(({ name }) => name)).size).toBe(2000)
    expect(new Set(people.map(({ email }) => email)).size).toBe(2000)
  })

  test('begin with those who have a part, in order', () => {
    expect(people.slice(0, demoRoles.length).map(({ post }) => post)).toEqual(
      demoRoles.map(({ post }) => post),
    )
  })

  test('have managers who come before them, and no councillor has one', () => {
    const managed = people.flatMap(({ manager }, place) => (manager === null ? [] : [{ manager, place }]))
    expect(managed.length).toBeGreaterThan(1900)
    expect(managed.filter(({ manager, place }) => manager >= place)).toEqual([])
    expect(people.filter(({ category, manager }) => category === 'member' && manager !== null)).toEqual([])
  })

  test('are the same at every run', () => {
    expect(demoPeople(2000)).toEqual(people)
  })
})
