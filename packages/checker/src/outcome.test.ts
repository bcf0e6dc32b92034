import { describe, expect, test } from 'vitest'
import { atMost, outcomeOf, weigh, type Weighed } from './outcome.ts'

const found = (topic: string, lead: Weighed['lead']): Weighed => ({ topic, lead, weight: 0.7 })

describe('the outcome of findings', () => {
  test.each([
    [[], 'clear'],
    [[found('obscenity', 'advise')], 'advise'],
    [[found('obscenity', 'advise'), found('disparagement', 'review')], 'review'],
    [[found('personal-data', 'stop'), found('feedback', 'redirect')], 'stop'],
    [[found('feedback', 'redirect'), found('obscenity', 'review')], 'redirect'],
    [[found('formal-procedures', 'redirect'), found('disparagement', 'stop')], 'redirect'],
    [[found('formal-procedures', 'redirect'), found('personal-data', 'stop')], 'stop'],
    [[found('feedback', 'redirect'), found('disparagement', 'stop')], 'stop'],
  ] satisfies [Weighed[], string][])('%j', (findings, outcome) => {
    expect(outcomeOf(findings)).toBe(outcome)
  })
})

describe('the force of a provision', () => {
  test.each([
    ['must-not', 0.9, 'stop', 0.9],
    ['must', 0.9, 'stop', 0.9],
    ['should', 0.9, 'stop', 0.81],
    ['should', 0.6, 'review', 0.54],
    ['take-care', 0.9, 'review', 0.72],
    ['may', 0.9, 'review', 0.63],
    ['statement', 0.9, 'stop', 0.81],
  ] as const)('%s, strength %d: %s, %d', (force, strength, lead, weight) => {
    const weighed = weigh('stop', strength, force)
    expect(weighed.lead).toBe(lead)
    expect(weighed.weight).toBeCloseTo(weight)
  })

  test('a limit never makes a lead graver, and leaves a redirection', () => {
    expect(atMost('stop', 'review')).toBe('review')
    expect(atMost('advise', 'review')).toBe('advise')
    expect(atMost('redirect', 'advise')).toBe('redirect')
  })
})
