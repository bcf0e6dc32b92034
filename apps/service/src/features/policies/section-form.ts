import { CATEGORIES, type Category, type Force, FORCES, TOPIC_KEYS, type TopicKey } from '@moothall/policy'
import type { FieldError, Submission } from '../../platform/web/index.ts'
import type { ProvisionChoice } from './confirm-provisions.ts'
import type { PolicyMessages } from './messages.ts'
import { appliesToOf, forceOf, type ProvisionDetail, topicsOf } from './version-detail.ts'

/** The value of the box that says that a provision applies to nobody. */
export const nobody = 'nobody'

/** What stands in a provision's inputs: stored, suggested, or typed. */
export interface ProvisionInputs {
  readonly topics: readonly string[]
  readonly added: string
  readonly appliesTo: readonly string[]
  readonly force: Force
}

/** Names of a provision's inputs. Positions are unique within a version and safe in an `id`, which references are not. */
export function fieldsOf({ position }: { position: number }) {
  return {
    id: String(position),
    row: `row-${position}`,
    topics: `topics-${position}`,
    add: `add-${position}`,
    appliesTo: `appliesTo-${position}`,
    force: `force-${position}`,
  }
}

/** What the form shows at first: the owner's choice where there is one, or the suggestion. */
export function inputsFrom(provision: ProvisionDetail): ProvisionInputs {
  const appliesTo = appliesToOf(provision)
  return {
    topics: topicsOf(provision),
    added: '',
    appliesTo:
      appliesTo.length === 0 && (provision.confirmedBy !== null || provision.carried !== null)
        ? [nobody]
        : appliesTo,
    force: forceOf(provision),
  }
}

/** What was typed into a provision's inputs. */
export function inputsTyped(provision: ProvisionDetail, submitted: Submission): ProvisionInputs {
  const fields = fieldsOf(provision)
  const force = submitted.text(fields.force)
  return {
    topics: submitted.all(fields.topics),
    added: submitted.text(fields.add),
    appliesTo: submitted.all(fields.appliesTo),
    force: FORCES.find((one) => one === force) ?? provision.force,
  }
}

/** Whether the form held this provision at all. */
export function isSubmitted(provision: ProvisionDetail, submitted: Submission): boolean {
  return submitted.text(fieldsOf(provision).row) !== ''
}

/** The owner's choice for one provision, or what is missing from it. */
export function choiceFrom(
  provision: ProvisionDetail,
  inputs: ProvisionInputs,
  rowVersion: number,
  m: PolicyMessages,
): ProvisionChoice | FieldError {
  const { ref } = provision
  const appliesTo = categoriesOf(inputs.appliesTo)
  const saysNobody = inputs.appliesTo.includes(nobody)
  if (appliesTo.length === 0 && !saysNobody) {
    return { field: fieldsOf(provision).appliesTo, message: m.work.provisions.whoMissing(ref) }
  }
  if (appliesTo.length > 0 && saysNobody) {
    return { field: fieldsOf(provision).appliesTo, message: m.work.provisions.whoNobodyAndSome(ref) }
  }
  return {
    ref,
    topics: topicKeysOf([...inputs.topics, inputs.added]),
    appliesTo,
    force: inputs.force,
    rowVersion,
  }
}

/** The categories among the values of boxes, each once, in their own order. */
export function categoriesOf(values: readonly string[]): readonly Category[] {
  return CATEGORIES.filter((category) => values.includes(category))
}

/** The topics among the values of boxes, each once, in the map's order. */
export function topicKeysOf(values: readonly string[]): readonly TopicKey[] {
  return TOPIC_KEYS.filter((topic) => values.includes(topic))
}
