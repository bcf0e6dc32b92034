import { ukDate } from '../../../platform/clock/clock.ts'
import { defineRoute, notFound, page, type Route } from '../../../platform/web/index.ts'
import { listPoliciesInForce } from '../../policies/index.ts'
import { isAskedOf } from '../applicability.decision.ts'
import type { AcknowledgementParts } from '../parts.ts'
import { acknowledgementPermissions } from '../permissions.ts'
import { listTeam, versionKey } from '../queries.ts'
import { teamPage, teamQuery } from '../team-page.ts'
import { personOf, wordsOf } from './common.ts'

/** A line manager's page: done or not done, for each person and policy that asks them. */
export function teamRoutes(parts: AcknowledgementParts): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/my/team',
      permission: acknowledgementPermissions['acknowledgements.team'],
      audit: { none: 'a manager looks at done or not done of their own team' },
      query: teamQuery,
      handler: async ({ actor, locale, query }) => {
        const person = personOf(actor)
        if (!person) return notFound()
        const m = wordsOf({ locale }).team
        const today = ukDate(parts.context.clock.now())
        const { team, policies } = await parts.context.database.inTransaction(person, async (tx) => {
          const policies = []
          for (const policy of await listPoliciesInForce(tx)) {
            const key = versionKey(policy.policyId, policy.version)
            policies.push({ ...policy, key, rules: await parts.rules.rulesOf(tx, policy) })
          }
          return { team: await listTeam(tx, today), policies }
        })
        const members = team.map(({ name, post, categories, done }) => ({
          name,
          post,
          done: new Map(
            policies
              .filter(({ rules }) => rules !== undefined && isAskedOf(rules, categories))
              .map(({ key }) => [key, done.get(key) === true]),
          ),
        }))
        return page({
          view: 'features/acknowledgements/views/team.njk',
          title: m.title,
          model: teamPage(members, policies, query, m),
        })
      },
    }),
  ]
}
