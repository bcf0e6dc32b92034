import { TOPIC_KEYS, topicDescription, topicLabel } from '@moothall/policy'
import type { Context } from '../../../context.ts'
import { type FieldError, page, type Route } from '../../../platform/web/index.ts'
import { acknowledgeTopics, type TopicAcknowledgement } from '../acknowledge-topics.ts'
import { typedText, versionParams } from '../form.ts'
import type { PolicyMessages } from '../messages.ts'
import { workPaths } from '../paths.ts'
import { type UncoveredChoice, uncoveredChoices } from '../tables.ts'
import { uncoveredTopics } from '../version-detail.ts'
import { openTag } from '../view-models/shared.ts'
import { leavesToOthers, partFormRoutes, rowVersionOf, type Shown } from './part-form.ts'
import { views } from './version-request.ts'

const maxNote = 500

export function topicsRoutes(context: Context): Route[] {
  return partFormRoutes<{ slug: string; version: number }, TopicAcknowledgement>(context, {
    path: '/manage/policies/:slug/:version/topics',
    params: versionParams,
    audit: 'policies.topic-acknowledged',
    action: workPaths.topics,
    next: workPaths.tasks,
    show: (shown) =>
      page({
        view: `${views}/topics.njk`,
        title: shown.m.work.topics.title,
        model: topicsModel(shown),
        errors: shown.errors,
        backLink: { href: workPaths.tasks(shown.params), text: shown.m.work.backToTasks },
      }),
    read: ({ detail, submitted, m }) => {
      const choices: TopicAcknowledgement[] = []
      const errors: FieldError[] = []
      const open = new Set(uncoveredTopics(detail))
      const forAll = choiceOf(submitted.text('all'))
      for (const topic of TOPIC_KEYS.filter((key) => open.has(key))) {
        const choice = choiceOf(submitted.text(`choice-${topic}`)) ?? forAll
        if (choice === undefined || leavesToOthers(submitted, topic)) continue
        const note = typedText(submitted.text(`note-${topic}`))
        if (note.length > maxNote) errors.push({ field: `note-${topic}`, message: m.work.topics.noteTooLong })
        choices.push({ topic, choice, note, rowVersion: rowVersionOf(submitted, topic) })
      }
      return { choices, errors }
    },
    save: async (actor, key, choices) => await acknowledgeTopics(context, actor, key, choices),
    describe: (topic, { detail, submitted, m }) => {
      const stored = detail.uncovered.find((row) => row.topic === topic)
      const mine = choiceOf(submitted.text(`choice-${topic}`)) ?? choiceOf(submitted.text('all'))
      return {
        id: topic,
        name: topicLabel(topic, m.parser),
        theirs: [stored ? m.work.topics.choices[stored.choice] : '', stored?.note ?? ''],
        mine: [mine ? m.work.topics.choices[mine] : '', submitted.text(`note-${topic}`)],
        rowVersion: stored?.row_version ?? 0,
      }
    },
  })
}

function choiceOf(text: string): UncoveredChoice | undefined {
  return uncoveredChoices.find((choice) => choice === text)
}

function choiceItems(chosen: string, m: PolicyMessages): object[] {
  return uncoveredChoices.map((value) => ({
    value,
    text: m.work.topics.choices[value],
    checked: chosen === value,
  }))
}

function topicsModel({
  detail,
  params,
  submitted,
  m,
  errors,
}: Shown<{ slug: string; version: number }>): object {
  const open = new Set(uncoveredTopics(detail))
  const stored = new Map(detail.uncovered.map((row) => [row.topic, row]))
  return {
    caption: m.work.caption(detail.title, detail.version),
    action: workPaths.topics(params),
    allItems: [
      { value: '', text: m.work.topics.allNone, checked: (submitted?.text('all') ?? '') === '' },
      ...choiceItems(submitted?.text('all') ?? '', m),
    ],
    carried: TOPIC_KEYS.some((key) => open.has(key) && !stored.has(key) && detail.carriedTopics.has(key)),
    topics: TOPIC_KEYS.filter((key) => open.has(key)).map((key) => ({
      name: `choice-${key}`,
      noteName: `note-${key}`,
      rowName: `row-${key}`,
      rowVersion: submitted ? rowVersionOf(submitted, key) : (stored.get(key)?.row_version ?? 0),
      label: topicLabel(key, m.parser),
      description: topicDescription(key, m.parser),
      tag: detail.carriedTopics.has(key) ? openTag(stored.has(key), detail.carriedTopics.get(key), m) : null,
      note:
        submitted?.text(`note-${key}`) ?? stored.get(key)?.note ?? detail.carriedTopics.get(key)?.note ?? '',
      noteError: errors.find(({ field }) => field === `note-${key}`)?.message ?? '',
      items: choiceItems(
        submitted?.text(`choice-${key}`) ??
          stored.get(key)?.choice ??
          detail.carriedTopics.get(key)?.choice ??
          '',
        m,
      ),
    })),
  }
}
