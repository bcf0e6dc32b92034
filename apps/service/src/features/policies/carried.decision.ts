import { type Category, diffPolicies, type PolicyDocument, type Provision } from '@moothall/policy'
import type { BodyNames } from './body-name.decision.ts'
import { repairKey } from './repair-key.ts'
import type { CarriedItem, CarriedValues } from './tables.ts'
import {
  appliesToOf,
  currentText,
  forceOf,
  ownWords,
  type ProvisionDetail,
  topicsOf,
  type VersionDetail,
} from './version-detail.ts'

/** What was confirmed in an earlier version of one item that is the same in a new one. An offer, never a choice. */
export type CarriedChoice = {
  [Item in CarriedItem]: {
    readonly item: Item
    readonly key: string
    readonly fromVersion: number
    readonly value: CarriedValues[Item]
  }
}[CarriedItem]

type Fresh = Pick<PolicyDocument, 'provisions' | 'sections' | 'tensions'>

/**
 * What owners confirmed in earlier versions and may keep in a new one. An item is offered only where everything that
 * its confirmation rested on is the same: a provision's words, what it is part of, the headings above it, who the text says
 * it applies to, and its repairs; a tension's provisions; the two names of the body.
 * @param earlier versions, newest first: what the newest of them says of an item counts
 * @param bodyNames of the new version
 */
export function carryOver(
  earlier: readonly VersionDetail[],
  fresh: Fresh,
  bodyNames: BodyNames,
): readonly CarriedChoice[] {
  const offered = new Map<string, CarriedChoice>()
  for (const version of earlier) {
    for (const choice of carriedFrom(version, fresh, bodyNames)) {
      const key = JSON.stringify([choice.item, choice.key])
      if (!offered.has(key)) offered.set(key, choice)
    }
  }
  return [...offered.values()]
}

function carriedFrom(earlier: VersionDetail, fresh: Fresh, bodyNames: BodyNames): readonly CarriedChoice[] {
  const same = sameProvisions(earlier, fresh)
  return [
    ...carriedRepairs(earlier, fresh, same),
    ...carriedProvisions(earlier, fresh, same),
    ...carriedTensions(earlier, fresh, same),
    ...carriedTopics(earlier),
    ...carriedBodyName(earlier, bodyNames),
  ]
}

/** New provisions that say what one of the earlier version says, in the same place. */
type Same = ReadonlyMap<Provision, ProvisionDetail>

function sameProvisions(earlier: VersionDetail, fresh: Fresh): Same {
  const matches = sameWords(earlier, fresh)
  const freshByRef = new Map(fresh.provisions.map((one) => [one.ref, one]))
  const headingsBefore = headingsOf(earlier.sections)
  const headingsNow = headingsOf(fresh.sections)
  const holds = (now: Provision, before: ProvisionDetail): boolean => {
    if (headingsNow(now.section) !== headingsBefore(before.sectionRef)) return false
    if (now.parent === null || before.parent === null) return now.parent === before.parent
    const parentNow = freshByRef.get(now.parent)
    const parentBefore = parentNow && matches.get(parentNow)
    return (
      parentNow !== undefined &&
      parentBefore !== undefined &&
      parentBefore.ref === before.parent &&
      holds(parentNow, parentBefore)
    )
  }
  return new Map([...matches].filter(([now, before]) => holds(now, before)))
}

/**
 * Pairs of the same words. The new source may read as the earlier one did, or as it was repaired or corrected since:
 * either way it is the text that was confirmed.
 */
function sameWords(earlier: VersionDetail, fresh: Fresh): Same {
  const readings: readonly ((one: ProvisionDetail) => string)[] = [
    (one) => one.parsedText,
    (one) => one.text,
    (one) => currentText(earlier, one),
  ]
  const matches = new Map<Provision, ProvisionDetail>()
  const taken = new Set<ProvisionDetail>()
  for (const reading of readings) {
    const before = earlier.provisions
      .filter((one) => !taken.has(one))
      .map((one) => ({ ref: one.ref, text: reading(one), appliesTo: appliesToOf(one), was: one, is: null }))
    const after = fresh.provisions
      .filter((one) => !matches.has(one))
      .map((one) => ({ ref: one.ref, text: one.text, appliesTo: one.appliesTo, was: null, is: one }))
    for (const change of diffPolicies<Side>({ provisions: before }, { provisions: after }).changes) {
      const [was, is] = [change.before?.was, change.after?.is]
      if (!was || !is || change.spans.length > 0) continue
      matches.set(is, was)
      taken.add(was)
    }
  }
  return matches
}

