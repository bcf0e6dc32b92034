import type { Category } from '@moothall/policy'

/** What a person said last about a version. Unanswered is the absence of both. */
export type Response = 'acknowledged' | 'declined'

/** A policy version, as far as recording a response goes. */
export interface RespondedVersion {
  readonly slug: string
  readonly title: string
  readonly version: number
  readonly contentHash: string
  readonly inForceFrom: string
  readonly inForce: boolean
}

/** Where one person stands with one version. */
export interface Standing {
  readonly policy: RespondedVersion
  /** The person's categories for which the policy has provisions; none means that nothing is asked. */
  readonly askedAs: readonly Category[]
  readonly readAt: Date | undefined
  readonly passedAt: Date | undefined
  /** Whether the bank has any question for this person on this version. */
  readonly hasQuestions: boolean
  readonly last:
    | { readonly sequence: number; readonly response: Response; readonly at: Date; readonly entryId: string }
    | undefined
  readonly openQuestion: boolean
}

export type Command =
  | { readonly type: 'record-reading' }
  | { readonly type: 'acknowledge' }
  | { readonly type: 'decline' }
  | { readonly type: 'ask' }

export type Refusal =
  | 'not-in-force'
  | 'not-asked'
  | 'not-read'
  | 'questions-not-passed'
  | 'already-acknowledged-so-not-declined'
  | 'question-open'

export type Decision =
  | { readonly outcome: 'read' }
  | {
      readonly outcome: 'acknowledged'
      readonly sequence: number
      readonly comprehension: 'passed' | 'no-questions'
    }
  | { readonly outcome: 'declined'; readonly sequence: number }
  | { readonly outcome: 'asked' }
  /** Nothing to write: it was done before, with this entry as its record. */
  | { readonly outcome: 'already'; readonly at: Date; readonly entryId: string | undefined }
  | { readonly outcome: 'refused'; readonly reason: Refusal }

function refused(reason: Refusal): Decision {
  return { outcome: 'refused', reason }
}

function nextSequence(standing: Standing): number {
  return (standing.last?.sequence ?? 0) + 1
}

function acknowledge(standing: Standing): Decision {
  if (standing.last?.response === 'acknowledged') {
    return { outcome: 'already', at: standing.last.at, entryId: standing.last.entryId }
  }
  if (!standing.policy.inForce) return refused('not-in-force')
  if (standing.askedAs.length === 0) return refused('not-asked')
  if (standing.readAt === undefined) return refused('not-read')
  if (standing.hasQuestions && standing.passedAt === undefined) return refused('questions-not-passed')
  return {
    outcome: 'acknowledged',
    sequence: nextSequence(standing),
    comprehension: standing.passedAt === undefined ? 'no-questions' : 'passed',
  }
}

/** An acknowledgement stands: it proves what a person knew on a day, which no later wish changes. */
function decline(standing: Standing): Decision {
  if (standing.last?.response === 'acknowledged') return refused('already-acknowledged-so-not-declined')
  if (standing.last?.response === 'declined') {
    return { outcome: 'already', at: standing.last.at, entryId: standing.last.entryId }
  }
  if (!standing.policy.inForce) return refused('not-in-force')
  if (standing.askedAs.length === 0) return refused('not-asked')
  return { outcome: 'declined', sequence: nextSequence(standing) }
}

/** A question may come at any stage, also after an acknowledgement; one at a time, so that none is overlooked. */
function ask(standing: Standing): Decision {
  if (!standing.policy.inForce) return refused('not-in-force')
  if (standing.askedAs.length === 0) return refused('not-asked')
  return standing.openQuestion ? refused('question-open') : { outcome: 'asked' }
}

function recordReading(standing: Standing): Decision {
  if (standing.readAt !== undefined) return { outcome: 'already', at: standing.readAt, entryId: undefined }
  if (!standing.policy.inForce) return refused('not-in-force')
  if (standing.askedAs.length === 0) return refused('not-asked')
  return { outcome: 'read' }
}

const deciders: Record<Command['type'], (standing: Standing) => Decision> = {
  'record-reading': recordReading,
  acknowledge,
  decline,
  ask,
}

/** What a command means where the person stands. Pure: the caller writes what is decided. */
export function decide(standing: Standing, command: Command): Decision {
  return deciders[command.type](standing)
}

/** What a page says about a step. */
export type StepState = 'done' | 'to-do' | 'cannot-start' | 'skipped'

export interface Steps {
  readonly read: StepState
  readonly questions: StepState
  readonly acknowledge: StepState
}

/** The task list. The questions need the reading, the acknowledgement needs both; a skipped step says so. */
export function stepsOf(standing: Standing): Steps {
  const acknowledged = standing.last?.response === 'acknowledged'
  const read: StepState = standing.readAt === undefined ? 'to-do' : 'done'
  const questions = questionStep(standing)
  const ready = read === 'done' && (questions === 'done' || questions === 'skipped')
  return { read, questions, acknowledge: acknowledged ? 'done' : ready ? 'to-do' : 'cannot-start' }
}

function questionStep(standing: Standing): StepState {
  if (standing.passedAt !== undefined) return 'done'
  if (!standing.hasQuestions) return 'skipped'
  return standing.readAt === undefined ? 'cannot-start' : 'to-do'
}
