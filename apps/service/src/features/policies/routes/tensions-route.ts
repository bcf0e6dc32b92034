import { wordPhrase } from '@moothall/policy'
import type { Context } from '../../../context.ts'
import { type FieldError, page, type Route, type Submission } from '../../../platform/web/index.ts'
import { typedText, versionParams } from '../form.ts'
import type { PolicyMessages } from '../messages.ts'
import { workPaths } from '../paths.ts'
import { resolveTensions, type TensionChoiceTaken } from '../resolve-tensions.ts'
import { ownWords, resolutionOf, resolutionText, type TensionDetail } from '../version-detail.ts'
import { leavesToOthers, partFormRoutes, rowVersionOf, type Shown } from './part-form.ts'
import { openTag } from '../view-models/shared.ts'
import { views } from './version-request.ts'

const maxWords = 1000

export function tensionsRoutes(context: Context): Route[] {
  return partFormRoutes<{ slug: string; version: number }, TensionChoiceTaken>(context, {
    path: '/manage/policies/:slug/:version/tensions',
    params: versionParams,
    audit: 'policies.tension-resolved',
    action: workPaths.tensions,
    next: workPaths.tasks,
    show: (shown) =>
      page({
        view: `${views}/tensions.njk`,
        title: shown.m.work.tensions.title,
        model: tensionsModel(shown),
        errors: shown.errors,
        backLink: { href: workPaths.tasks(shown.params), text: shown.m.work.backToTasks },
      }),
    read: ({ detail, submitted, m }) => {
      const choices: TensionChoiceTaken[] = []
      const errors: FieldError[] = []
      for (const [index, tension] of detail.tensions.entries()) {
        const id = String(index)
        const resolution = submitted.text(`resolution-${id}`)
        if (resolution === '' || leavesToOthers(submitted, id)) continue
        const words = resolution === ownWords ? typedText(submitted.text(`words-${id}`)) : ''
        const error = errorOf(tension, resolution, words, m)
        if (error === undefined) {
          choices.push({ key: tension.key, resolution, words, rowVersion: rowVersionOf(submitted, id) })
        } else
          errors.push({ field: resolution === ownWords ? `words-${id}` : `resolution-${id}`, message: error })
      }
      const leftToOthers = detail.tensions.some((_tension, index) => leavesToOthers(submitted, String(index)))
      if (choices.length === 0 && errors.length === 0 && detail.tensions.length > 0 && !leftToOthers) {
        errors.push({ field: 'resolution-0', message: m.work.tensions.unknown })
      }
      return { choices, errors }
    },
    save: async (actor, key, choices) => await resolveTensions(context, actor, key, choices),
    describe: (key, { detail, submitted, m }) => {
      const index = detail.tensions.findIndex((tension) => tension.key === key)
      const tension = detail.tensions[index]
      return {
        id: String(index),
        name: tension ? m.work.tensions.between(tension.between.join(', ')) : key,
        theirs: [tension ? resolutionText(resolutionOf(tension), m.parser) : ''],
        mine: [tension ? typedResolution(tension, index, submitted, m) : ''],
        rowVersion: tension?.row_version ?? 0,
      }
    },
  })
}

function errorOf(
  tension: TensionDetail,
  resolution: string,
  words: string,
  m: PolicyMessages,
): string | undefined {
  if (resolution !== ownWords) {
    return tension.choices.some(({ key }) => key === resolution) ? undefined : m.work.tensions.unknown
  }
  if (words === '') return m.work.tensions.ownWordsMissing
  return words.length > maxWords ? m.work.tensions.ownWordsTooLong : undefined
}

function typedResolution(
  tension: TensionDetail,
  index: number,
  submitted: Submission,
  m: PolicyMessages,
): string {
  const resolution = submitted.text(`resolution-${index}`)
  const typed = resolutionOf({ ...tension, resolution, own_words: submitted.text(`words-${index}`) })
  return resolutionText(typed, m.parser)
}

function wordsStored({ resolution, own_words, carried }: TensionDetail): string {
  return (resolution === null ? carried?.ownWords : own_words) ?? ''
}

function tensionsModel({
  detail,
  params,
  submitted,
  m,
  errors,
}: Shown<{ slug: string; version: number }>): object {
  const words = m.work.tensions
  const texts = new Map(detail.provisions.map(({ ref, text }) => [ref, text]))
  const errorFor = (field: string): string => errors.find((error) => error.field === field)?.message ?? ''
  return {
    caption: m.work.caption(detail.title, detail.version),
    action: workPaths.tensions(params),
    carried: detail.tensions.some(({ resolution, carried }) => resolution === null && carried !== null),
    tensions: detail.tensions.map((tension, index) => {
      const chosen =
        submitted?.text(`resolution-${index}`) ?? tension.resolution ?? tension.carried?.resolution ?? ''
      return {
        name: `resolution-${index}`,
        wordsName: `words-${index}`,
        rowName: `row-${index}`,
        rowVersion: submitted ? rowVersionOf(submitted, String(index)) : tension.row_version,
        heading: words.between(tension.between.join(', ')),
        about: wordPhrase(tension.about, m.parser),
        suggestion: wordPhrase(tension.suggestion, m.parser),
        provisions: tension.between.map((ref) => ({ ref, text: texts.get(ref) ?? '' })),
        tag: openTag(tension.resolution !== null, tension.carried, m),
        error: errorFor(`resolution-${index}`),
        wordsError: errorFor(`words-${index}`),
        words: submitted?.text(`words-${index}`) ?? wordsStored(tension),
        items: tension.choices.map(({ key, label }) => ({
          value: key,
          text: wordPhrase(label, m.parser),
          checked: chosen === key,
          ...(key === tension.suggested && { hint: { text: words.suggested } }),
        })),
        ownWords: { value: ownWords, text: words.ownWords, checked: chosen === ownWords },
      }
    }),
  }
}
