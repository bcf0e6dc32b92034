import type { Role } from '../../platform/identity/roles.ts'
import type { Outstanding } from './outstanding.decision.ts'

export const versionStates = [
  'draft',
  'in-review',
  'approved',
  'in-force',
  'superseded',
  'withdrawn',
] as const
export type VersionState = (typeof versionStates)[number]

/** Who acts: a person with roles, or the clock that brings approved versions into force. */
export type Mover =
  | { readonly kind: 'person'; readonly personId: string; readonly roles: readonly Role[] }
  | { readonly kind: 'policy-clock' }

/** Dates are UK calendar dates, `YYYY-MM-DD`. */
export type LifecycleCommand =
  | { readonly kind: 'submit'; readonly inForceOn: string }
  | {
      readonly kind: 'approve'
      readonly inForceOn: string
      /** What the approver read, as `LifecycleFacts.shown` names it. */
      readonly shown?: string
    }
  | { readonly kind: 'send-back'; readonly reasons: string }
  | { readonly kind: 'withdraw'; readonly reasons: string }
  | { readonly kind: 'bring-into-force' }
  | { readonly kind: 'supersede' }

export type LifecycleCommandKind = LifecycleCommand['kind']

/** What a decision about a version rests on. */
export interface LifecycleFacts {
  readonly state: VersionState
  /** Persons who imported, confirmed, resolved or submitted anything of this version. */
  readonly contributors: readonly string[]
  readonly outstanding: readonly Outstanding[]
  /** The date set at approval. */
  readonly inForceOn: string | null
  /** Whether another version of the policy is approved and waits for its date. */
  readonly anotherIsWaiting: boolean
  /** Names what an approver would see now: the content of this version, and the version in force it is compared with. */
  readonly shown: string
}

export type LifecycleRefusal =
  | 'wrong-state'
  | 'wrong-role'
  | 'not-all-confirmed'
  | 'own-work'
  | 'date-in-the-past'
  | 'date-too-far'
  | 'date-not-reached'
  | 'another-is-waiting'
  | 'changed-since'
  | 'no-reasons'

export type LifecycleDecision =
  | { readonly ok: true; readonly to: VersionState; readonly comesIntoForceNow: boolean }
  | { readonly ok: false; readonly refusal: LifecycleRefusal }

interface Transition {
  readonly command: LifecycleCommandKind
  readonly from: VersionState
  readonly to: VersionState
  readonly by: Role | 'policy-clock'
}

/** Every way a version can move. What is not here is refused. */
export const transitions: readonly Transition[] = [
  { command: 'submit', from: 'draft', to: 'in-review', by: 'policy-owner' },
  { command: 'withdraw', from: 'draft', to: 'withdrawn', by: 'policy-owner' },
  { command: 'send-back', from: 'in-review', to: 'draft', by: 'policy-approver' },
  { command: 'approve', from: 'in-review', to: 'approved', by: 'policy-approver' },
  { command: 'withdraw', from: 'in-review', to: 'withdrawn', by: 'policy-owner' },
  { command: 'withdraw', from: 'approved', to: 'withdrawn', by: 'policy-owner' },
  { command: 'bring-into-force', from: 'approved', to: 'in-force', by: 'policy-clock' },
  { command: 'supersede', from: 'in-force', to: 'superseded', by: 'policy-clock' },
]

/** Whether the mover may give this command in some state. */
function mayGive(command: LifecycleCommandKind, mover: Mover): boolean {
  return transitions.some(
    ({ command: candidate, by }) =>
      candidate === command &&
      (mover.kind === 'policy-clock'
        ? by === 'policy-clock'
        : by !== 'policy-clock' && mover.roles.includes(by)),
  )
}

/** Whether anyone could give this command in this state: for showing a button or not. */
export function canMove(state: VersionState, command: LifecycleCommandKind, mover: Mover): boolean {
  return (
    mayGive(command, mover) && transitions.some(({ command: c, from }) => c === command && from === state)
  )
}

/**
 * Decides one step of a policy version.
 * @param today the UK calendar date, `YYYY-MM-DD`
 */
export function decideLifecycle(
  facts: LifecycleFacts,
  command: LifecycleCommand,
  mover: Mover,
  today: string,
): LifecycleDecision {
  if (!mayGive(command.kind, mover)) return refuse('wrong-role')
  const transition = transitions.find(
    ({ command: kind, from }) => kind === command.kind && from === facts.state,
  )
  if (transition === undefined) return refuse('wrong-state')
  const refusal = refusalOf(facts, command, mover, today)
  if (refusal !== undefined) return refuse(refusal)
  const comesIntoForceNow = command.kind === 'approve' && command.inForceOn <= today
  return { ok: true, to: transition.to, comesIntoForceNow }
}

function refusalOf(
  facts: LifecycleFacts,
  command: LifecycleCommand,
  mover: Mover,
  today: string,
): LifecycleRefusal | undefined {
  if (command.kind === 'submit') {
    return facts.outstanding.length > 0 ? 'not-all-confirmed' : refusalOfDate(command.inForceOn, today)
  }
  if (command.kind === 'approve') {
    if (mover.kind !== 'person' || facts.contributors.includes(mover.personId)) return 'own-work'
    if (facts.outstanding.length > 0) return 'not-all-confirmed'
    if (command.shown !== undefined && command.shown !== facts.shown) return 'changed-since'
    return facts.anotherIsWaiting ? 'another-is-waiting' : refusalOfDate(command.inForceOn, today)
  }
  if (command.kind === 'send-back' || command.kind === 'withdraw') {
    return command.reasons.trim() === '' ? 'no-reasons' : undefined
  }
  if (command.kind === 'bring-into-force') {
    return facts.inForceOn === null || facts.inForceOn > today ? 'date-not-reached' : undefined
  }
  return undefined
}

/** A date more than two years ahead is a slip of the keyboard rather than a plan. */
function refusalOfDate(date: string, today: string): LifecycleRefusal | undefined {
  if (date < today) return 'date-in-the-past'
  const limit = `${Number(today.slice(0, 4)) + 2}${today.slice(4)}`
  return date > limit ? 'date-too-far' : undefined
}

function refuse(refusal: LifecycleRefusal): LifecycleDecision {
  return { ok: false, refusal }
}
