import type { Locale } from '../../platform/rendering/messages.ts'
import { intlOf } from '../../views/messages.ts'

interface Formats {
  readonly day: Intl.DateTimeFormat
  readonly moment: Intl.DateTimeFormat
}

/** Each made once: making one takes longer than a whole request should. */
const formats = new Map<Locale, Formats>()

function formatsOf(locale: Locale): Formats {
  const known = formats.get(locale)
  if (known) return known
  const made = {
    day: new Intl.DateTimeFormat(intlOf(locale), { dateStyle: 'long', timeZone: 'UTC' }),
    moment: new Intl.DateTimeFormat(intlOf(locale), {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'Europe/London',
    }),
  }
  formats.set(locale, made)
  return made
}

/** A calendar date such as `2026-11-01` as people write it: 1 November 2026. */
export function formatDay(day: string, locale: Locale): string {
  return formatsOf(locale).day.format(new Date(`${day}T00:00:00Z`))
}

/** A moment in UK time, to the minute: 1 November 2026 at 09:04. */
export function formatMoment(moment: Date, locale: Locale): string {
  return formatsOf(locale).moment.format(moment)
}
