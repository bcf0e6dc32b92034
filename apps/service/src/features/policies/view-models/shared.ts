import { CATEGORIES, type Category, TOPICS } from '@moothall/policy'
import type { PolicyMessages } from '../messages.ts'

/** A choice of radios or checkboxes, as the design system's macros take it. */
export interface ChoiceItem {
  readonly value: string
  readonly text: string
  readonly checked: boolean
  readonly hint: { readonly text: string } | null
}

const topicLabels: ReadonlyMap<string, string> = new Map(TOPICS.map(({ key, label }) => [key, label]))

/** A topic's name; the key itself for one that this version of the software does not know. */
export function topicLabel(topic: string): string {
  return topicLabels.get(topic) ?? topic
}

export function topicLabelList(topics: readonly string[]): string {
  return topics.map((topic) => topicLabel(topic)).join(', ')
}

/** Who a provision applies to, in words. */
export function appliesToText(categories: readonly Category[], m: PolicyMessages): string {
  if (categories.length === 0) return m.public.appliesToNobody
  if (categories.length === CATEGORIES.length) return m.public.appliesToEveryone
  return categories.map((category) => m.categories[category]).join(', ')
}

const longDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' })

/** `2026-11-22` or a moment, as `22 November 2026`. */
export function dateText(date: string | Date): string {
  // Noon keeps a calendar date on its day in every zone of the United Kingdom.
  return longDate.format(typeof date === 'string' ? new Date(`${date.slice(0, 10)}T12:00:00Z`) : date)
}

/** A section's heading with the number printed before it. */
export function headingText({ marker, heading }: { marker: string; heading: string }): string {
  return marker === '' ? heading : `${marker} ${heading}`
}

/** Text with its blank lines, as paragraphs. */
export function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}
