import { CATEGORIES, type Category, sectionHeading, topicLabel } from '@moothall/policy'
import type { PolicyMessages } from '../messages.ts'

/** A choice of radios or checkboxes, as the design system's macros take it. */
export interface ChoiceItem {
  readonly value: string
  readonly text: string
  readonly checked: boolean
  readonly hint: { readonly text: string } | null
}

/** The tag of an item that nobody has decided yet; null once somebody has. */
export function openTag(
  decided: boolean,
  carried: { readonly fromVersion: number } | null | undefined,
  m: PolicyMessages,
): { readonly text: string; readonly classes: string } | null {
  if (decided) return null
  return carried
    ? { text: m.work.carried.tag(carried.fromVersion), classes: 'govuk-tag--purple moothall-tag' }
    : { text: m.work.provisions.suggestion, classes: 'govuk-tag--blue' }
}

export function topicLabelList(topics: readonly string[], m: PolicyMessages): string {
  return topics.map((topic) => topicLabel(topic, m.parser)).join(', ')
}

/** Who a provision applies to, in words. */
export function appliesToText(categories: readonly Category[], m: PolicyMessages): string {
  if (categories.length === 0) return m.public.appliesToNobody
  if (categories.length === CATEGORIES.length) return m.public.appliesToEveryone
  return categories.map((category) => m.categories[category]).join(', ')
}

/** `2026-11-22` or a moment, as `22 November 2026`. */
export function dateText(date: string | Date, m: PolicyMessages): string {
  const longDate = new Intl.DateTimeFormat(m.intl, { dateStyle: 'long', timeZone: 'Europe/London' })
  // Noon keeps a calendar date on its day in every zone of the United Kingdom.
  return longDate.format(typeof date === 'string' ? new Date(`${date.slice(0, 10)}T12:00:00Z`) : date)
}

/** A section's heading with the number printed before it. */
export function headingText(
  section: { ref: string; marker: string; heading: string },
  m: PolicyMessages,
): string {
  const heading = sectionHeading(section, m.parser)
  return section.marker === '' ? heading : `${section.marker} ${heading}`
}

/** Text with its blank lines, as paragraphs. */
export function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}
