import { CATEGORIES, FORCES, TOPIC_KEYS } from '@moothall/policy'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnswerGiven, nextQuestion, planQuestions } from './choose-questions.decision.ts'

const topics = TOPIC_KEYS.slice(0, 8)
const provisions = fc
  .array(
    fc.record({
      force: fc.constantFrom(...FORCES),
      topics: fc.subarray([...topics], { maxLength: 3 }),
      appliesTo: fc.subarray([...CATEGORIES]),
    }),
    { maxLength: 12 },
  )
  .map((list) => list.map((provision, at) => ({ ...provision, ref: `${at}` })))
const questions = fc
  .array(
    fc.record({
      topic: fc.constantFrom(...topics),
      categories: fc.subarray([...CATEGORIES], { minLength: 1 }),
    }),
    { maxLength: 20 },
  )
  .map((list) => list.map((question, at) => ({ ...question, id: `q${at}` })))
const sittings = fc.record({
  seed: fc.string(),
  categories: fc.subarray([...CATEGORIES], { minLength: 1 }),
  provisions,
  questions,
})

describe('planning the questions', () => {
  it('asks only about topics that a provision applying to the person speaks of, in words for a category they share', () => {
    fc.assert(
      fc.property(sittings, (sitting) => {
        for (const { topic, provisions: refs, questions: asked } of planQuestions(sitting)) {
          const resting = sitting.provisions.filter(({ ref }) => refs.includes(ref))
          expect(resting.length).toBeGreaterThan(0)
          for (const provision of resting) {
            expect(provision.topics).toContain(topic)
            expect(provision.appliesTo.some((category) => sitting.categories.includes(category))).toBe(true)
          }
          for (const { question, category } of asked) {
            expect(question.topic).toBe(topic)
            expect(question.categories).toContain(category)
            expect(sitting.categories).toContain(category)
            expect(resting.some((provision) => provision.appliesTo.includes(category))).toBe(true)
          }
        }
      }),
    )
  })

  it('draws each topic once, at most the number wanted, and passes over topics without a question', () => {
    fc.assert(
      fc.property(sittings, fc.integer({ min: 1, max: 8 }), (sitting, topicsAsked) => {
        const plan = planQuestions({ ...sitting, topicsAsked })
        expect(new Set(plan.map(({ topic }) => topic)).size).toBe(plan.length)
        expect(plan.length).toBeLessThanOrEqual(topicsAsked)
        for (const { questions: asked } of plan) expect(asked.length).toBeGreaterThan(0)
      }),
    )
  })

  it('is the same for the same person and version, in whatever order the bank lists its questions', () => {
    fc.assert(
      fc.property(sittings, (sitting) => {
        const again = { ...sitting, questions: sitting.questions.toReversed() }
        expect(planQuestions(again)).toEqual(planQuestions(sitting))
      }),
    )
  })

  it('prefers what binds: a must is drawn before a statement far more often than not', () => {
    const bank = topics.map((topic) => ({ id: topic, topic, categories: CATEGORIES }))
    const rules = topics.map((topic, at) => ({
      ref: topic,
      topics: [topic],
      appliesTo: CATEGORIES,
      force: at % 2 === 0 ? ('must' as const) : ('statement' as const),
    }))
    const drawn = Array.from({ length: 400 }, (_, person) =>
      planQuestions({
        seed: `person ${person}`,
        categories: ['officer'],
        provisions: rules,
        questions: bank,
        topicsAsked: 1,
      }),
    ).flatMap((plan) => plan.map(({ topic }) => topic))
    const binding = drawn.filter((topic) => topics.findIndex((key) => key === topic) % 2 === 0).length
    expect(binding / drawn.length).toBeCloseTo(6 / 7, 1)
    expect(new Set(drawn).size).toBe(topics.length)
  })
})

describe('asking', () => {
  it('never repeats a question before its topic is exhausted, and ends when answers come right', () => {
    fc.assert(
      fc.property(sittings, fc.array(fc.boolean(), { maxLength: 60 }), (sitting, outcomes) => {
        const plan = planQuestions(sitting)
        const answers: AnswerGiven[] = []
        const ask = (correct: boolean): boolean => {
          const progress = nextQuestion(plan, answers)
          if (progress.state !== 'asking') return false
          const { topic, id } = progress.next.question
          const onTopic = answers.filter((answer) => answer.topic === topic)
          const pool = plan.find((planned) => planned.topic === topic)?.questions.length ?? 0
          const sinceRound = onTopic.slice(Math.floor(onTopic.length / pool) * pool)
          expect(sinceRound.map(({ questionId }) => questionId)).not.toContain(id)
          expect(pool === 1 || onTopic.at(-1)?.questionId !== id).toBe(true)
          const last = answers.at(-1)
          expect(last === undefined || last.correct || last.topic === topic).toBe(true)
          answers.push({ topic, questionId: id, correct })
          return true
        }
        for (const correct of outcomes) if (!ask(correct)) break
        let rounds = 0
        while (ask(true)) rounds += 1
        expect(rounds).toBeLessThanOrEqual(plan.length)
        expect(nextQuestion(plan, answers)).toEqual(
          plan.length === 0 ? { state: 'nothing-to-ask' } : { state: 'passed', of: plan.length },
        )
        for (const { topic } of plan) {
          expect(answers.filter((answer) => answer.topic === topic && answer.correct)).toHaveLength(1)
        }
      }),
    )
  })

  it('says that there is nothing to ask where the bank has no question for any topic', () => {
    expect(nextQuestion([], [])).toEqual({ state: 'nothing-to-ask' })
  })
})
