import type { z } from 'zod'

/** What runs when a job of this task comes up. A thrown error is retried by the queue, with growing pauses. */
export interface JobDefinition {
  readonly task: string
  run(payload: unknown): Promise<void>
}

/** Ties a task's name to its handler; the payload is validated before the handler sees it. */
export function defineJob<Schema extends z.ZodType>(definition: {
  readonly task: string
  readonly payload: Schema
  readonly handle: (payload: z.infer<Schema>) => Promise<void>
}): JobDefinition {
  return {
    task: definition.task,
    run: async (payload) => {
      await definition.handle(definition.payload.parse(payload))
    },
  }
}
