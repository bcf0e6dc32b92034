import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkConfidentialTopics, matchConfidentialTopics } from './match-confidential-topics.ts'

const register = [
  { phrases: ['project (kestrel|merlin)', 'fernley mill ... sale'] },
  { phrases: ['blue gate~'] },
]

describe('matching a register of confidential topics', () => {
  test('finds a phrase however it is written, and says where', () => {
    const text = 'So Project-KESTREL is on, and the Blue Gates too'
    const { matched, spans } = matchConfidentialTopics(text, register)
    expect(matched).toBe(true)
    expect(spans.map(([start, end]) => text.slice(start, end))).toEqual(['Project-KESTREL', 'Blue Gates'])
  })

  test('bridges a gap within a sentence', () => {
    expect(matchConfidentialTopics('Fernley Mill is for sale', register).matched).toBe(true)
    expect(matchConfidentialTopics('Fernley Mill. A sale is on.', register).matched).toBe(false)
  })

  test('answers in the same words for every topic, and names none', () => {
    const one = matchConfidentialTopics('project merlin', register)
    const other = matchConfidentialTopics('blue gate', register)
    expect([one.message, one.why, one.suggestion]).toEqual([other.message, other.why, other.suggestion])
    expect(`${one.message}${one.why}${one.suggestion}`).not.toMatch(/merlin|gate|register/i)
  })

  test('finds nothing in an empty register', () => {
    expect(matchConfidentialTopics('project kestrel', []).matched).toBe(false)
    expect(matchConfidentialTopics('project kestrel', [{ phrases: [] }]).matched).toBe(false)
  })

  test('says which phrases cannot be read', () => {
    expect(checkConfidentialTopics(register)).toEqual([])
    expect(checkConfidentialTopics([{ phrases: ['a (b', '', 'fine words'] }])).toHaveLength(2)
  })

  test('every span lies in the text', () => {
    assert(
      property(
        array(constantFrom('project', 'kestrel', '\u{1F600}', '\ud800', '. ', 'blue', 'gates', ' ')),
        (parts) => {
          const text = parts.join('')
          for (const [start, end] of matchConfidentialTopics(text, register).spans) {
            expect(start).toBeGreaterThanOrEqual(0)
            expect(end).toBeLessThanOrEqual(text.length)
            expect(start).toBeLessThan(end)
          }
        },
      ),
    )
  })
})
