import type { Context } from '../../../context.ts'
import type { Actor, PersonActor } from '../../../platform/identity/actor.ts'
import { messagesFor } from '../../../platform/rendering/messages.ts'
import { forbidden, notFound, type RouteRequest, type RouteResponse } from '../../../platform/web/index.ts'
import type { VersionKey } from '../change-draft.ts'
import { type PolicyMessages, policyMessages } from '../messages.ts'
import { readVersion } from '../read-version.ts'
import { readVersionInForce } from '../version-in-force.ts'
import type { VersionDetail } from '../version-detail.ts'

export const views = 'features/policies/views'

type Localised = Pick<RouteRequest<unknown, unknown, unknown>, 'locale'>
type Acting = Pick<RouteRequest<unknown, unknown, unknown>, 'actor'>

export function wording({ locale }: Localised): PolicyMessages {
  return messagesFor(policyMessages, locale)
}

/** Whoever gets here without being a person was let through by a permission check that a test replaced. */
export async function asPerson(
  actor: Actor,
  work: (person: PersonActor) => Promise<RouteResponse>,
): Promise<RouteResponse> {
  return actor.kind === 'person' ? await work(actor) : forbidden()
}

/** Reads the version that the address names, as the visitor. */
export async function withVersion(
  context: Context,
  request: Acting & { readonly params: VersionKey },
  work: (detail: VersionDetail) => RouteResponse | Promise<RouteResponse>,
): Promise<RouteResponse> {
  const { slug, version } = request.params
  const detail = await context.database.inTransaction(request.actor, (tx) =>
    readVersion(tx, { slug, version }),
  )
  return detail === undefined ? notFound() : await work(detail)
}

/** `withVersion`, with the version in force beside it, if there is one. */
export async function withVersionInForce(
  context: Context,
  request: Acting & { readonly params: VersionKey },
  work: (detail: VersionDetail, inForce: VersionDetail | undefined) => RouteResponse | Promise<RouteResponse>,
): Promise<RouteResponse> {
  const { slug, version } = request.params
  const read = await context.database.inTransaction(request.actor, async (tx) => {
    const detail = await readVersion(tx, { slug, version })
    return detail && { detail, inForce: await readVersionInForce(tx, detail) }
  })
  return read === undefined ? notFound() : await work(read.detail, read.inForce)
}
