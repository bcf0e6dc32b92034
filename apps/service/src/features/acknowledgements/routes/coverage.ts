import type { Category } from '@moothall/policy'
import { CATEGORIES } from '@moothall/policy'
import { ukDate } from '../../../platform/clock/clock.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { isolated } from '../../../platform/rendering/isolate.ts'
import { defineRoute, download, notFound, page, type Route } from '../../../platform/web/index.ts'
import { findPolicyVersion, listPoliciesInForce } from '../../policies/index.ts'
import { type Coverage, coverageStates, findCoverage, totalOf } from '../coverage.ts'
import { coverageChart } from '../coverage-chart.ts'
import { toCsv } from '../../../platform/csv.ts'
import { formatMoment } from '../dates.ts'
import type { AcknowledgementParts } from '../parts.ts'
import { paths } from '../paths.ts'
import { acknowledgementPermissions } from '../permissions.ts'
import { listDeclineReasons, listQuestionsAbout } from '../queries.ts'
import { versionParams, wordsOf } from './common.ts'

interface Target {
  readonly slug: string
  readonly version: number
}

async function findAll(parts: AcknowledgementParts, actor: Actor, target: Target) {
  return await parts.context.database.inTransaction(actor, async (tx) => {
    const policy = await findPolicyVersion(tx, target.slug, target.version)
    if (!policy) return undefined
    const askedOf: readonly Category[] = CATEGORIES.filter((category) =>
      policy.provisions.some((provision) => provision.appliesTo.includes(category)),
    )
    const which = { policyId: policy.policyId, version: policy.version }
    const today = ukDate(parts.context.clock.now())
    const coverage = await findCoverage(tx, { ...which, askedOf, today })
    if (!coverage) return undefined
    return {
      policy,
      coverage,
      questions: await listQuestionsAbout(tx, which),
      reasons: await listDeclineReasons(tx, which),
    }
  })
}

type Words = ReturnType<typeof wordsOf>

function csvOf(coverage: Coverage, m: Words): string {
  const head = [
    m.coverage.category,
    m.coverage.team,
    m.coverage.people,
    ...coverageStates.map((state) => m.coverageStates[state]),
  ]
  const rows = coverage.groups.map(({ category, team, counts }) => [
    m.categoryNames[category],
    team,
    totalOf(counts),
    ...coverageStates.map((state) => counts[state]),
  ])
  return toCsv([head, ...rows])
}

function tableRow(label: string, counts: Coverage['everyone'], m: Words) {
  return {
    label,
    people: m.coverage.count(totalOf(counts)),
    counts: coverageStates.map((state) => ({
      state: m.coverageStates[state],
      text: m.coverage.count(counts[state]),
    })),
  }
}

/** How a version is getting on, for its owner: numbers, chart, questions waiting and reasons given. */
export function coverageRoutes(parts: AcknowledgementParts): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/manage/acknowledgements',
      permission: acknowledgementPermissions['acknowledgements.coverage'],
      audit: { none: 'a list of public policies' },
      handler: async ({ actor, locale }) => {
        const m = wordsOf({ locale }).coverage
        const policies = await parts.context.database.inTransaction(actor, listPoliciesInForce)
        return page({
          view: 'features/acknowledgements/views/coverage-list.njk',
          title: m.listTitle,
          model: {
            policies: policies.map(({ slug, title, version }) => ({
              href: paths.coverage(slug, version),
              text: m.of(title, version),
            })),
          },
        })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/policies/:slug/:version/acknowledgements',
      permission: acknowledgementPermissions['acknowledgements.coverage'],
      audit: { none: 'a policy owner looks at how a version is getting on' },
      params: versionParams,
      handler: async ({ actor, locale, params }) => {
        const found = await findAll(parts, actor, params)
        if (!found) return notFound()
        const m = wordsOf({ locale })
        const { coverage, policy } = found
        const done = coverage.everyone.acknowledged
        const all = totalOf(coverage.everyone)
        const categoryRows = coverage.byCategory.map(({ category, counts }) =>
          tableRow(m.categoryNames[category], counts, m),
        )
        return page({
          view: 'features/acknowledgements/views/coverage.njk',
          title: m.coverage.title,
          backLink: { href: paths.publicPolicy(params.slug, params.version) },
          model: {
            of: m.coverage.of(policy.title, policy.version),
            summary: all === 0 ? m.coverage.nothing : m.coverage.summary(done, all),
            any: all > 0,
            chartTitle: m.coverage.chartTitle(done, all),
            chart: coverageChart(
              coverage.byCategory.map(({ category, counts }) => ({
                label: m.coverage.chartLabel(m.categoryNames[category], totalOf(counts)),
                counts: coverageStates.map((state) => counts[state]),
              })),
              coverageStates.map((state) => m.coverageStates[state]),
              m.coverage.count,
            ),
            states: coverageStates.map((state) => m.coverageStates[state]),
            rows: [...categoryRows, tableRow(m.coverage.everyone, coverage.everyone, m)],
            teams: coverage.groups.map(({ category, team, counts }) => ({
              category: m.categoryNames[category],
              row: tableRow(team, counts, m),
            })),
            csvHref: paths.coverageCsv(params.slug, params.version),
            questions: found.questions.map((question) => ({
              href: paths.askedQuestion(question.id),
              from: m.coverage.questionFrom(
                isolated(question.personName),
                formatMoment(question.askedAt, locale),
              ),
              state: question.answer === undefined ? m.coverage.questionWaiting : m.coverage.questionAnswered,
            })),
            reasons: found.reasons.map((reason) => ({
              text: reason.text,
              from: m.coverage.questionFrom(isolated(reason.personName), formatMoment(reason.at, locale)),
            })),
          },
        })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/policies/:slug/:version/acknowledgements.csv',
      permission: acknowledgementPermissions['acknowledgements.coverage'],
      audit: { none: 'numbers without names' },
      params: versionParams,
      handler: async ({ actor, locale, params }) => {
        const found = await findAll(parts, actor, params)
        if (!found) return notFound()
        const m = wordsOf({ locale })
        return download(csvOf(found.coverage, m), {
          filename: m.coverage.csvName(params.slug, params.version),
          contentType: 'text/csv; charset=utf-8',
        })
      },
    }),
  ]
}
