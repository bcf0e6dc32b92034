import { defineRoute, notFound, page, redirectTo, type Route } from '../../../platform/web/index.ts'
import { formatMoment } from '../dates.ts'
import type { AcknowledgementParts } from '../parts.ts'
import { paths } from '../paths.ts'
import { acknowledgementPermissions } from '../permissions.ts'
import { findStanding } from '../standing.ts'
import { personOf, versionParams, wordsOf } from './common.ts'

/** The page after acknowledging, with the receipt as soon as it is sealed. */
export function acknowledgedRoute(parts: AcknowledgementParts): Route {
  return defineRoute({
    method: 'GET',
    path: '/my/policies/:slug/:version/acknowledged',
    permission: acknowledgementPermissions['acknowledgements.own'],
    audit: { none: 'a person looks at their own acknowledgement' },
    params: versionParams,
    handler: async ({ actor, locale, params }) => {
      const person = personOf(actor)
      if (!person) return notFound()
      const shown = await parts.context.database.inTransaction(person, async (tx) => {
        const which = { ...params, personId: person.personId, now: parts.context.clock.now() }
        const found = await findStanding(tx, parts, which)
        const last = found?.standing.last
        if (!found || last?.response !== 'acknowledged') return undefined
        const row = await tx
          .selectFrom('acknowledgement')
          .select('wording')
          .where('entry_id', '=', last.entryId)
          .where('person_id', '=', person.personId)
          .executeTakeFirst()
        const receipt = await parts.context.ledger.receiptOf(tx, last.entryId)
        return row && { found, last, wording: row.wording, sealed: receipt.outcome === 'sealed' }
      })
      if (!shown) return redirectTo(paths.asked(params.slug))
      const m = wordsOf({ locale }).acknowledged
      const { last } = shown
      return page({
        view: 'features/acknowledgements/views/acknowledged.njk',
        title: m.title,
        model: {
          panelBody: m.panelBody(shown.found.standing.policy.title, params.version),
          at: m.at(formatMoment(last.at, locale)),
          wording: shown.wording,
          sealed: shown.sealed,
          selfHref: paths.acknowledged(params.slug, params.version),
          receiptHref: paths.receipt(last.entryId),
          pdfHref: paths.receiptPdf(last.entryId),
          jsonHref: paths.receiptJson(last.entryId),
          askHref: paths.ask(params.slug, params.version),
          myPoliciesHref: paths.myPolicies(),
        },
      })
    },
  })
}