interface Side {
  readonly ref: string
  readonly text: string
  readonly appliesTo: readonly Category[]
  readonly was: ProvisionDetail | null
  readonly is: Provision | null
}

interface Heading {
  readonly ref: string
  readonly heading: string
  readonly parent: string | null
  readonly implied: boolean
}

/** The headings above a section and its own, without their numbers. */
function headingsOf(sections: readonly Heading[]): (ref: string) => string {
  const byRef = new Map(sections.map((section) => [section.ref, section]))
  const chain = (ref: string | null): readonly string[] => {
    const section = ref === null ? undefined : byRef.get(ref)
    if (section === undefined) return []
    const own = section.implied ? [] : [section.heading.toLowerCase().replaceAll(/\s+/g, ' ').trim()]
    return [...chain(section.parent), ...own]
  }
  return (ref) => JSON.stringify(chain(ref))
}

function carriedRepairs(earlier: VersionDetail, fresh: Fresh, same: Same): readonly CarriedChoice[] {
  return fresh.provisions.flatMap((now) => {
    const before = same.get(now)
    if (before === undefined) return []
    const decided = earlier.repairs.filter(({ ref }) => ref === before.ref)
    return now.repairs.flatMap((repair, position): CarriedChoice[] => {
      const twin = decided.find(
        (one) =>
          one.kind === repair.kind &&
          one.original === repair.original &&
          one.suggestion === repair.suggestion &&
          one.applied === repair.applied,
      )
      if (!twin?.decision) return []
      const key = repairKey({ ref: now.ref, position })
      const value = { decision: twin.decision }
      return [{ item: 'repair', key, fromVersion: earlier.version, value }]
    })
  })
}

function carriedProvisions(earlier: VersionDetail, fresh: Fresh, same: Same): readonly CarriedChoice[] {
  const repaired = new Set(carriedRepairs(earlier, fresh, same).map(({ key }) => key))
  return fresh.provisions.flatMap((now): CarriedChoice[] => {
    const before = same.get(now)
    if (before?.confirmedBy == null) return []
    const suggested = before.applicability.filter((row) => row.suggested).map(({ category }) => category)
    if (!sameMembers(suggested, now.appliesTo)) return []
    if (now.repairs.some((_repair, position) => !repaired.has(repairKey({ ref: now.ref, position }))))
      return []
    const value = { force: forceOf(before), topics: topicsOf(before), appliesTo: appliesToOf(before) }
    return [{ item: 'provision', key: now.ref, fromVersion: earlier.version, value }]
  })
}

function carriedTensions(earlier: VersionDetail, fresh: Fresh, same: Same): readonly CarriedChoice[] {
  const origin = new Map([...same].map(([now, before]) => [now.ref, before.ref]))
  return fresh.tensions.flatMap((tension): CarriedChoice[] => {
    const before = earlier.tensions.find(({ key }) => key === tension.key)
    if (!before?.resolution) return []
    const between = tension.between.flatMap((ref) => origin.get(ref) ?? [])
    if (between.length !== tension.between.length || !sameMembers(between, before.between)) return []
    const { resolution } = before
    if (resolution !== ownWords && !tension.choices.some(({ key }) => key === resolution)) return []
    const value = { resolution, ownWords: before.own_words }
    return [{ item: 'tension', key: tension.key, fromVersion: earlier.version, value }]
  })
}

/** “We will add it in the next version” is not said again: this is the next version. */
function carriedTopics(earlier: VersionDetail): readonly CarriedChoice[] {
  return earlier.uncovered
    .filter(({ choice }) => choice !== 'next-version')
    .map(({ topic, choice, note }) => ({
      item: 'topic',
      key: topic,
      fromVersion: earlier.version,
      value: { choice, note },
    }))
}

function carriedBodyName(earlier: VersionDetail, names: BodyNames): readonly CarriedChoice[] {
  const before = earlier.bodyNameDecided
  if (before?.choice !== 'same-body' || before.in_text !== names.inText || before.set_up !== names.setUp) {
    return []
  }
  const value = { choice: before.choice }
  return [{ item: 'body-name', key: '', fromVersion: earlier.version, value }]
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify([...new Set(a)].sort()) === JSON.stringify([...new Set(b)].sort())
}
