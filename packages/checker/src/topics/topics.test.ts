import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DraftAnalysis } from '../analyse.ts'
import { observe } from '../check.ts'
import type { Observation } from '../observation.ts'
import type { CheckerPolicy, Context } from '../types.ts'
import { judgeTopics, topicEvidence } from './index.ts'
import { addedTopics, type Judgement, stands } from './judge-topics.ts'
import { TOPIC_LEADS, TOPICS } from './topics.ts'

const policy = JSON.parse(
  readFileSync(new URL('../../test/fixtures/council-policy.json', import.meta.url), 'utf8'),
) as CheckerPolicy
const officer: Context = { capacity: 'personal', identifiable: true, role: 'officer' }

function judged<T>(text: string, use: (draft: DraftAnalysis, judgement: Judgement) => T): T {
  const draft = new DraftAnalysis({ text }, policy, officer)
  try {
    return use(draft, judgeTopics(draft, observe(draft).seen))
  } finally {
    draft.release()
  }
}

describe('the model of topics', () => {
  test.each([
    'We had the %s family from the end house in again today. Lovely people.',
    'You can always tell which flats the %s have moved into, can’t you.',
    'Great turnout from %s at the flood meeting last night.',
  ])('is told no group from another: %s', (sentence) => {
    // Of groups that the lexicons have alike: a name with another sense besides (black, Christian) is in fewer of them.
    const asked = ['muslim', 'Jewish', 'polish', 'immigrant', 'hindu', 'sikh'].map((group) =>
      judged(sentence.replace('%s', group), (_, judgement) => judgement),
    )
    for (const other of asked) expect(other).toEqual(asked[0])
  })

  test('gives probabilities, and evidence that lies in the text, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.constantFrom(...TOPICS),
        (text, topic) => {
          judged(text, (draft, { topics, clear, leads }) => {
            for (const probability of [...Object.values(topics), clear, ...Object.values(leads)]) {
              expect(probability).toBeGreaterThanOrEqual(0)
              expect(probability).toBeLessThanOrEqual(1)
            }
            for (const [start, end] of topicEvidence(draft, topic)) {
              expect(start).toBeGreaterThanOrEqual(0)
              expect(end).toBeGreaterThan(start)
              expect(end).toBeLessThanOrEqual(text.length)
            }
          })
        },
      ),
    )
  })

  test('explains itself by words that mean something', () => {
    const text = 'You and I and they know who in the depot leaked it to the Bugle, and so do we.'
    judged(text, (draft) => {
      for (const topic of TOPICS) {
        for (const [start, end] of topicEvidence(draft, topic))
          expect(['you', 'and', 'i', 'they', 'in', 'the', 'it', 'to', 'so', 'do', 'we']).not.toContain(
            text.slice(start, end).toLowerCase(),
          )
      }
    })
  })

  test('says the same of the same draft, whatever was read in between', () => {
    const text = 'Some of us do the work and some of us have the title.'
    const before = judged(text, (_, judgement) => judgement)
    judged('Quite another draft about a lost cat.', () => null)
    expect(judged(text, (_, judgement) => judgement)).toEqual(before)
  })
})

describe('from probabilities to findings', () => {
  const nothing: Judgement = {
    topics: Object.fromEntries(TOPICS.map((topic) => [topic, 0.02])) as Judgement['topics'],
    clear: 0.9,
    leads: { advise: 0.1, review: 0.3, stop: 0.2, redirect: 0.1 },
  }
  const everything = (): boolean => true
  const observed = (topic: string, strength: number): Observation => ({
    topic,
    strength,
    spans: [],
    lead: 'review',
    wording: 'any',
  })

  test('a probable topic is added with the likeliest of what it may lead to', () => {
    const judgement = { ...nothing, topics: { ...nothing.topics, rumours: 0.8, disclaimer: 0.7 } }
    expect(addedTopics(judgement, [], everything)).toEqual([
      { topic: 'disclaimer', probability: 0.7, lead: 'advise' },
      { topic: 'rumours', probability: 0.8, lead: 'review' },
    ])
  })

  test('nothing is added twice, or where the policy does not speak of it', () => {
    const judgement = { ...nothing, topics: { ...nothing.topics, rumours: 0.8, disclaimer: 0.7 } }
    const seen = [{ rule: 'rumours', observation: observed('rumours', 0.6) }]
    expect(addedTopics(judgement, seen, (topic) => topic !== 'disclaimer')).toEqual([])
  })

  test('a draft that is surely not clear gets its likeliest topic, even if less sure', () => {
    const judgement = { ...nothing, clear: 0.2, topics: { ...nothing.topics, inference: 0.3, privacy: 0.25 } }
    expect(addedTopics(judgement, [], everything).map(({ topic }) => topic)).toEqual(['inference'])
    expect(addedTopics({ ...judgement, clear: 0.8 }, [], everything)).toEqual([])
    const privacy = (topic: string): boolean => topic !== 'inference'
    expect(addedTopics(judgement, [], privacy).map(({ topic }) => topic)).toEqual(['privacy'])
  })

  test('nobody is said to run somebody down unless the model is surer than of other topics', () => {
    const likely = { ...nothing, clear: 0.2, topics: { ...nothing.topics, disparagement: 0.6 } }
    expect(addedTopics(likely, [], everything)).toEqual([])
    const surer = { ...likely, topics: { ...likely.topics, disparagement: 0.7 } }
    expect(addedTopics(surer, [], everything).map(({ topic }) => topic)).toEqual(['disparagement'])
  })

  test('beside what a rule is certain is somebody else’s to tell, the same is said again only if surer', () => {
    const likely = { ...nothing, topics: { ...nothing.topics, privacy: 0.6, rumours: 0.6 } }
    const seen = [{ rule: 'personal-data', observation: observed('personal-data', 1) }]
    expect(addedTopics(likely, seen, everything).map(({ topic }) => topic)).toEqual(['rumours'])
    const unsure = [{ rule: 'personal-data', observation: observed('personal-data', 0.7) }]
    expect(addedTopics(likely, unsure, everything).map(({ topic }) => topic)).toEqual(['privacy', 'rumours'])
  })

  test('a sign that the whole draft speaks against falls, but not a form, nor what a rule is certain of', () => {
    expect(stands(observed('rumours', 0.7), nothing)).toBe(false)
    expect(stands(observed('rumours', 0.97), nothing)).toBe(true)
    expect(stands(observed('personal-data', 0.7), nothing)).toBe(true)
    const likely = { ...nothing, topics: { ...nothing.topics, rumours: 0.4 } }
    expect(stands(observed('rumours', 0.7), likely)).toBe(true)
  })

  test('every topic leads somewhere', () => {
    for (const topic of TOPICS) expect(TOPIC_LEADS[topic].length).toBeGreaterThan(0)
  })
})
