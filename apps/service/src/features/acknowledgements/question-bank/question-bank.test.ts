import { CATEGORIES, TOPIC_KEYS } from '@moothall/policy'
import type { Category } from '@moothall/policy'
import { describe, expect, it } from 'vitest'
import { createQuestionBank, loadQuestionBank } from './question-bank.ts'
import type { Question } from './question-bank.ts'

const bank = loadQuestionBank()

/** Every text of a question that a person may be shown. */
function textsOf(question: Question): string[] {
  const options = question.options.flatMap((option) => [option.text, option.why])
  return [question.scenario, question.question, question.principle, ...options]
}

function correctOf(question: Question): Question['options'][number] {
  const correct = question.options.find((option) => option.correct)
  if (correct === undefined) throw new Error(`${question.id} has no correct option`)
  return correct
}

function share(predicate: (question: Question) => boolean): number {
  return bank.questions.filter((question) => predicate(question)).length / bank.questions.length
}

/** Words that belong to employment, and so to nobody but officers (agency workers do have a manager). */
const foreignTo: Record<Exclude<Category, 'officer'>, RegExp> = {
  member: /\bHR\b|your (line )?manager|dismiss/i,
  agency: /\bHR\b|dismiss/i,
  'on-behalf': /\bHR\b|dismiss/i,
  supplier: /\bHR\b|your (line )?manager|dismiss/i,
}

