/**
 * An RFC 3339 time in UTC, taken apart: not with `Intl`, whose words differ between browsers. `undefined` for anything
 * else.
 */
export function readTime(text: string): TimeParts | undefined {
  const matched = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z$/.exec(text)
  const [, year, month, day, time] = matched ?? []
  if (year === undefined || month === undefined || day === undefined || time === undefined) return undefined
  const parsed = new Date(text)
  if (Number.isNaN(parsed.getTime()) || parsed.getUTCDate() !== Number(day)) return undefined
  return { date: parsed, year: Number(year), month: Number(month), day: Number(day), time }
}

export interface TimeParts {
  readonly date: Date
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  /** `14:05:09`. */
  readonly time: string
}
