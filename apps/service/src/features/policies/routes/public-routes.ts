import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { anonymous } from '../../../platform/identity/actor.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import {
  defineRoute,
  json,
  notFound,
  page,
  publicPage,
  type PublicRouteRequest,
  type Route,
  type RouteResponse,
} from '../../../platform/web/index.ts'
import { policyPaths } from '../paths.ts'
import { policyPermissions } from '../permissions.ts'
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

const audit = { none: 'public text' }
const permission = policyPermissions['policies.read-published']

/** What everybody may read. Nothing here asks for anything but versions that are or were in force. */
export function publicRoutes(context: Context): Route[] {
  const read = async <Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
    await context.database.inTransaction(anonymous, work)
  return [
    listRoute(read),
    inForceRoute(read),
    versionRoute(context, read),
    versionsRoute(read),
    provisionRoute(read),
    changesRoute(read),
  ]
}

type Read = <Result>(work: (tx: Transaction) => Promise<Result>) => Promise<Result>

function listRoute(read: Read): Route {
  return defineRoute({
    method: 'GET',
    path: '/policies',
    public: true,
    permission,
    audit,
    handler: (request) =>
      publicPage({
        cacheKey: 'policies',
        render: async () => {
          const m = wording(request)
          const { policies, bodyName } = await read(async (tx) => ({
            policies: await listPoliciesInForce(tx),
            bodyName: (await tx.selectFrom('body').select('name').executeTakeFirst())?.name ?? '',
          }))
          return page({
            view: `${views}/list.njk`,
            title: m.public.list.title,
            model: listModel(policies, bodyName, m),
          })
        },
      }),
  })
}

function inForceRoute(read: Read): Route {
  return defineRoute({
    method: 'GET',
    path: '/policies/:slug',
    public: true,
    permission,
    audit,
    params: slugParams,
    handler: (request) =>
      publicPage({
        cacheKey: `policies/${request.params.slug}`,
        render: async () => {
          const { slug } = request.params
          const policy = await read((tx) => findPolicyInForce(tx, slug))
          if (policy !== undefined) return versionPage(request, policy)
          const versions = await read((tx) => listPublishedVersions(tx, slug))
          return versions.length === 0 ? notFound() : versionsPage(request, slug, versions)
        },
      }),
  })
}

function versionRoute(context: Context, read: Read): Route {
  return defineRoute({
    method: 'GET',
    path: '/policies/:slug/:version',
    public: true,
    permission,
    audit,
    params: pageOrJsonParams,
    handler: async (request) => {
      const { slug } = request.params
      const { version, asJson } = request.params.version
      if (asJson || request.wantsJson) {
        const found = await read((tx) => findPublishedContent(tx, slug, version))
        return found === undefined
          ? notFound()
          : json(policyJson(found, context.config.publicAddress, wording(request).parser))
      }
      return publicPage({
        cacheKey: `policies/${slug}@${version}`,
        render: async () => {
          const policy = await read((tx) => findPolicyVersion(tx, slug, version))
          return policy === undefined ? notFound() : versionPage(request, policy)
        },
      })
    },
  })
}

function versionsRoute(read: Read): Route {
  return defineRoute({
    method: 'GET',
    path: '/policies/:slug/versions',
    public: true,
    permission,
    audit,
    params: slugParams,
    handler: (request) =>
      publicPage({
        cacheKey: `policies/${request.params.slug}/versions`,
        render: async () => {
          const { slug } = request.params
          const versions = await read((tx) => listPublishedVersions(tx, slug))
          return versions.length === 0 ? notFound() : versionsPage(request, slug, versions)
        },
      }),
  })
}

function provisionRoute(read: Read): Route {
  return defineRoute({
    method: 'GET',
    path: '/policies/:slug/:version/provisions/:ref',
    public: true,
    permission,
    audit,
    params: provisionParams,
    handler: async (request) => {
      const { slug, version, ref } = request.params
      const policy = await read((tx) => findPolicyVersion(tx, slug, version))
      const provision = policy?.provisions.find((one) => one.ref === ref)
      if (policy === undefined || provision === undefined) return notFound()
      const m = wording(request)
      return page({
        view: `${views}/provision.njk`,
        title: m.public.provision.title(ref, policy.title),
        model: provisionModel(policy, provision, m),
        backLink: { href: policyPaths.version(policy), text: m.public.provision.whole },
      })
    },
  })
}

function changesRoute(read: Read): Route {
  return defineRoute({
    method: 'GET',
    path: '/policies/:slug/:version/changes',
    public: true,
    permission,
    audit,
    params: versionParams,
    handler: (request) =>
      publicPage({
        cacheKey: `policies/${request.params.slug}@${request.params.version}/changes`,
        render: async () => {
          const { slug, version } = request.params
          const found = await read(async (tx) => {
            const after = await findPolicyVersion(tx, slug, version)
            const earlier = (await listPublishedVersions(tx, slug)).find((line) => line.version < version)
            const before = earlier && (await findPolicyVersion(tx, slug, earlier.version))
            return { before, after }
          })
          if (found.after === undefined || found.before === undefined) return notFound()
          const m = wording(request)
          return page({
            view: `${views}/changes.njk`,
            title: m.public.changes.title(version, found.after.title),
            model: changesModel(found.before, found.after, m),
            backLink: { href: policyPaths.version(found.after), text: m.public.version(version) },
          })
        },
      }),
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

function versionsPage(
  request: Request<unknown>,
  slug: string,
  versions: Awaited<ReturnType<typeof listPublishedVersions>>,
): RouteResponse {
  const m = wording(request)
  const title = m.public.versions.title(versions[0]?.title ?? slug)
  return page({ view: `${views}/versions.njk`, title, model: versionsModel(slug, versions, m) })
}
