import type { PolicyMessages } from '../messages.ts'
import { versionOf } from '../origin.decision.ts'
import { workPaths } from '../paths.ts'
import { fieldsOf } from '../section-form.ts'
import type { Origin } from '../tables.ts'
import {
  appliesToOf,
  forceOf,
  offerOf,
  type ProvisionDetail,
  topicsOf,
  type VersionDetail,
} from '../version-detail.ts'
import { appliesToText, headingText, paragraphsOf, topicLabelList } from './shared.ts'

/** Whether and how a provision is confirmed: its tag, and where what stands for it comes from. */
export function standingOf(
  detail: Pick<VersionDetail, 'repairs'>,
  provision: ProvisionDetail,
  m: PolicyMessages,
): { readonly confirmed: boolean; readonly tag: string; readonly classes: string; readonly origin: string } {
  if (provision.confirmedBy !== null) {
    const origin = originText(originsOf(provision), m)
    return { confirmed: true, tag: m.work.provisions.confirmed, classes: 'govuk-tag--green', origin }
  }
  const offer = offerOf(detail, provision)
  return offer === null
    ? { confirmed: false, tag: m.work.provisions.suggestion, classes: 'govuk-tag--blue', origin: '' }
    : {
        confirmed: false,
        tag: m.work.carried.tag(offer.fromVersion),
        classes: 'govuk-tag--purple moothall-tag',
        origin: '',
      }
}

function originsOf(provision: ProvisionDetail): ReadonlySet<Origin> {
  const { forceOrigin, topics, applicability } = provision
  const all = [
    forceOrigin,
    ...topics.map(({ origin }) => origin),
    ...applicability.map(({ origin }) => origin),
  ]
  return new Set(all.filter((origin) => origin !== null))
}

function originText(origins: ReadonlySet<Origin>, m: PolicyMessages): string {
  const words = m.work.carried.origins
  const [only] = origins
  if (origins.size !== 1 || only === undefined) return origins.size === 0 ? '' : words.mixed
  const version = versionOf(only)
  if (version !== undefined) return words.version(version)
  return only === 'suggested' ? words.suggested : words.chosen
}

/** A provision as a line of an overview. */
export function provisionLine(
  detail: Pick<VersionDetail, 'repairs'>,
  provision: ProvisionDetail,
  m: PolicyMessages,
): object {
  return {
    ref: provision.ref,
    depth: Math.min(provision.depth, 3),
    paragraphs: paragraphsOf(provision.text),
    topics: topicLabelList(topicsOf(provision), m),
    appliesTo: appliesToText(appliesToOf(provision), m),
    force: m.forces[forceOf(provision)],
    standing: standingOf(detail, provision, m),
  }
}

/** Sections that hold provisions, each with how many are confirmed, and what of all can be kept as it was before. */
export function provisionsModel(detail: VersionDetail, m: PolicyMessages): object {
  const offered = detail.provisions.filter((provision) => offerOf(detail, provision) !== null)
  const words = m.work.carried
  return {
    caption: m.work.caption(detail.title, detail.version),
    tasksHref: workPaths.tasks(detail),
    offer:
      offered.length === 0
        ? null
        : {
            action: workPaths.provisions(detail),
            title: words.provisionsTitle(offered.length),
            button: words.keep(offered.length),
            rows: offered.map((provision) => ({
              name: fieldsOf(provision).row,
              value: provision.rowVersion,
            })),
          },
    sections: detail.sections.flatMap((section) => {
      const provisions = detail.provisions.filter(({ sectionRef }) => sectionRef === section.ref)
      if (provisions.length === 0) return []
      const confirmed = provisions.filter(({ confirmedBy }) => confirmedBy !== null).length
      return [
        {
          href: workPaths.section(detail, section.ref),
          heading: headingText(section, m),
          confirmedText: m.work.provisions.confirmedCount(confirmed, provisions.length),
          complete: confirmed === provisions.length,
          provisions: provisions.map((provision) => provisionLine(detail, provision, m)),
        },
      ]
    }),
  }
}
