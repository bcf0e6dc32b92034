import type { Context } from '../../../context.ts'
import {
  type FieldError,
  notFound,
  page,
  type Route,
  type RouteResponse,
  type Submission,
} from '../../../platform/web/index.ts'
import { confirmProvisions, type ProvisionChoice } from '../confirm-provisions.ts'
import { sectionParams } from '../form.ts'
import { workPaths } from '../paths.ts'
import {
  categoriesOf,
  choiceFrom,
  fieldsOf,
  inputsFrom,
  inputsTyped,
  isSubmitted,
  nobody,
  type ProvisionInputs,
  topicKeysOf,
} from '../section-form.ts'
import type { ProvisionDetail } from '../version-detail.ts'
import { describeProvision } from '../view-models/describe-provision.ts'
import { sectionModel } from '../view-models/section.ts'
import { headingText } from '../view-models/shared.ts'
import { leavesToOthers, partFormRoutes, rowVersionOf, type Shown } from './part-form.ts'
import { views } from './version-request.ts'

interface SectionParams {
  readonly slug: string
  readonly version: number
  readonly section: string
}

export function sectionRoutes(context: Context): Route[] {
  return partFormRoutes<SectionParams, ProvisionChoice>(context, {
    path: '/manage/policies/:slug/:version/sections/:section',
    params: sectionParams,
    audit: 'policies.provision-confirmed',
    action: (params) => workPaths.section(params, params.section),
    next: (params) => workPaths.provisions(params),
    show: (shown) => showSection(shown, (provision) => inputsNow(provision, shown.submitted), false),
    instead: (shown) => {
      if (shown.submitted.text('action') !== 'fill') return undefined
      const bulk = shown.submitted
        .all('bulk')
        .filter((value) => value === nobody || categoriesOf([value]).length > 0)
      if (bulk.length === 0) {
        const errors = [{ field: 'bulk', message: shown.m.work.provisions.bulkNone }]
        return showSection({ ...shown, errors }, (provision) => inputsNow(provision, shown.submitted), false)
      }
      return showSection(
        shown,
        (provision) => ({ ...inputsNow(provision, shown.submitted), appliesTo: bulk }),
        true,
      )
    },
    read: ({ detail, params, submitted, m }) => {
      const choices: ProvisionChoice[] = []
      const errors: FieldError[] = []
      for (const provision of provisionsOf(detail.provisions, params)) {
        const { id } = fieldsOf(provision)
        if (!isSubmitted(provision, submitted) || leavesToOthers(submitted, id)) continue
        const choice = choiceFrom(
          provision,
          inputsTyped(provision, submitted),
          rowVersionOf(submitted, id),
          m,
        )
        if ('field' in choice) errors.push(choice)
        else choices.push(choice)
      }
      return { choices, errors }
    },
    save: async (actor, key, choices) => await confirmProvisions(context, actor, key, choices),
    describe: (ref, { detail, submitted, m }) => {
      const provision = detail.provisions.find((one) => one.ref === ref)
      const typed = provision && inputsTyped(provision, submitted)
      const mine = {
        topics: typed ? topicKeysOf([...typed.topics, typed.added]) : [],
        appliesTo: typed ? categoriesOf(typed.appliesTo) : [],
        force: typed?.force ?? ('statement' as const),
      }
      return describeProvision(provision, ref, mine, m)
    },
  })
}

function provisionsOf(
  provisions: readonly ProvisionDetail[],
  { section }: { section: string },
): readonly ProvisionDetail[] {
  return provisions.filter(({ sectionRef }) => sectionRef === section)
}

function inputsNow(provision: ProvisionDetail, submitted: Submission | undefined): ProvisionInputs {
  return submitted !== undefined && isSubmitted(provision, submitted)
    ? inputsTyped(provision, submitted)
    : inputsFrom(provision)
}

function showSection(
  shown: Shown<SectionParams>,
  inputsOf: (provision: ProvisionDetail) => ProvisionInputs,
  filled: boolean,
): RouteResponse {
  const { detail, params, m, errors, submitted } = shown
  const section = detail.sections.find(({ ref }) => ref === params.section)
  const provisions = provisionsOf(detail.provisions, params)
  if (section === undefined || provisions.length === 0) return notFound()
  return page({
    view: `${views}/section.njk`,
    title: headingText(section, m),
    model: sectionModel({
      detail,
      section,
      action: workPaths.section(params, params.section),
      provisions: provisions.map((provision) => ({
        provision,
        inputs: inputsOf(provision),
        rowVersion:
          submitted !== undefined && isSubmitted(provision, submitted)
            ? rowVersionOf(submitted, fieldsOf(provision).id)
            : provision.rowVersion,
        error: errors.find(({ field }) => field === fieldsOf(provision).appliesTo)?.message ?? '',
      })),
      filled,
      bulk: submitted?.all('bulk') ?? [],
      m,
    }),
    errors,
    backLink: { href: workPaths.provisions(params), text: m.work.provisions.back },
  })
}
