import { z } from 'zod'
import { isSlug } from './slug.decision.ts'

/** Addresses of a version: what fails here is not found. */
export const versionParams = z.object({
  slug: z.string().refine(isSlug),
  version: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number),
})

export const sectionParams = versionParams.extend({ section: z.string().min(1).max(200) })
export const correctionParams = versionParams.extend({ id: z.uuid() })

/** A form whose fields depend on the version: each page reads the ones it made, by name, and ignores any other. */
export const anyFields = z.record(z.string().max(300), z.union([z.string(), z.array(z.string())]))

/** The largest form of a section: every paragraph's boxes, and what a conflict page carries along. */
export const partFormBytes = 2 * 1024 * 1024

/** Text as typed, without the control characters that a database refuses and nobody sees. */
export function typedText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\P{C}\n\t]/gu, '')
    .trim()
}

/**
 * A date from the three inputs of the design system.
 * @returns `YYYY-MM-DD`; '' where nothing was typed; undefined where it is no real date
 */
export function typedDate(day: string, month: string, year: string): string | undefined {
  const parts = [year, month, day].map((part) => part.trim())
  if (parts.every((part) => part === '')) return ''
  if (!/^\d{4}$/.test(parts[0] ?? '') || parts.slice(1).some((part) => !/^\d{1,2}$/.test(part)))
    return undefined
  const iso = parts.map((part) => part.padStart(2, '0')).join('-')
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === iso ? iso : undefined
}
