import type { Role } from '../../platform/identity/roles.ts'

/** A person as the decisions about them see it. */
export interface PersonState {
  readonly personId: string
  readonly ended: boolean
  readonly roles: readonly Role[]
  /** How many people who have not left hold the role of administrator. */
  readonly administrators: number
}

export type PersonCommand =
  | { readonly kind: 'change' }
  | { readonly kind: 'grant'; readonly role: Role }
  | { readonly kind: 'revoke'; readonly role: Role }
  | { readonly kind: 'end'; readonly by: string }

export type PersonRefusal =
  'not-found' | 'has-left' | 'already-holds' | 'does-not-hold' | 'last-administrator' | 'oneself'

export type PersonDecision =
  { readonly kind: 'accepted' } | { readonly kind: 'refused'; readonly reason: PersonRefusal }

const accepted: PersonDecision = { kind: 'accepted' }

function refused(reason: PersonRefusal): PersonDecision {
  return { kind: 'refused', reason }
}

/** Whether something may be done to a person. There is always an administrator, and nobody ends themselves by mistake. */
export function decidePerson(state: PersonState | undefined, command: PersonCommand): PersonDecision {
  if (state === undefined) return refused('not-found')
  if (state.ended) return refused('has-left')
  if (command.kind === 'grant')
    return state.roles.includes(command.role) ? refused('already-holds') : accepted
  if (command.kind === 'revoke') {
    if (!state.roles.includes(command.role)) return refused('does-not-hold')
    return command.role === 'administrator' ? unlessLast(state) : accepted
  }
  if (command.kind === 'end') return command.by === state.personId ? refused('oneself') : unlessLast(state)
  return accepted
}

function unlessLast(state: PersonState): PersonDecision {
  const last = state.roles.includes('administrator') && state.administrators <= 1
  return last ? refused('last-administrator') : accepted
}
