import type { Locale } from '../../platform/rendering/messages.ts'
import { intlOf } from '../../views/messages.ts'

/** A calendar date such as `2026-11-01` as people write it: 1 November 2026. */
export function formatDay(day: string, locale: Locale): string {
  const date = new Intl.DateTimeFormat(intlOf(locale), { dateStyle: 'long', timeZone: 'UTC' })
  return date.format(new Date(`${day}T00:00:00Z`))
}

/** A moment in UK time, to the minute: 1 November 2026 at 09:04. */
export function formatMoment(moment: Date, locale: Locale): string {
  const text = new Intl.DateTimeFormat(intlOf(locale), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/London',
  })
  return text.format(moment)
}
