import type { Context } from '../../../context.ts'
import { defineRoute, page, type Route } from '../../../platform/web/index.ts'
import { comparedVersionOf } from '../compare-versions.decision.ts'
import { versionParams } from '../form.ts'
import { canMove } from '../lifecycle.decision.ts'
import { policyPaths, workPaths } from '../paths.ts'
import { policyPermissions } from '../permissions.ts'
import { findEligibleApprovers, listAllVersions } from '../work-queries.ts'
import { comparisonModel } from '../view-models/changes.ts'
import { stateTag, summaryModel, tasksModel } from '../view-models/work.ts'
import { views, withVersion, withVersionInForce, wording } from './version-request.ts'

/** Reading pages of owners, approvers and auditors. */
export function workRoutes(context: Context): Route[] {
  const permission = policyPermissions['policies.read-drafts']
  const params = versionParams
  return [
    defineRoute({
      method: 'GET',
      path: '/manage/policies',
      permission,
      audit: { none: 'lists policies to those who look after them' },
      handler: async (request) => {
        const m = wording(request)
        const rows = await context.database.inTransaction(request.actor, (tx) => listAllVersions(tx))
        return page({
          view: `${views}/work-list.njk`,
          title: m.work.policies.title,
          model: {
            mayImport: context.permissionCheck(policyPermissions['policies.import'], request.actor),
            importHref: workPaths.import(),
            rows: rows.map((row) => ({
              href: workPaths.tasks(row),
              title: row.title,
              version: row.version,
              tag: stateTag(row.state, m),
            })),
          },
        })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/manage/policies/:slug/:version',
      permission,
      audit: { none: 'shows where a version stands to those who look after it' },
      params,
      handler: async (request) =>
        await withVersion(context, request, async (detail) => {
          const m = wording(request)
          const { actor } = request
          const approvers = await context.database.inTransaction(actor, (tx) =>
            findEligibleApprovers(tx, detail),
          )
          const mover =
            actor.kind === 'person'
              ? { kind: 'person' as const, personId: actor.personId, roles: actor.roles }
              : null
          return page({
            view: `${views}/tasks.njk`,
            title: m.work.tasks.title,
            model: tasksModel(
              detail,
              {
                mayConfirm: context.permissionCheck(policyPermissions['policies.confirm'], actor),
                mayApprove: mover !== null && canMove(detail.state, 'approve', mover),
                hasApprover: approvers.length > 0,
              },
              m,
            ),
            backLink: { href: workPaths.list(), text: m.work.policies.title },
          })
        }),
    }),
    defineRoute({
      method: 'GET',
      path: '/manage/policies/:slug/:version/comparison',
      permission,
      audit: { none: 'shows what a version changes to those who look after it' },
      params,
      handler: async (request) =>
        await withVersionInForce(context, request, (detail, inForce) => {
          const m = wording(request)
          return page({
            view: `${views}/comparison.njk`,
            title: m.work.comparison.title(detail.version),
            model: {
              caption: m.work.caption(detail.title, detail.version),
              inForceHref: inForce === undefined ? '' : policyPaths.version(inForce),
              comparison:
                inForce === undefined
                  ? null
                  : comparisonModel(comparedVersionOf(inForce), comparedVersionOf(detail), m),
            },
            backLink: { href: workPaths.tasks(detail), text: m.work.backToTasks },
          })
        }),
    }),
    defineRoute({
      method: 'GET',
      path: '/manage/policies/:slug/:version/summary',
      permission,
      audit: { none: 'shows what was understood of a text' },
      params,
      handler: async (request) =>
        await withVersion(context, request, (detail) => {
          const m = wording(request)
          return page({
            view: `${views}/summary.njk`,
            title: m.work.summary.title,
            model: summaryModel(detail, m),
            backLink: { href: workPaths.tasks(detail), text: m.work.backToTasks },
          })
        }),
    }),
  ]
}
