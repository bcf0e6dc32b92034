import { ukDate } from '../../../platform/clock/clock.ts'
import { defineRoute, notFound, page, type Route } from '../../../platform/web/index.ts'
import { listPoliciesInForce } from '../../policies/index.ts'
import { isAskedOf } from '../applicability.decision.ts'
import type { AcknowledgementParts } from '../parts.ts'
import { acknowledgementPermissions } from '../permissions.ts'
import { listTeam, versionKey } from '../queries.ts'
import { personOf, wordsOf } from './common.ts'

/** A line manager's page: done or not done, for each person and policy that asks them. */
export function teamRoutes(parts: AcknowledgementParts): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/my/team',
      permission: acknowledgementPermissions['acknowledgements.team'],
      audit: { none: 'a manager looks at done or not done of their own team' },
      handler: async ({ actor, locale }) => {
        const person = personOf(actor)
        if (!person) return notFound()
        const m = wordsOf({ locale }).team
        const today = ukDate(parts.context.clock.now())
        const { team, policies } = await parts.context.database.inTransaction(person, async (tx) => {
          const policies = []
          for (const policy of await listPoliciesInForce(tx)) {
            policies.push({ policy, rules: await parts.rules.rulesOf(tx, policy) })
          }
          return { team: await listTeam(tx, today), policies }
        })
        const tables = policies.flatMap(({ policy, rules }) => {
          const asked = team.filter((line) => rules !== undefined && isAskedOf(rules, line.categories))
          if (asked.length === 0) return []
          const key = versionKey(policy.policyId, policy.version)
          const done = asked.filter((line) => line.done.get(key) === true)
          return [
            {
              caption: m.caption(policy.title, policy.version),
              summary: m.summary(done.length, asked.length),
              rows: asked.map((line) => ({
                name: line.name,
                post: line.post,
                done: done.includes(line),
                state: done.includes(line) ? m.done : m.notDone,
              })),
            },
          ]
        })
        return page({
          view: 'features/acknowledgements/views/team.njk',
          title: m.title,
          model: { hasTeam: team.length > 0, tables },
        })
      },
    }),
  ]
}
