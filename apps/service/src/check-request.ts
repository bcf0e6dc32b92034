import type { CheckerPolicy, Context, Draft } from '@moothall/checker'
import { z } from 'zod'

/**
 * What a check is asked in JSON: by the API and, line by line, by `moothall check --jsonl`. Fields that are not named here
 * are left unread.
 */

export const attachmentKinds = ['image', 'video', 'audio', 'document', 'link'] as const
export const capacities = ['personal', 'official'] as const
export const authorRoles = ['officer', 'member', 'agency', 'on-behalf', 'supplier'] as const
export const draftKinds = ['post', 'profile'] as const

/** How long each part of a request may be, in UTF-16 code units and in entries. */
export interface CheckLimits {
  readonly text: number
  readonly shortText: number
  readonly entries: number
}

/** Draft and context, as far as somebody said. */
export interface CheckRequest {
  readonly draft: Draft
  readonly context: Partial<Context>
}

/** What holds where a request does not say: the careful assumption about an officer's own post. */
export const assumedContext: Context = { capacity: 'personal', identifiable: 'unknown', role: 'officer' }

/** A calendar date that exists, `YYYY-MM-DD`. */
const dateSchema = z.iso.date()

/** The schema of one request, with these limits. */
export function checkRequestSchema(limits: CheckLimits) {
  const shortText = z.string().max(limits.shortText)
  const names = z.array(shortText).max(limits.entries).exactOptional()
  const attachment = z.object({
    kind: z.enum(attachmentKinds),
    alt: shortText.exactOptional(),
    showsLogo: z.boolean().exactOptional(),
    captions: z.boolean().exactOptional(),
  })
  const bodyNames = z.object({
    name: shortText.min(1),
    shortNames: names,
    people: names,
    suppliers: names,
    places: names,
    publicContacts: names,
    liveIssues: names,
  })
  const context = z.object({
    capacity: z.enum(capacities).exactOptional(),
    identifiable: z.union([z.boolean(), z.literal('unknown')]).exactOptional(),
    role: z.enum(authorRoles).exactOptional(),
    profileDisclaimer: z.boolean().exactOptional(),
    body: z.union([shortText.min(1), bodyNames]).exactOptional(),
    politicallyRestricted: z.boolean().exactOptional(),
    preElection: z.boolean().exactOptional(),
    date: dateSchema.exactOptional(),
    replyTo: z.string().max(limits.text).exactOptional(),
  })
  return z.object({
    text: z.string().max(limits.text),
    kind: z.enum(draftKinds).exactOptional(),
    replyTo: z.string().max(limits.text).exactOptional(),
    attachments: z.array(attachment).max(limits.entries).exactOptional(),
    context: context.exactOptional(),
  })
}

export type CheckRequestBody = z.output<ReturnType<typeof checkRequestSchema>>

/** Parts a validated request into draft and context. A post replied to may stand in either. */
export function checkRequestOf({ context = {}, replyTo, ...draft }: CheckRequestBody): CheckRequest {
  const { replyTo: inContext, ...rest } = context
  const answered = replyTo ?? inContext
  return { draft: answered === undefined ? draft : { ...draft, replyTo: answered }, context: rest }
}

/** What a published policy says of a topic is its owner's choice; what a parser suggests has its own confidence. */
const topicSchema = z.union([
  z.string().transform((topic) => ({ topic, confidence: 1 })),
  z.object({ topic: z.string(), confidence: z.number().min(0).max(1) }),
])

const policySchema = z.object({
  title: z.string(),
  body: z.string(),
  provisions: z
    .array(
      z.object({
        ref: z.string(),
        text: z.string(),
        force: z.enum(['must', 'must-not', 'should', 'may', 'take-care', 'statement']),
        topics: z.array(topicSchema),
        appliesTo: z.array(z.enum(authorRoles)),
      }),
    )
    .min(1),
  tensions: z
    .array(
      z.object({
        key: z.string(),
        between: z.array(z.string()),
        suggested: z.string().exactOptional(),
        resolution: z.string().exactOptional(),
      }),
    )
    .default([]),
})

/**
 * Reads a policy for the checker from either JSON there is of one: what `moothall policy parse --json` prints and what the
 * service publishes.
 * @returns undefined where it is neither
 */
export function readCheckerPolicy(value: unknown): CheckerPolicy | undefined {
  const read = policySchema.safeParse(value)
  if (!read.success) return undefined
  const { tensions, ...policy } = read.data
  return {
    ...policy,
    tensions: tensions.map(({ key, between, suggested, resolution }) => ({
      key,
      between,
      suggested: suggested ?? resolution ?? '',
    })),
    resolutions: Object.fromEntries(
      tensions.flatMap(({ key, resolution }) =>
        resolution === undefined || resolution === '' ? [] : [[key, resolution] as const],
      ),
    ),
  }
}
