import { wordPhrase } from '@moothall/policy'
import type { Context } from '../../../context.ts'
import { page, type Route } from '../../../platform/web/index.ts'
import { decideRepairs, type RepairChoice } from '../decide-repairs.ts'
import { versionParams } from '../form.ts'
import type { PolicyMessages } from '../messages.ts'
import { workPaths } from '../paths.ts'
import { repairKey } from '../repair-key.ts'
import type { RepairDecision } from '../tables.ts'
import type { RepairDetail } from '../version-detail.ts'
import { leavesToOthers, partFormRoutes, rowVersionOf, type Shown } from './part-form.ts'
import { openTag } from '../view-models/shared.ts'
import { views } from './version-request.ts'

type RepairsShown = Shown<{ slug: string; version: number }>

export function repairsRoutes(context: Context): Route[] {
  return partFormRoutes<{ slug: string; version: number }, RepairChoice>(context, {
    path: '/manage/policies/:slug/:version/repairs',
    params: versionParams,
    audit: 'policies.repair-decided',
    action: workPaths.repairs,
    next: workPaths.tasks,
    show: (shown) =>
      page({
        view: `${views}/repairs.njk`,
        title: shown.m.work.repairs.title,
        model: repairsModel(shown),
        errors: shown.errors,
        backLink: { href: workPaths.tasks(shown.params), text: shown.m.work.backToTasks },
      }),
    read: ({ detail, submitted, m }) => {
      const all = submitted.text('action') === 'accept-all'
      const choices: RepairChoice[] = []
      for (const [index, repair] of detail.repairs.entries()) {
        const id = String(index)
        const decision =
          all && repair.decision === null ? 'accepted' : decisionOf(submitted.text(`decision-${id}`))
        if (decision === undefined || leavesToOthers(submitted, id)) continue
        const { ref, position } = repair
        choices.push({ ref, position, decision, rowVersion: rowVersionOf(submitted, id) })
      }
      const first = detail.repairs[0]
      const leftToOthers = detail.repairs.some((_repair, index) => leavesToOthers(submitted, String(index)))
      const nothing = choices.length === 0 && first !== undefined && !leftToOthers
      return {
        choices,
        errors: nothing ? [{ field: 'decision-0', message: m.work.repairs.missing(first.ref) }] : [],
      }
    },
    save: async (actor, key, choices) => await decideRepairs(context, actor, key, choices),
    describe: (key, { detail, submitted, m }) => {
      const index = detail.repairs.findIndex((repair) => repairKey(repair) === key)
      const repair = detail.repairs[index]
      const mine = decisionOf(submitted.text(`decision-${index}`)) ?? 'accepted'
      return {
        id: String(index),
        name: m.work.repairs.where(repair?.ref ?? key),
        theirs: [repair ? wordsOf(repair, repair.decision ?? 'declined', m) : ''],
        mine: [repair ? wordsOf(repair, mine, m) : ''],
        rowVersion: repair?.row_version ?? 0,
      }
    },
  })
}

function decisionOf(text: string): RepairDecision | undefined {
  return text === 'accepted' || text === 'declined' ? text : undefined
}

function wordsOf(repair: RepairDetail, decision: RepairDecision, m: PolicyMessages): string {
  return decision === 'accepted'
    ? `${m.work.repairs.accept}: ${repair.suggestion}`
    : `${m.work.repairs.decline}: ${repair.original}`
}

function repairsModel({ detail, params, submitted, m, errors }: RepairsShown): object {
  const words = m.work.repairs
  return {
    caption: m.work.caption(detail.title, detail.version),
    action: workPaths.repairs(params),
    repairs: detail.repairs.map((repair, index) => {
      const name = `decision-${index}`
      const chosen = submitted?.text(name) ?? repair.decision ?? repair.carried?.decision ?? ''
      return {
        name,
        rowName: `row-${index}`,
        rowVersion: submitted ? rowVersionOf(submitted, String(index)) : repair.row_version,
        where: words.where(repair.ref),
        question: words.question(repair.ref),
        original: repair.original,
        suggestion: repair.suggestion,
        reason: wordPhrase(repair.reason, m.parser),
        state: repair.applied ? words.alreadyApplied : words.onlyOffered,
        tag: openTag(repair.decision !== null, repair.carried, m),
        error: errors.find(({ field }) => field === name)?.message ?? '',
        items: [
          { value: 'accepted', text: words.accept, checked: chosen === 'accepted' },
          { value: 'declined', text: words.decline, checked: chosen === 'declined' },
        ],
      }
    }),
    carried: detail.repairs.some(({ decision, carried }) => decision === null && carried !== null),
    open: detail.repairs.filter(({ decision }) => decision === null).length,
  }
}
