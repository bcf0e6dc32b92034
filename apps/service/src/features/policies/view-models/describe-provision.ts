import type { Category, Force } from '@moothall/policy'
import type { PolicyMessages } from '../messages.ts'
import type { ConflictItem } from '../routes/part-form.ts'
import { fieldsOf } from '../section-form.ts'
import { appliesToOf, forceOf, type ProvisionDetail, topicsOf } from '../version-detail.ts'
import { appliesToText, topicLabelList } from './shared.ts'

interface Choice {
  readonly topics: readonly string[]
  readonly appliesTo: readonly Category[]
  readonly force: Force
}

/** What somebody else saved of a provision beside what the visitor chose. */
export function describeProvision(
  provision: ProvisionDetail | undefined,
  ref: string,
  mine: Choice,
  m: PolicyMessages,
): ConflictItem {
  if (provision === undefined) return { id: '', name: ref, theirs: [], mine: [], rowVersion: 0 }
  const theirs = {
    topics: topicsOf(provision),
    appliesTo: appliesToOf(provision),
    force: forceOf(provision),
  }
  return {
    id: fieldsOf(provision).id,
    name: m.work.repairs.where(ref),
    theirs: linesOf(theirs, m),
    mine: linesOf(mine, m),
    rowVersion: provision.rowVersion,
  }
}

function linesOf({ topics, appliesTo, force }: Choice, m: PolicyMessages): readonly string[] {
  return [
    `${m.work.provisions.topics}: ${topicLabelList(topics, m)}`,
    `${m.work.provisions.appliesTo}: ${appliesToText(appliesTo, m)}`,
    `${m.work.provisions.force}: ${m.forces[force]}`,
  ]
}
