import { describe, expect, it } from 'vitest'
import { type Command, type Decision, decide, type Standing, stepsOf } from './decisions.ts'

const at = new Date('2026-11-02T09:00:00Z')
const policy = {
  slug: 'social-media',
  title: 'Social media policy',
  version: 3,
  contentHash: 'a'.repeat(64),
  inForceFrom: '2026-11-01',
  inForce: true,
}
const fresh: Standing = {
  policy,
  askedAs: ['officer'],
  readAt: undefined,
  passedAt: undefined,
  hasQuestions: true,
  last: undefined,
  openQuestion: false,
}
const read: Standing = { ...fresh, readAt: at }
const passed: Standing = { ...read, passedAt: at }
const declined: Standing = {
  ...passed,
  last: { sequence: 1, response: 'declined', at, entryId: 'entry-1' },
}
const acknowledged: Standing = {
  ...passed,
  last: { sequence: 2, response: 'acknowledged', at, entryId: 'entry-2' },
}
const superseded = { ...policy, inForce: false }
const refused = (reason: Extract<Decision, { outcome: 'refused' }>['reason']): Decision => ({
  outcome: 'refused',
  reason,
})

describe('deciding', () => {
  it.each<[string, Standing, Command['type'], Decision]>([
    ['nothing read', fresh, 'record-reading', { outcome: 'read' }],
    ['read before', read, 'record-reading', { outcome: 'already', at, entryId: undefined }],
    [
      'a version no longer in force',
      { ...fresh, policy: superseded },
      'record-reading',
      refused('not-in-force'),
    ],
    ['not concerned', { ...fresh, askedAs: [] }, 'record-reading', refused('not-asked')],

    ['nothing read', fresh, 'acknowledge', refused('not-read')],
    ['read, not passed', read, 'acknowledge', refused('questions-not-passed')],
    [
      'read, nothing to ask',
      { ...read, hasQuestions: false },
      'acknowledge',
      { outcome: 'acknowledged', sequence: 1, comprehension: 'no-questions' },
    ],
    [
      'read and passed',
      passed,
      'acknowledge',
      { outcome: 'acknowledged', sequence: 1, comprehension: 'passed' },
    ],
    [
      'passed, with a question open',
      { ...passed, openQuestion: true },
      'acknowledge',
      { outcome: 'acknowledged', sequence: 1, comprehension: 'passed' },
    ],
    [
      'declined before',
      declined,
      'acknowledge',
      { outcome: 'acknowledged', sequence: 2, comprehension: 'passed' },
    ],
    ['acknowledged before', acknowledged, 'acknowledge', { outcome: 'already', at, entryId: 'entry-2' }],
    [
      'acknowledged before, superseded since',
      { ...acknowledged, policy: superseded },
      'acknowledge',
      { outcome: 'already', at, entryId: 'entry-2' },
    ],
    ['superseded', { ...passed, policy: superseded }, 'acknowledge', refused('not-in-force')],
    ['not concerned', { ...passed, askedAs: [] }, 'acknowledge', refused('not-asked')],

    ['nothing read', fresh, 'decline', { outcome: 'declined', sequence: 1 }],
    ['declined before', declined, 'decline', { outcome: 'already', at, entryId: 'entry-1' }],
    ['acknowledged before', acknowledged, 'decline', refused('already-acknowledged-so-not-declined')],
    ['superseded', { ...fresh, policy: superseded }, 'decline', refused('not-in-force')],
    ['not concerned', { ...fresh, askedAs: [] }, 'decline', refused('not-asked')],

    ['nothing read', fresh, 'ask', { outcome: 'asked' }],
    ['acknowledged before', acknowledged, 'ask', { outcome: 'asked' }],
    ['a question open', { ...fresh, openQuestion: true }, 'ask', refused('question-open')],
    ['superseded', { ...fresh, policy: superseded }, 'ask', refused('not-in-force')],
    ['not concerned', { ...fresh, askedAs: [] }, 'ask', refused('not-asked')],
  ])('given %s, when asked to %3$s, then as the table says', (_given, standing, type, decision) => {
    expect(decide(standing, { type })).toEqual(decision)
  })
})

describe('the task list', () => {
  it.each([
    ['fresh', fresh, { read: 'to-do', questions: 'cannot-start', acknowledge: 'cannot-start' }],
    ['read', read, { read: 'done', questions: 'to-do', acknowledge: 'cannot-start' }],
    ['passed', passed, { read: 'done', questions: 'done', acknowledge: 'to-do' }],
    [
      'no questions, unread',
      { ...fresh, hasQuestions: false },
      { read: 'to-do', questions: 'skipped', acknowledge: 'cannot-start' },
    ],
    [
      'no questions, read',
      { ...read, hasQuestions: false },
      { read: 'done', questions: 'skipped', acknowledge: 'to-do' },
    ],
    ['declined', declined, { read: 'done', questions: 'done', acknowledge: 'to-do' }],
    ['acknowledged', acknowledged, { read: 'done', questions: 'done', acknowledge: 'done' }],
  ])('given %s, shows where each step stands', (_given, standing, steps) => {
    expect(stepsOf(standing)).toEqual(steps)
  })
})
