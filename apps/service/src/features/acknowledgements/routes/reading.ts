import type { Locale } from '../../../platform/rendering/messages.ts'
import {
  defineRoute,
  emptyForm,
  notFound,
  page,
  redirectTo,
  type Route,
} from '../../../platform/web/index.ts'
import { findPolicyVersion, type PublishedPolicy } from '../../policies/index.ts'
import { formatMoment } from '../dates.ts'
import type { AcknowledgementParts } from '../parts.ts'
import { paths } from '../paths.ts'
import { acknowledgementPermissions } from '../permissions.ts'
import { readingPages } from '../reading/reading-pages.decision.ts'
import { recordReading } from '../record-reading.ts'
import { findStanding, type FoundStanding } from '../standing.ts'
import { personOf, positiveNumber, refusedPage, versionParams, wordsOf } from './common.ts'

function readingModel(
  found: FoundStanding,
  policy: PublishedPolicy,
  pageNumber: number,
  locale: Locale,
): object | undefined {
  const m = wordsOf({ locale })
  const { standing } = found
  const { slug, version } = policy
  const pages = readingPages(policy, standing.askedAs)
  const shown = pages[pageNumber - 1]
  if (!shown) return undefined
  const isLast = pageNumber === pages.length
  const mayConfirm = isLast && standing.policy.inForce && standing.askedAs.length > 0
  return {
    policyTitle: policy.title,
    progress: m.read.progress(pageNumber, pages.length),
    sections: shown.sections.map(({ section, groups }) => ({
      heading: section.implied ? '' : section.heading,
      text: section.text ?? '',
      groups: groups.map(({ applies, provisions }) => ({
        applies,
        summary: m.read.others(provisions.length),
        provisions: provisions.map((provision) => ({
          ref: provision.ref,
          text: provision.text,
          depth: Math.min(provision.depth, 3),
          href: paths.publicProvision(slug, version, provision.ref),
          linkLabel: m.read.linkTo(provision.ref),
        })),
      })),
    })),
    previousHref: pageNumber > 1 ? paths.read(slug, version, pageNumber - 1) : null,
    nextHref: isLast ? null : paths.read(slug, version, pageNumber + 1),
    readAt: standing.readAt === undefined ? null : m.read.readAt(formatMoment(standing.readAt, locale)),
    action: mayConfirm && standing.readAt === undefined ? paths.haveRead(slug, version) : null,
    goOnHref: paths.asked(slug),
  }
}

/** The policy in reading order, section by section, and the person's word that they have read it. */
export function readingRoutes(parts: AcknowledgementParts): Route[] {
  const { context } = parts
  return [
    defineRoute({
      method: 'GET',
      path: '/my/policies/:slug/:version/read/:page',
      permission: acknowledgementPermissions['acknowledgements.own'],
      audit: { none: 'how somebody reads is not recorded' },
      params: versionParams.extend({ page: positiveNumber }),
      handler: async ({ actor, locale, params }) => {
        const person = personOf(actor)
        if (!person) return notFound()
        const now = context.clock.now()
        const { personId } = person
        const model = await context.database.inTransaction(person, async (tx) => {
          const found = await findStanding(tx, parts, { personId, ...params, now })
          const policy = await findPolicyVersion(tx, params.slug, params.version)
          return found && policy && readingModel(found, policy, params.page, locale)
        })
        if (!model) return notFound()
        const title = `${wordsOf({ locale }).asked.readTask}: ${wordsOf({ locale }).read.page(params.page)}`
        const backLink = { href: paths.asked(params.slug) }
        return page({ view: 'features/acknowledgements/views/read.njk', title, model, backLink })
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/my/policies/:slug/:version/read',
      permission: acknowledgementPermissions['acknowledgements.own'],
      audit: { event: 'acknowledgement.policy-read' },
      params: versionParams,
      form: emptyForm,
      handler: async (request) => {
        const person = personOf(request.actor)
        if (!person) return notFound()
        const decision = await recordReading(parts, person, request.params)
        if (!decision) return notFound()
        if (decision.outcome === 'refused') return refusedPage(request, decision.reason, request.params.slug)
        return redirectTo(paths.asked(request.params.slug))
      },
    }),
  ]
}
