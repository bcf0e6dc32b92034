import { topicLabel, wordPhrase } from '@moothall/policy'
import type { PolicyMessages } from '../messages.ts'
import { outstandingOf } from '../outstanding.decision.ts'
import { policyPaths, workPaths } from '../paths.ts'
import {
  appliesToOf,
  resolutionOf,
  resolutionText,
  topicsOf,
  uncoveredTopics,
  type VersionDetail,
} from '../version-detail.ts'
import { appliesToText, dateText, headingText, paragraphsOf, topicLabelList } from './shared.ts'

type Tag = { readonly text: string; readonly classes: string }

const stateColours: Readonly<Record<VersionDetail['state'], string>> = {
  draft: 'govuk-tag--blue',
  'in-review': 'govuk-tag--yellow',
  approved: 'govuk-tag--turquoise',
  'in-force': 'govuk-tag--green',
  superseded: 'govuk-tag--grey',
  withdrawn: 'govuk-tag--grey',
}

export function stateTag(state: VersionDetail['state'], m: PolicyMessages): Tag {
  return { text: m.states[state], classes: stateColours[state] }
}

/** Sections that hold provisions, each with how many are confirmed. */
export function sectionsModel(detail: VersionDetail, m: PolicyMessages): readonly object[] {
  return detail.sections.flatMap((section) => {
    const provisions = detail.provisions.filter(({ sectionRef }) => sectionRef === section.ref)
    if (provisions.length === 0) return []
    const confirmed = provisions.filter(({ confirmedBy }) => confirmedBy !== null).length
    return [
      {
        href: workPaths.section(detail, section.ref),
        heading: headingText(section, m),
        confirmedText: m.work.provisions.confirmedCount(confirmed, provisions.length),
        complete: confirmed === provisions.length,
        introduction: section.text === null ? [] : paragraphsOf(section.text),
        provisions: provisions.map((provision) => provisionLine(provision, m)),
      },
    ]
  })
}

function provisionLine(provision: VersionDetail['provisions'][number], m: PolicyMessages): object {
  return {
    ref: provision.ref,
    depth: Math.min(provision.depth, 3),
    paragraphs: paragraphsOf(provision.text),
    topics: topicLabelList(topicsOf(provision), m),
    appliesTo: appliesToText(appliesToOf(provision), m),
    force: m.forces[provision.force],
    confirmed: provision.confirmedBy !== null,
  }
}

