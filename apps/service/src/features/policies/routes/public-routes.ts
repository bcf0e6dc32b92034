import { z, type ZodType } from 'zod'
import type { Context } from '../../../context.ts'
import { anonymous } from '../../../platform/identity/actor.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import {
  defineRoute,
  json,
  notFound,
  page,
  publicAnswer,
  type PublicRouteRequest,
  type Route,
  type RouteResponse,
} from '../../../platform/web/index.ts'
import { policyPaths } from '../paths.ts'
import { policyPermissions } from '../permissions.ts'
import { publishedStamp } from '../published-stamp.ts'
import type { PublishedPolicy } from '../published-policy.ts'
import {
  findPolicyInForce,
  findPolicyVersion,
  findPublishedContent,
  listPoliciesInForce,
  listPublishedVersions,
} from '../queries.ts'
import { isSlug } from '../slug.decision.ts'
import { changesModel } from '../view-models/changes.ts'
import { policyJson } from '../view-models/policy-json.ts'
import { listModel, policyModel, provisionModel, versionsModel } from '../view-models/public.ts'
import { views, wording } from './version-request.ts'

const slugParams = z.object({ slug: z.string().refine(isSlug) })
const number = z
  .string()
  .regex(/^[1-9]\d{0,5}$/)
  .transform(Number)
const versionParams = slugParams.extend({ version: number })
const provisionParams = versionParams.extend({ ref: z.string().min(1).max(200) })
/** `3` is the page of version 3 and `3.json` its JSON: one route, because both are one segment of the address. */
const pageOrJsonParams = slugParams.extend({
  version: z
    .string()
    .regex(/^[1-9]\d{0,5}(?:\.json)?$/)
    .transform((text) => ({ version: Number.parseInt(text, 10), asJson: text.endsWith('.json') })),
})

type Request<Params> = PublicRouteRequest<Params, unknown>

/** What everybody may read. Nothing here asks for anything but versions that are or were in force. */
export function publicRoutes(context: Context): Route[] {
  const stamp = publishedStamp(context.database)

  /** Each answer is kept until something that is published changes. */
  function route<Params>(of: {
    path: string
    params: ZodType<Params>
    /** Where the client may ask for JSON at this address. */
    variesWith?: 'accept'
    answer: (tx: Transaction, request: Request<Params>) => Promise<RouteResponse>
  }): Route {
    const { path, params, variesWith, answer } = of
    return defineRoute({
      method: 'GET',
      path,
      public: true,
      permission: policyPermissions['policies.read-published'],
      audit: { none: 'public text' },
      params,
      handler: (request) =>
        publicAnswer({
          cacheKey: `${path} ${JSON.stringify(request.params)}${variesWith && request.wantsJson ? ' json' : ''}`,
          stamp,
          ...(variesWith && { variesWith }),
          render: () => context.database.inTransaction(anonymous, (tx) => answer(tx, request)),
        }),
    })
  }

  return [
    route({ path: '/policies', params: z.object({}), answer: listPage }),
    route({
      path: '/policies/:slug',
      params: slugParams,
      answer: async (tx, request) => {
        const policy = await findPolicyInForce(tx, request.params.slug)
        return policy === undefined ? await versionsPage(tx, request) : versionPage(request, policy)
      },
    }),
    route({
      path: '/policies/:slug/:version',
      params: pageOrJsonParams,
      variesWith: 'accept',
      answer: async (tx, request) => {
        const { slug } = request.params
        const { version, asJson } = request.params.version
        if (!asJson && !request.wantsJson) {
          const policy = await findPolicyVersion(tx, slug, version)
          return policy === undefined ? notFound() : versionPage(request, policy)
        }
        const found = await findPublishedContent(tx, slug, version)
        return found === undefined
          ? notFound()
          : json(policyJson(found, context.config.publicAddress, wording(request).parser))
      },
    }),
    route({ path: '/policies/:slug/versions', params: slugParams, answer: versionsPage }),
    route({
      path: '/policies/:slug/:version/provisions/:ref',
      params: provisionParams,
      answer: provisionPage,
    }),
    route({ path: '/policies/:slug/:version/changes', params: versionParams, answer: changesPage }),
  ]
}

async function listPage(tx: Transaction, request: Request<unknown>): Promise<RouteResponse> {
  const m = wording(request)
  const policies = await listPoliciesInForce(tx)
  const body = await tx.selectFrom('body').select('name').executeTakeFirst()
  return page({
    view: `${views}/list.njk`,
    title: m.public.list.title,
    model: listModel(policies, body?.name ?? '', m),
  })
}

function versionPage(request: Request<unknown>, policy: PublishedPolicy): RouteResponse {
  const m = wording(request)
  return page({
    view: `${views}/policy.njk`,
    title: policy.title,
    model: policyModel(policy, m),
  })
}

async function versionsPage(
  tx: Transaction,
  request: Request<z.output<typeof slugParams>>,
): Promise<RouteResponse> {
  const { slug } = request.params
  const versions = await listPublishedVersions(tx, slug)
  if (versions.length === 0) return notFound()
  const m = wording(request)
  const title = m.public.versions.title(versions[0]?.title ?? slug)
  return page({ view: `${views}/versions.njk`, title, model: versionsModel(slug, versions, m) })
}

async function provisionPage(
  tx: Transaction,
  request: Request<z.output<typeof provisionParams>>,
): Promise<RouteResponse> {
  const { slug, version, ref } = request.params
  const policy = await findPolicyVersion(tx, slug, version)
  const provision = policy?.provisions.find((one) => one.ref === ref)
  if (policy === undefined || provision === undefined) return notFound()
  const m = wording(request)
  return page({
    view: `${views}/provision.njk`,
    title: m.public.provision.title(ref, policy.title),
    model: provisionModel(policy, provision, m),
    backLink: { href: policyPaths.version(policy), text: m.public.provision.whole },
  })
}

async function changesPage(
  tx: Transaction,
  request: Request<z.output<typeof versionParams>>,
): Promise<RouteResponse> {
  const { slug, version } = request.params
  const after = await findPolicyVersion(tx, slug, version)
  const earlier = (await listPublishedVersions(tx, slug)).find((line) => line.version < version)
  const before = earlier && (await findPolicyVersion(tx, slug, earlier.version))
  if (after === undefined || before === undefined) return notFound()
  const m = wording(request)
  return page({
    view: `${views}/changes.njk`,
    title: m.public.changes.title(version, after.title),
    model: changesModel(before, after, m),
    backLink: { href: policyPaths.version(after), text: m.public.version(version) },
  })
}