describe('the question bank that ships', () => {
  it.each(TOPIC_KEYS)('has at least four questions on %s', (topic) => {
    expect(bank.questions.filter((question) => question.topic === topic).length).toBeGreaterThanOrEqual(4)
  })

  it.each(TOPIC_KEYS.flatMap((topic) => CATEGORIES.map((category) => [topic, category] as const)))(
    'can ask two different questions on %s of %s, so that a wrong answer is followed by another',
    (topic, category) => {
      expect(bank.questionsFor(topic, category).length).toBeGreaterThanOrEqual(2)
    },
  )

  it('asks no two questions with the same scenario, and offers no option twice', () => {
    const scenarios = bank.questions.map((question) => question.scenario)
    expect(new Set(scenarios).size).toBe(scenarios.length)
    const repeating = bank.questions.filter(
      ({ options }) => new Set(options.map((option) => option.text)).size < options.length,
    )
    expect(repeating).toEqual([])
  })

  it('has the correct option in every position about equally often', () => {
    for (const position of [0, 1, 2]) {
      expect(share((question) => question.options[position]?.correct === true)).toBeCloseTo(1 / 3, 1)
    }
  })

  it('cannot be passed by always choosing the longest or the shortest option', () => {
    const lengths = (question: Question): number[] => question.options.map((option) => option.text.length)
    const correct = (question: Question): number => correctOf(question).text.length
    expect(share((question) => correct(question) === Math.max(...lengths(question)))).toBeLessThan(0.45)
    expect(share((question) => correct(question) === Math.min(...lengths(question)))).toBeLessThan(0.45)
  })

  it('describes situations and never asks for a paragraph number', () => {
    for (const question of bank.questions) {
      expect(`${question.question} ${question.principle}`).not.toMatch(
        /paragraph|section|clause|guideline \d/i,
      )
    }
  })

  it('is written in sentences of at most 30 words', () => {
    const sentences = bank.questions.flatMap((question) =>
      textsOf(question).flatMap((text) => text.split(/(?<=[.?!]"?)\s+/)),
    )
    const long = sentences.filter((sentence) => sentence.split(/\s+/).length > 30)
    expect(long).toEqual([])
  })

  it.each(['member', 'agency', 'on-behalf', 'supplier'] as const)(
    'sends nobody of the category %s through a procedure for employees',
    (category) => {
      const asked = bank.questions.filter((question) => question.categories.includes(category))
      const shown = asked.flatMap((question) =>
        textsOf(bank.wordFor(question, { body: 'Example Town Council', category })),
      )
      expect(shown.filter((text) => foreignTo[category].test(text))).toEqual([])
    },
  )

  it('leaves no placeholder in what any category is shown', () => {
    const shown = bank.questions.flatMap((question) =>
      question.categories.flatMap((category) =>
        textsOf(bank.wordFor(question, { body: 'Example', category })),
      ),
    )
    expect(shown.filter((text) => /[{}]/.test(text))).toEqual([])
  })
})

describe('wording a question', () => {
  const reporting = bank.find('reporting-duty-seen-on-saturday')

  it.each([
    ['officer', 'your manager or HR'],
    ['member', 'the monitoring officer'],
    ['supplier', 'the contract manager'],
  ] as const)('names for %s whom they turn to', (category, contact) => {
    if (reporting === undefined) throw new Error('the question is missing')
    const correct = correctOf(bank.wordFor(reporting, { body: 'Example Town Council', category }))
    expect(correct.text).toContain(contact)
  })

  it('takes the name of the body as it is, whatever characters it holds', () => {
    if (reporting === undefined) throw new Error('the question is missing')
    const shown = bank.wordFor(reporting, { body: '$& {contact} <b>', category: 'officer' })
    expect(shown.scenario).toContain('somebody from $& {contact} <b> gives')
  })
})

describe('a bank that cannot be used', () => {
  const option = { id: 'a', text: 'Do it', correct: true, why: 'Because.' }
  const wrong = { ...option, text: 'Leave it', correct: false }
  const question = {
    id: 'purpose-x',
    categories: ['officer'],
    scenario: 'You see it.',
    question: 'What do you do?',
    options: [option, { ...wrong, id: 'b' }, { ...wrong, id: 'c' }],
    principle: 'Do it.',
  }
  const named = (id: string): typeof question => ({ ...question, id })
  const fourOn = (topic: string): (typeof question)[] => [1, 2, 3, 4].map((at) => named(`${topic}-${at}`))
  const four = fourOn('purpose')
  const names = { contact: 'somebody', adviser: 'somebody' }
  const people = Object.fromEntries(CATEGORIES.map((category) => [category, names]))
  const createWith = (purpose: unknown): unknown =>
    createQuestionBank({
      people,
      topics: new Map(
        TOPIC_KEYS.map((topic) => [
          topic,
          topic === 'purpose' ? purpose : { topic, questions: fourOn(topic) },
        ]),
      ),
    })

  it('is accepted when nothing is wrong', () => {
    expect(() => createWith({ topic: 'purpose', questions: four })).not.toThrow()
  })

  it.each([
    ['a missing topic', undefined],
    ['another topic', { topic: 'logo', questions: fourOn('logo') }],
    ['an unknown topic', { topic: 'gossip', questions: four }],
    ['too few questions', { topic: 'purpose', questions: [question] }],
    ['an id used twice', { topic: 'purpose', questions: [...four, named('purpose-1')] }],
    ['an id of another topic', { topic: 'purpose', questions: [...four, named('logo-1')] }],
    [
      'no correct option',
      { topic: 'purpose', questions: [...four, { ...question, options: question.options.map(() => wrong) }] },
    ],
    [
      'two correct options',
      {
        topic: 'purpose',
        questions: [...four, { ...question, options: [...question.options, { ...option, id: 'd' }] }],
      },
    ],
    [
      'an option id used twice',
      {
        topic: 'purpose',
        questions: [...four, { ...question, options: [...question.options, { ...wrong, id: 'b' }] }],
      },
    ],
    [
      'an unknown placeholder',
      { topic: 'purpose', questions: [...four, { ...question, scenario: 'At {town}.' }] },
    ],
    [
      'a text that is too long',
      { topic: 'purpose', questions: [...four, { ...question, scenario: 'a'.repeat(401) }] },
    ],
    [
      'a category nobody has',
      { topic: 'purpose', questions: [...four, { ...question, categories: ['pupil'] }] },
    ],
  ])('is refused for %s', (_what, purpose) => {
    expect(() => createWith(purpose)).toThrow(
      expect.objectContaining({
        code: 'question-bank.invalid',
        message: expect.stringContaining('purpose.json'),
      }),
    )
  })

  it('is refused where it does not say whom a category turns to', () => {
    expect(() => createQuestionBank({ people: {}, topics: new Map() })).toThrow(
      expect.objectContaining({ code: 'question-bank.invalid' }),
    )
  })
})
