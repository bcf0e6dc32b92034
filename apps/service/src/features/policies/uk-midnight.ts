import { ukDate } from '../../platform/clock/clock.ts'

const hour = 3_600_000

/**
 * The moment at which a calendar date begins in the United Kingdom.
 * @param date `YYYY-MM-DD`
 */
export function ukMidnight(date: string): Date {
  const utc = Date.parse(`${date}T00:00:00Z`)
  // In summer the day begins an hour before it does in UTC. The clocks never change at midnight.
  return ukDate(new Date(utc - hour)) === date ? new Date(utc - hour) : new Date(utc)
}