/** The task list of a version, by what the visitor may do with it. */
export function tasksModel(
  detail: VersionDetail,
  visitor: { mayConfirm: boolean; mayApprove: boolean; hasApprover: boolean },
  m: PolicyMessages,
): object {
  const words = m.work.tasks
  const open = new Map(outstandingOf(detail).map(({ part, count }) => [part, count]))
  const draft = detail.state === 'draft'
  const task = (
    part: 'repairs' | 'provisions' | 'topics' | 'tensions',
    href: string,
    empty: boolean,
  ): object => {
    const count = open.get(part) ?? 0
    const done = empty ? words.nothingToDo : words.completed
    return {
      title: { text: words[part] },
      ...(draft && visitor.mayConfirm && !empty && { href }),
      status: count > 0 ? { tag: { text: words.left(count), classes: 'govuk-tag--blue' } } : { text: done },
    }
  }
  const ready = open.size === 0
  return {
    caption: m.work.caption(detail.title, detail.version),
    tag: stateTag(detail.state, m),
    draft,
    tasks: [
      { title: { text: words.summary }, href: workPaths.summary(detail), status: { text: words.completed } },
      task('repairs', workPaths.repairs(detail), detail.repairs.length === 0),
      task('provisions', workPaths.provisions(detail), detail.provisions.length === 0),
      task('topics', workPaths.topics(detail), uncoveredTopics(detail).length === 0),
      task('tensions', workPaths.tensions(detail), detail.tensions.length === 0),
    ],
    submitTasks: [
      {
        title: { text: words.submit },
        ...(draft && visitor.mayConfirm && { href: workPaths.submit(detail) }),
        status: ready
          ? { tag: { text: words.ready, classes: 'govuk-tag--green' } }
          : { text: words.notYet, classes: 'govuk-task-list__status--cannot-start-yet' },
      },
    ],
    sentBack:
      draft && detail.sentBackReasons !== null && detail.sentBackAt !== null
        ? {
            title: words.sentBackOn(dateText(detail.sentBackAt, m)),
            paragraphs: paragraphsOf(detail.sentBackReasons),
          }
        : null,
    withdrawn: detail.state === 'withdrawn' ? paragraphsOf(detail.withdrawnReasons ?? '') : [],
    inReview: detail.state === 'in-review',
    proposed:
      detail.state === 'in-review' && detail.proposedInForceOn !== null
        ? words.proposed(dateText(detail.proposedInForceOn, m))
        : '',
    approvedText:
      detail.state === 'approved' && detail.inForceOn !== null
        ? words.approved(dateText(detail.inForceOn, m))
        : '',
    published: detail.state === 'in-force' || detail.state === 'superseded',
    publicHref: policyPaths.version(detail),
    reviewHref: detail.state === 'in-review' && visitor.mayApprove ? workPaths.review(detail) : '',
    noApprover: detail.state === 'in-review' && !visitor.hasApprover,
    correctionsHref:
      detail.state === 'approved' || detail.state === 'in-force' || detail.state === 'superseded'
        ? workPaths.corrections(detail)
        : '',
    withdrawHref:
      visitor.mayConfirm && (draft || detail.state === 'in-review' || detail.state === 'approved')
        ? workPaths.withdraw(detail)
        : '',
  }
}

/** What was understood of an imported text. */
export function summaryModel(detail: VersionDetail, m: PolicyMessages): object {
  const words = m.work.summary
  const row = (key: string, value: string | number): object => ({
    key: { text: key },
    value: { text: String(value) },
  })
  return {
    caption: m.work.caption(detail.title, detail.version),
    facts: [
      row(words.source, detail.sourceName),
      row(words.sections, detail.sections.filter(({ implied }) => !implied).length),
      row(words.provisions, detail.provisions.length),
      row(words.repairs, detail.repairs.length),
      row(words.tensions, detail.tensions.length),
      row(words.related, detail.related.map(({ name }) => name).join('; ')),
      row(words.sourceSha256, detail.sourceSha256),
    ],
    sections: sectionsOf(detail, m),
    omitted: detail.omitted.map(({ kind, line, text }) => ({
      line: words.line(line),
      kind: words.omittedKinds[kind] ?? kind,
      text,
    })),
    nextHref: workPaths.tasks(detail),
  }
}

/** Every section, also those that hold no provisions, in reading order. */
export function sectionsOf(detail: VersionDetail, m: PolicyMessages): readonly object[] {
  return detail.sections.map((section) => ({
    heading: headingText(section, m),
    level: Math.min(section.level, 3),
    introduction: section.text === null ? [] : paragraphsOf(section.text),
    provisions: detail.provisions
      .filter(({ sectionRef }) => sectionRef === section.ref)
      .map((provision) => provisionLine(provision, m)),
  }))
}

/** What an approver reads before deciding. */
export function reviewModel(detail: VersionDetail, m: PolicyMessages): object {
  const open = new Set(uncoveredTopics(detail))
  return {
    caption: m.work.caption(detail.title, detail.version),
    sections: sectionsOf(detail, m),
    tensions: detail.tensions.map((tension) => ({
      between: m.work.tensions.between(tension.between.join(', ')),
      about: wordPhrase(tension.about, m.parser),
      resolution: resolutionText(resolutionOf(tension), m.parser),
    })),
    uncovered: detail.uncovered
      .filter(({ topic }) => open.has(topic))
      .map(({ topic, choice, note }) => ({
        topic: topicLabel(topic, m.parser),
        choice: m.work.topics.choices[choice],
        note,
      })),
  }
}
