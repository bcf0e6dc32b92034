import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CATEGORIES, TOPIC_KEYS } from '@moothall/policy'
import type { Category, TopicKey } from '@moothall/policy'
import { z } from 'zod'
import { AppError } from '../../../platform/errors/app-error.ts'
import { addedLanguages, type Locale } from '../../../platform/rendering/messages.ts'

/** One answer a person can choose. `why` is shown after answering, whichever option was chosen. */
export interface QuestionOption {
  readonly id: string
  readonly text: string
  readonly correct: boolean
  readonly why: string
}

/** A scenario question. It rests on a topic: a policy's own provision of that topic answers it. */
export interface Question {
  readonly id: string
  readonly topic: TopicKey
  /** Whose situation it is true to. Others are never asked it. */
  readonly categories: readonly Category[]
  readonly scenario: string
  readonly question: string
  /** Exactly one is correct. */
  readonly options: readonly QuestionOption[]
  /** The point of the question in one sentence, shown with the provision. */
  readonly principle: string
}

/** For whom a question is put into words. */
export interface QuestionReader {
  /** The public body's name, as a person would say it in a sentence. */
  readonly body: string
  readonly category: Category
}

export interface QuestionBank {
  /** Every question, in the order of the policy map's topics. */
  readonly questions: readonly Question[]
  /** The question as stored, or undefined where a later version of the bank dropped it. */
  readonly find: (id: string) => Question | undefined
  /** What may be asked of a category about a topic; at least two for every pair. Placeholders are not filled. */
  readonly questionsFor: (topic: TopicKey, category: Category) => readonly Question[]
  /** The question in the words a person sees: the body's name, and whom people of this category turn to. */
  readonly wordFor: (question: Question, reader: QuestionReader) => Question
  /** This bank as a language words it; itself for one that has no questions of its own. */
  readonly inLanguage: (locale: Locale) => Pick<QuestionBank, 'find' | 'wordFor'>
}

const placeholder = /\{[^}]*\}/g
const knownPlaceholders: ReadonlySet<string> = new Set(['{body}', '{contact}', '{adviser}'])

function wording(max: number): z.ZodType<string> {
  return z
    .string()
    .trim()
    .min(3)
    .max(max)
    .refine((text) => (text.match(placeholder) ?? []).every((found) => knownPlaceholders.has(found)), {
      message: 'holds a placeholder other than {body}, {contact} and {adviser}',
    })
}

const optionSchema = z.strictObject({
  id: z.string().regex(/^[a-z]$/),
  text: wording(140),
  correct: z.boolean(),
  why: wording(200),
})

const questionSchema = z.strictObject({
  id: z.string().max(80),
  categories: z.array(z.enum(CATEGORIES)).min(1),
  scenario: wording(400),
  question: wording(160),
  options: z
    .array(optionSchema)
    .min(3)
    .max(5)
    .refine((options) => options.filter((option) => option.correct).length === 1, {
      message: 'needs exactly one correct option',
    })
    .refine((options) => new Set(options.map((option) => option.id)).size === options.length, {
      message: 'uses an option id twice',
    }),
  principle: wording(160),
})

const topicFileSchema = z
  .strictObject({ topic: z.enum(TOPIC_KEYS), questions: z.array(questionSchema).min(4) })
  .refine((file) => file.questions.every((question) => question.id.startsWith(`${file.topic}-`)), {
    message: 'holds a question whose id does not begin with the topic',
  })

const namesSchema = z.strictObject({ contact: z.string().min(3), adviser: z.string().min(3) })
const peopleSchema = z.record(z.enum(CATEGORIES), namesSchema)

type QuestionPeople = z.infer<typeof peopleSchema>

/** The content of one language's folder: a file per topic, and the words for whom people turn to. */
interface QuestionFiles {
  readonly topics: ReadonlyMap<TopicKey, unknown>
  readonly people: unknown
}

function parseWith<Value>(schema: z.ZodType<Value>, value: unknown, file: string): Value {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw invalidBank(file, z.prettifyError(result.error))
}

function invalidBank(file: string, problem: string): AppError {
  return new AppError('question-bank.invalid', `The question bank's ${file} cannot be used: ${problem}`, {
    advice: 'Correct the file, or put back the one that came with this version.',
  })
}

