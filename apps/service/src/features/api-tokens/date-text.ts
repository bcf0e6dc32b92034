import { ukDate } from '../../platform/clock/clock.ts'
import type { ApiTokenWording } from './messages.ts'

/** `2026-11-22` or a moment, as `22 November 2026`. */
export function dateText(day: string | Date, { intl }: Pick<ApiTokenWording, 'intl'>): string {
  const date = typeof day === 'string' ? day : ukDate(day)
  const written = new Intl.DateTimeFormat(intl, { dateStyle: 'long', timeZone: 'UTC' })
  return written.format(new Date(`${date}T00:00:00Z`))
}
