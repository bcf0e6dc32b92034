/** The time, as everything but PostgreSQL's own defaults asks for it. Tests set their own. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

const ukDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' })

/** The calendar date in the United Kingdom at this moment, `YYYY-MM-DD`: the day a policy comes into force. */
export function ukDate(moment: Date): string {
  return ukDay.format(moment)
}
