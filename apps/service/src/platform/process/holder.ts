import { z } from 'zod'

/** Who has a data folder. `since` is an ISO 8601 time; `address` is missing until the service answers. */
const holderSchema = z.object({
  pid: z.int().positive(),
  since: z.iso.datetime(),
  address: z.url().optional(),
})
export type Holder = z.infer<typeof holderSchema>

export function formatHolder(holder: Holder): string {
  return `${JSON.stringify(holder)}\n`
}

/** @returns undefined where the text is none, as while it is being written */
export function parseHolder(text: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(text))
  } catch {
    // The lock itself is what counts; this only helps to word the refusal.
    return undefined
  }
}

export function describeHolder(holder: Holder | undefined): string {
  if (!holder) return 'another service, which is just starting or stopping'
  const place = holder.address ? ` at ${holder.address}` : ', which is still starting'
  return `another service${place} (process ${holder.pid}, since ${holder.since})`
}
