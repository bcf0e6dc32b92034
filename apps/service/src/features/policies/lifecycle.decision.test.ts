import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Role } from '../../platform/identity/roles.ts'
import {
  decideLifecycle,
  type LifecycleCommand,
  type LifecycleCommandKind,
  type LifecycleFacts,
  type Mover,
  versionStates,
  type VersionState,
} from './lifecycle.decision.ts'

const today = '2026-11-22'

const commands: Readonly<Record<LifecycleCommandKind, LifecycleCommand>> = {
  submit: { kind: 'submit', inForceOn: today },
  approve: { kind: 'approve', inForceOn: today },
  'send-back': { kind: 'send-back', reasons: '4.1 is unclear' },
  withdraw: { kind: 'withdraw', reasons: 'Mended at the source' },
  'bring-into-force': { kind: 'bring-into-force' },
  supersede: { kind: 'supersede' },
}
const kinds = Object.keys(commands) as LifecycleCommandKind[]

const person = (...roles: Role[]): Mover => ({ kind: 'person', personId: 'somebody', roles })
const movers = {
  owner: person('policy-owner'),
  approver: person('policy-approver'),
  administrator: person('administrator'),
  auditor: person('auditor'),
  nobody: person(),
  clock: { kind: 'policy-clock' },
} satisfies Record<string, Mover>

function facts(changes: Partial<LifecycleFacts> = {}): LifecycleFacts {
  return {
    state: 'draft',
    contributors: ['drafter'],
    outstanding: [],
    inForceOn: today,
    anotherIsWaiting: false,
    shown: 'as it stands',
    ...changes,
  }
}

/** Everything that is allowed, said a second time and independently: from, command, who, to. */
const allowed: readonly (readonly [VersionState, LifecycleCommandKind, keyof typeof movers, VersionState])[] =
  [
    ['draft', 'submit', 'owner', 'in-review'],
    ['draft', 'withdraw', 'owner', 'withdrawn'],
    ['in-review', 'approve', 'approver', 'approved'],
    ['in-review', 'send-back', 'approver', 'draft'],
    ['in-review', 'withdraw', 'owner', 'withdrawn'],
    ['approved', 'withdraw', 'owner', 'withdrawn'],
    ['approved', 'bring-into-force', 'clock', 'in-force'],
    ['in-force', 'supersede', 'clock', 'superseded'],
  ]

describe('every state, command and role', () => {
  const everything = versionStates.flatMap((state) =>
    kinds.flatMap((kind) =>
      (Object.keys(movers) as (keyof typeof movers)[]).map((who) => [state, kind, who] as const),
    ),
  )
  test.each(everything)('given %s, when %s by %s', (state, kind, who) => {
    const decision = decideLifecycle(facts({ state }), commands[kind], movers[who], today)
    const to = allowed.find(([from, command, by]) => from === state && command === kind && by === who)?.[3]
    const mayEver = allowed.some(([, command, by]) => command === kind && by === who)
    const refusal = mayEver ? 'wrong-state' : 'wrong-role'
    expect(decision).toEqual(
      to === undefined ? { ok: false, refusal } : { ok: true, to, comesIntoForceNow: kind === 'approve' },
    )
  })
})

describe('what else stops a step', () => {
  const approve = commands.approve
  const inReview = facts({ state: 'in-review' })
  test.each([
    [
      'something is not confirmed',
      facts({ outstanding: [{ part: 'provisions', count: 1 }] }),
      commands.submit,
      'owner',
      'not-all-confirmed',
    ],
    [
      'the date has passed',
      facts(),
      { kind: 'submit', inForceOn: '2026-11-21' },
      'owner',
      'date-in-the-past',
    ],
    ['the date is years away', facts(), { kind: 'submit', inForceOn: '2028-11-23' }, 'owner', 'date-too-far'],
    [
      'the approver worked on it',
      { ...inReview, contributors: ['somebody'] },
      approve,
      'approver',
      'own-work',
    ],
    [
      'another version waits',
      { ...inReview, anotherIsWaiting: true },
      approve,
      'approver',
      'another-is-waiting',
    ],
    [
      'the page showed something else',
      inReview,
      { kind: 'approve', inForceOn: '2026-11-22', shown: 'as it stood' },
      'approver',
      'changed-since',
    ],
    [
      'something came open again',
      { ...inReview, outstanding: [{ part: 'tensions', count: 2 }] },
      approve,
      'approver',
      'not-all-confirmed',
    ],
    [
      'the date has passed meanwhile',
      inReview,
      { kind: 'approve', inForceOn: '2026-01-01' },
      'approver',
      'date-in-the-past',
    ],
    ['no reasons are given', inReview, { kind: 'send-back', reasons: '  ' }, 'approver', 'no-reasons'],
    [
      'no reasons are given for withdrawing',
      facts(),
      { kind: 'withdraw', reasons: '' },
      'owner',
      'no-reasons',
    ],
    [
      'the day has not come',
      facts({ state: 'approved', inForceOn: '2026-11-23' }),
      commands['bring-into-force'],
      'clock',
      'date-not-reached',
    ],
    [
      'no day was set',
      facts({ state: 'approved', inForceOn: null }),
      commands['bring-into-force'],
      'clock',
      'date-not-reached',
    ],
  ] as const)('%s', (_what, given, command, who, refusal) => {
    expect(decideLifecycle(given, command, movers[who], today)).toEqual({ ok: false, refusal })
  })

  test('an approval for a later day does not bring the version into force at once', () => {
    expect(
      decideLifecycle(inReview, { kind: 'approve', inForceOn: '2026-11-23' }, movers.approver, today),
    ).toEqual({
      ok: true,
      to: 'approved',
      comesIntoForceNow: false,
    })
  })
})

test('whatever is tried in whatever order, only somebody else’s approval leads into force, and no end is left again', () => {
  const step = fc.record({
    kind: fc.constantFrom(...kinds),
    who: fc.constantFrom('ann', 'bob', 'clock'),
    roles: fc.subarray<Role>(['policy-owner', 'policy-approver', 'administrator', 'auditor']),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let state: VersionState = 'draft'
      const contributors = new Set<string>()
      let approvals = 0
      for (const { kind, who, roles } of steps) {
        const mover: Mover =
          who === 'clock' ? { kind: 'policy-clock' } : { kind: 'person', personId: who, roles }
        const given = facts({ state, contributors: [...contributors] })
        const decision = decideLifecycle(given, commands[kind], mover, today)
        if (!decision.ok) continue
        const rules = [
          state !== 'superseded' && state !== 'withdrawn',
          kind !== 'approve' || !contributors.has(who),
          decision.to !== 'in-force' || approvals === 1,
        ]
        expect(rules, `${kind} by ${who} from ${state}`).toEqual([true, true, true])
        if (kind === 'submit') contributors.add(who)
        if (kind === 'approve') approvals += 1
        state = decision.to
      }
    }),
    { numRuns: 500 },
  )
})
