import { describe, expect, test } from 'vitest'
import { councilPolicy } from '../../test/council-policy.ts'
import { analyse } from '../analyse.ts'
import { likelyPeople } from './likely-people.ts'

function found(text: string): string[] {
  const context = { capacity: 'personal', identifiable: true, role: 'officer' } as const
  return likelyPeople(analyse({ text }, councilPolicy, context)).map(({ span }) => text.slice(...span))
}

describe('names that no list knows', () => {
  test.each([
    ['prayers for Oluchi tonight', ['Oluchi']],
    ['About time too, Zinnia from Building Control', ['Zinnia']],
    ['and Torvald’s chair is empty', ['Torvald’s']],
    ['heard that Quillon Farrabee has left', ['Quillon Farrabee']],
    ['while Hesper is away', ['Hesper']],
  ])('a word that stands where a name would is taken for one: %s', (text, names) => {
    expect(found(text)).toEqual(names)
  })

  test.each([
    'Drains are blocked again',
    'QUILLON FARRABEE HAS LEFT THE BUILDING',
    'the Queen’s dead',
    'since Feb and still nothing',
    'my NVQ is done',
    'she said “Hustings gets heated”',
  ])('headings, months, short forms and first words are not: %s', (text) => {
    expect(found(text)).toEqual([])
  })
})
