import type { Context } from '../../../context.ts'
import { page, redirectTo, type Route } from '../../../platform/web/index.ts'
import { bodyNameDecision, bodyNamesOf, namesAnotherBody } from '../body-name.decision.ts'
import { type BodyNameAnswer, decideBodyName } from '../decide-body-name.ts'
import { versionParams } from '../form.ts'
import { workPaths } from '../paths.ts'
import { type BodyNameChoice, bodyNameChoices } from '../tables.ts'
import { leavesToOthers, partFormRoutes, rowVersionOf, type Shown } from './part-form.ts'
import { views } from './version-request.ts'

type BodyNameShown = Shown<{ slug: string; version: number }>

const id = '0'
const field = `choice-${id}`

/** Asks whether the body that the text names is the one that was set up. */
export function bodyNameRoutes(context: Context): Route[] {
  return partFormRoutes<{ slug: string; version: number }, BodyNameAnswer>(context, {
    path: '/manage/policies/:slug/:version/body-name',
    params: versionParams,
    audit: 'policies.body-name-decided',
    action: workPaths.bodyName,
    next: workPaths.tasks,
    show: (shown) =>
      namesAnotherBody(bodyNamesOf(shown.detail))
        ? page({
            view: `${views}/body-name.njk`,
            title: shown.m.work.bodyName.title,
            model: bodyNameModel(shown),
            errors: shown.errors,
            backLink: { href: workPaths.tasks(shown.params), text: shown.m.work.backToTasks },
          })
        : redirectTo(workPaths.tasks(shown.params)),
    read: ({ submitted, m }) => {
      if (leavesToOthers(submitted, id)) return { choices: [], errors: [] }
      const choice = choiceOf(submitted.text(field))
      if (choice === undefined) return { choices: [], errors: [{ field, message: m.work.bodyName.missing }] }
      const names = { inText: submitted.text('inText'), setUp: submitted.text('setUp') }
      return { choices: [{ ...names, choice, rowVersion: rowVersionOf(submitted, id) }], errors: [] }
    },
    save: async (actor, key, [answer]) =>
      answer === undefined ? { outcome: 'saved' } : await decideBodyName(context, actor, key, answer),
    describe: (_key, { detail, submitted, m }) => {
      const words = m.work.bodyName
      const mine = choiceOf(submitted.text(field))
      const theirs = detail.bodyNameDecided
      return {
        id,
        name: words.title,
        theirs: [theirs === null ? '' : words.choices[theirs.choice]],
        mine: [mine === undefined ? '' : words.choices[mine]],
        rowVersion: theirs?.row_version ?? 0,
      }
    },
  })
}

function choiceOf(text: string): BodyNameChoice | undefined {
  return bodyNameChoices.find((choice) => choice === text)
}

function bodyNameModel({ detail, params, submitted, m, errors }: BodyNameShown): object {
  const words = m.work.bodyName
  const names = bodyNamesOf(detail)
  const decided = bodyNameDecision(names, detail.bodyNameDecided)
  const carried = detail.carriedBodyName
  const chosen = submitted?.text(field) ?? decided?.choice ?? carried?.choice ?? ''
  return {
    caption: m.work.caption(detail.title, detail.version),
    action: workPaths.bodyName(params),
    warning: words.warning(names.inText, names.setUp),
    names,
    rowVersion: submitted ? rowVersionOf(submitted, id) : (detail.bodyNameDecided?.row_version ?? 0),
    carriedTag: decided === undefined && carried !== null ? m.work.carried.tag(carried.fromVersion) : '',
    field,
    rowName: `row-${id}`,
    error: errors.find((error) => error.field === field)?.message ?? '',
    items: bodyNameChoices.map((value) => ({
      value,
      text: words.choices[value],
      hint: { text: words.hints[value] },
      checked: chosen === value,
    })),
  }
}
