import { topicLabel, wordPhrase } from '@moothall/policy'
import type { PolicyMessages } from '../messages.ts'
import { outstandingOf } from '../outstanding.decision.ts'
import { policyPaths, workPaths } from '../paths.ts'
import { bodyNameDecision, bodyNamesOf, namesAnotherBody } from '../body-name.decision.ts'
import { provisionLine } from './provisions.ts'
import {
  offerOf,
  resolutionOf,
  resolutionText,
  uncoveredTopics,
  type VersionDetail,
} from '../version-detail.ts'
import { dateText, headingText, paragraphsOf } from './shared.ts'

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

/** The task list of a version, by what the visitor may do with it. */
export function tasksModel(
  detail: VersionDetail,
  visitor: { mayConfirm: boolean; mayApprove: boolean; hasApprover: boolean },
  m: PolicyMessages,
): object {
  const words = m.work.tasks
  const open = new Map(outstandingOf(detail).map(({ part, count }) => [part, count]))
  const draft = detail.state === 'draft'
  const carried = carriedOf(detail)
  const task = (part: keyof typeof carried, href: string, empty: boolean): object => {
    const count = open.get(part) ?? 0
    const done = empty ? words.nothingToDo : words.completed
    return {
      title: { text: words[part] },
      ...(draft && visitor.mayConfirm && !empty && { href }),
      ...(count > 0 && carried[part] > 0 && { hint: { text: words.carried(carried[part]) } }),
      status: count > 0 ? { tag: { text: words.left(count), classes: 'govuk-tag--blue' } } : { text: done },
    }
  }
  const ready = open.size === 0
  const names = bodyNamesOf(detail)
  const changesText = bodyNameDecision(names, detail.bodyNameDecided)?.choice === 'change-text'
  const bodyNameTask = {
    title: { text: words.bodyName },
    ...(draft && visitor.mayConfirm && { href: workPaths.bodyName(detail) }),
    status: open.has('bodyName')
      ? {
          tag: {
            text: changesText ? words.textWillChange : words.left(1),
            classes: changesText ? 'govuk-tag--orange moothall-tag' : 'govuk-tag--blue',
          },
        }
      : { text: words.completed },
  }
  return {
    caption: m.work.caption(detail.title, detail.version),
    tag: stateTag(detail.state, m),
    draft,
    tasks: [
      { title: { text: words.summary }, href: workPaths.summary(detail), status: { text: words.completed } },
      ...(namesAnotherBody(names) ? [bodyNameTask] : []),
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
    textWillChange: draft && changesText,
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
    comparisonHref:
      detail.version > 1 && (draft || detail.state === 'in-review' || detail.state === 'approved')
        ? workPaths.comparison(detail)
        : '',
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

/** How many of what is still open can be kept as it was confirmed before, by part. */
function carriedOf(
  detail: VersionDetail,
): Readonly<Record<'repairs' | 'provisions' | 'topics' | 'tensions', number>> {
  const said = new Set(detail.uncovered.map(({ topic }) => topic))
  return {
    repairs: detail.repairs.filter(({ decision, carried }) => decision === null && carried !== null).length,
    provisions: detail.provisions.filter((provision) => offerOf(detail, provision) !== null).length,
    topics: uncoveredTopics(detail).filter((topic) => !said.has(topic) && detail.carriedTopics.has(topic))
      .length,
    tensions: detail.tensions.filter(({ resolution, carried }) => resolution === null && carried !== null)
      .length,
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
      .map((provision) => provisionLine(detail, provision, m)),
  }))
}

/** What an approver reads before deciding. */
export function reviewModel(detail: VersionDetail, m: PolicyMessages): object {
  const open = new Set(uncoveredTopics(detail))
  const names = bodyNamesOf(detail)
  return {
    caption: m.work.caption(detail.title, detail.version),
    bodyName: namesAnotherBody(names) ? m.work.bodyName.review(names.inText, names.setUp) : '',
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
