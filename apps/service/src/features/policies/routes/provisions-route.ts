import { TOPIC_KEYS } from '@moothall/policy'
import type { Context } from '../../../context.ts'
import { page, type Route } from '../../../platform/web/index.ts'
import { confirmProvisions, type ProvisionChoice } from '../confirm-provisions.ts'
import { versionParams } from '../form.ts'
import { workPaths } from '../paths.ts'
import { fieldsOf, isSubmitted } from '../section-form.ts'
import { offerOf } from '../version-detail.ts'
import { describeProvision } from '../view-models/describe-provision.ts'
import { provisionsModel } from '../view-models/provisions.ts'
import { leavesToOthers, partFormRoutes, rowVersionOf } from './part-form.ts'
import { views } from './version-request.ts'

interface Params {
  readonly slug: string
  readonly version: number
}

/**
 * Every section with what stands for its provisions, and one form that keeps what was confirmed before of those that are
 * unchanged: only of those that the page showed as such.
 */
export function provisionsRoutes(context: Context): Route[] {
  return partFormRoutes<Params, ProvisionChoice>(context, {
    path: '/manage/policies/:slug/:version/provisions',
    params: versionParams,
    audit: 'policies.provision-confirmed',
    action: workPaths.provisions,
    next: workPaths.provisions,
    show: ({ detail, params, m, errors }) =>
      page({
        view: `${views}/provisions.njk`,
        title: m.work.provisions.title,
        model: provisionsModel(detail, m),
        errors,
        backLink: { href: workPaths.tasks(params), text: m.work.backToTasks },
      }),
    read: ({ detail, submitted }) => ({
      choices: detail.provisions.flatMap((provision): ProvisionChoice[] => {
        const { id } = fieldsOf(provision)
        const { carried, confirmedBy } = provision
        if (carried === null || !isSubmitted(provision, submitted) || leavesToOthers(submitted, id)) return []
        // Decided otherwise since the page was made: its repair says so, and it is asked anew.
        if (confirmedBy === null && offerOf(detail, provision) === null) return []
        const topics = TOPIC_KEYS.filter((topic) => carried.topics.includes(topic))
        const { appliesTo, force } = carried
        return [{ ref: provision.ref, topics, appliesTo, force, rowVersion: rowVersionOf(submitted, id) }]
      }),
      errors: [],
    }),
    save: async (actor, key, choices) => await confirmProvisions(context, actor, key, choices),
    describe: (ref, { detail, m }) => {
      const provision = detail.provisions.find((one) => one.ref === ref)
      const mine = provision?.carried ?? { topics: [], appliesTo: [], force: 'statement' as const }
      return describeProvision(provision, ref, mine, m)
    },
  })
}
