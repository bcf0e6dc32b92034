import { messagesFor } from '../../../platform/rendering/messages.ts'
import { defineRoute, notFound, page, type Route } from '../../../platform/web/index.ts'
import { managesAnybody } from '../../people/index.ts'
import { findPolicyVersion } from '../../policies/index.ts'
import { askedPage } from '../asked-page.ts'
import { formatDay } from '../dates.ts'
import { acknowledgementMessages } from '../messages.ts'
import type { AcknowledgementParts } from '../parts.ts'
import { paths } from '../paths.ts'
import { acknowledgementPermissions } from '../permissions.ts'
import { findAcknowledgedBefore, listOwnQuestions, listReceipts } from '../queries.ts'
import { planFor } from '../questions/plan.ts'
import { readingPages } from '../reading/reading-pages.decision.ts'
import { findStandingInForce, listStandings } from '../standing.ts'
import { nextStepOf, type NextStep } from '../waiting.ts'
import { personOf, slugParams, wordsOf } from './common.ts'

const views = 'features/acknowledgements/views'

/** A person's own policies: the list, and what one of them asks. */
export function askedRoutes(parts: AcknowledgementParts): Route[] {
  const { context } = parts
  return [
    defineRoute({
      method: 'GET',
      path: '/my/policies',
      permission: acknowledgementPermissions['acknowledgements.own'],
      audit: { none: 'a person looks at what is asked of themselves' },
      handler: async ({ actor, locale }) => {
        const person = personOf(actor)
        if (!person) return notFound()
        const m = messagesFor(acknowledgementMessages, locale)
        const words: Record<NextStep, string> = {
          'to-read': m.standing.toRead,
          'to-answer': m.standing.toAnswer,
          'to-acknowledge': m.standing.toAcknowledge,
          'question-open': m.standing.questionOpen,
          declined: m.standing.declined,
          done: m.standing.done,
        }
        const now = context.clock.now()
        const { personId } = person
        const { standings, isManager } = await context.database.inTransaction(person, async (tx) => ({
          standings: await listStandings(tx, parts, { personId, now }),
          isManager: await managesAnybody(tx, personId),
        }))
        const policies = standings.map(({ standing }) => ({
          href: paths.asked(standing.policy.slug),
          title: standing.policy.title,
          inForceFrom: formatDay(standing.policy.inForceFrom, locale),
          state: words[nextStepOf(standing)],
          done: nextStepOf(standing) === 'done',
        }))
        return page({
          view: `${views}/my-policies.njk`,
          title: m.myPolicies.title,
          model: { policies, recordHref: paths.record(), teamHref: isManager ? paths.team() : null },
        })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/my/policies/:slug',
      permission: acknowledgementPermissions['acknowledgements.own'],
      audit: { none: 'a person looks at what is asked of themselves' },
      params: slugParams,
      handler: async ({ actor, locale, params }) => {
        const person = personOf(actor)
        if (!person) return notFound()
        const now = context.clock.now()
        const { personId } = person
        const shown = await context.database.inTransaction(person, async (tx) => {
          const found = await findStandingInForce(tx, parts, { personId, slug: params.slug, now })
          if (!found) return undefined
          const { rules, standing } = found
          const policy = await findPolicyVersion(tx, params.slug, rules.version)
          if (!policy) return undefined
          const which = { personId, policyId: rules.policyId, version: rules.version }
          return {
            found,
            more: {
              pages: readingPages(policy, standing.askedAs).length,
              topics: planFor({ rules, bank: parts.bank, personId, categories: standing.askedAs }).length,
              questions: await listOwnQuestions(tx, which),
              acknowledgedBefore: await findAcknowledgedBefore(tx, which),
              receipts: await listReceipts(tx, which),
            },
          }
        })
        if (!shown) return notFound()
        const title = wordsOf({ locale }).asked.title(shown.found.standing.policy.title)
        const backLink = { href: paths.myPolicies() }
        if (shown.found.standing.askedAs.length === 0) {
          const { slug, version } = shown.found.standing.policy
          const model = { wholeHref: paths.publicPolicy(slug, version) }
          return page({ view: `${views}/not-asked.njk`, title, model, backLink })
        }
        const model = askedPage(shown.found, shown.more, locale)
        return page({ view: `${views}/asked.njk`, title, model, backLink })
      },
    }),
  ]
}
