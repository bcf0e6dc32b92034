import type { Audience, Role, TokenScope } from './roles.ts'

/** Parts of the service that act on nobody's behalf. Row-level security names each where it lets one in. */
export const systemActorNames = [
  'set-up',
  'sign-in',
  'sessions',
  'sealing',
  'mail',
  'policy-clock',
  'retention',
  'drafts',
  'api-tokens',
  'passkeys',
  'demo',
] as const
export type SystemActorName = (typeof systemActorNames)[number]

export interface PersonActor {
  readonly kind: 'person'
  readonly personId: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly sessionId: string
}

/**
 * A program with a token. It is not its person: to the database it is nobody, and the code lets it in only where a permission
 * names its scope.
 */
export interface TokenActor {
  readonly kind: 'token'
  readonly tokenId: string
  readonly scope: TokenScope
}

/** Who is doing this. The only thing that opens a transaction. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | PersonActor
  | TokenActor
  | { readonly kind: 'system'; readonly name: SystemActorName }

export const anonymous: Actor = { kind: 'anonymous' }

/** The actor for a part of the service acting by itself. */
export function systemActor(name: SystemActorName): Actor {
  return { kind: 'system', name }
}

/** An actor in one word, as `current_actor()` of the database says it: `person:<id>`, `system:<name>`, or `anonymous`, as tokens are to it. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'person') return `person:${actor.personId}`
  return actor.kind === 'system' ? `system:${actor.name}` : 'anonymous'
}

export type PermissionCheck = (audiences: readonly Audience[], actor: Actor) => boolean

/** The code's own permission check. Row-level security holds the same line again in the database. */
export const checkPermission: PermissionCheck = (audiences, actor) =>
  audiences.some((audience) => {
    if (audience === 'anyone') return true
    if (actor.kind === 'token') return audience === `token:${actor.scope}`
    if (actor.kind !== 'person') return false
    const held: readonly Audience[] = actor.roles
    return audience === 'signed-in' || held.includes(audience)
  })