function topicQuestions(topic: TopicKey, value: unknown): Question[] {
  const file = parseWith(topicFileSchema, value, `${topic}.json`)
  if (file.topic !== topic) throw invalidBank(`${topic}.json`, `it says that its topic is ${file.topic}`)
  return file.questions.map(({ id, categories, scenario, question, options, principle }) => ({
    id,
    topic,
    categories,
    scenario,
    question,
    options,
    principle,
  }))
}

function filled(text: string, words: ReadonlyMap<string, string>): string {
  return text.replaceAll(placeholder, (found) => words.get(found) ?? found)
}

function worded(question: Question, reader: QuestionReader, people: QuestionPeople): Question {
  const names = people[reader.category]
  const words = new Map([
    ['{body}', reader.body],
    ['{contact}', names.contact],
    ['{adviser}', names.adviser],
  ])
  return {
    ...question,
    scenario: filled(question.scenario, words),
    question: filled(question.question, words),
    principle: filled(question.principle, words),
    options: question.options.map((option) => ({
      ...option,
      text: filled(option.text, words),
      why: filled(option.why, words),
    })),
  }
}

/**
 * Checks the files of one language and makes the bank of them.
 * @param languages the same questions in other languages
 * @throws AppError `question-bank.invalid` naming the file and what is wrong with it.
 */
export function createQuestionBank(
  files: QuestionFiles,
  languages: ReadonlyMap<Locale, QuestionBank> = new Map(),
): QuestionBank {
  const people = parseWith(peopleSchema, files.people, 'people.json')
  const questions = TOPIC_KEYS.flatMap((topic) => topicQuestions(topic, files.topics.get(topic)))
  const byId = new Map(questions.map((question) => [question.id, question]))
  if (byId.size !== questions.length) {
    const twice = questions.find((question) => byId.get(question.id) !== question)
    throw invalidBank(`${twice?.topic ?? ''}.json`, `it uses the id ${twice?.id ?? ''} twice`)
  }
  const bank: Omit<QuestionBank, 'inLanguage'> = {
    questions,
    find: (id) => byId.get(id),
    questionsFor: (topic, category) =>
      questions.filter((question) => question.topic === topic && question.categories.includes(category)),
    wordFor: (question, reader) => worded(question, reader, people),
  }
  return { ...bank, inLanguage: (locale) => languages.get(locale) ?? bank }
}

/** @throws AppError where another language's bank asks something else: a person's answers are kept by id. */
function checkSame(bank: QuestionBank, other: QuestionBank, locale: Locale): void {
  const shape = ({ id, topic, categories, options }: Question): string =>
    JSON.stringify([id, topic, categories, options.map((option) => [option.id, option.correct])])
  const shapes = new Set(bank.questions.map(shape))
  const strange = other.questions.find((question) => !shapes.has(shape(question)))
  if (strange === undefined && other.questions.length === bank.questions.length) return
  throw invalidBank(
    `${strange?.topic ?? 'set of questions'} in ${locale}`,
    `it has to hold the same questions as the English one, with the same ids, categories and correct options${strange ? `; ${strange.id} differs` : ''}`,
  )
}

function readContent(folder: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, file), 'utf8'))
  } catch (cause) {
    throw invalidBank(file, cause instanceof SyntaxError ? 'it is not JSON' : 'it cannot be read')
  }
}

function readFiles(folder: string): QuestionFiles {
  return {
    topics: new Map(TOPIC_KEYS.map((topic) => [topic, readContent(folder, `${topic}.json`)])),
    people: readContent(folder, 'people.json'),
  }
}

/**
 * Reads the bank that ships, and those of other languages: the folder `question-bank` beside a language's messages.
 * @throws AppError `question-bank.invalid` as `createQuestionBank`, and where a language's questions are other ones
 */
export function loadQuestionBank(): QuestionBank {
  const shipped = readFiles(fileURLToPath(new URL('en', import.meta.url)))
  const bank = createQuestionBank(shipped)
  const languages = new Map<Locale, QuestionBank>()
  for (const { locale, folder } of addedLanguages()) {
    const own = join(folder, 'question-bank')
    if (!existsSync(own)) continue
    const other = createQuestionBank(readFiles(own))
    checkSame(bank, other, locale)
    languages.set(locale, other)
  }
  return createQuestionBank(shipped, languages)
}
