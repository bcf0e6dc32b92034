import { z } from 'zod'
import { isMailAddress } from '../../platform/mail/mailer.ts'
import { isLocalPath } from '../../platform/web/response.ts'

const LONGEST_PATH = 1000

/** Where to go after signing in: a page of this service, and not one about signing in; otherwise the home page. */
export function nextPath(typed: string | undefined): string {
  if (typed === undefined || typed.length > LONGEST_PATH) return '/'
  if (!isLocalPath(typed) || /^\/sign-(in|out)(?:[/?#]|$)/.test(typed)) return '/'
  return typed
}

export const nextQuery = z.object({ next: z.string().optional().catch(undefined) })
export const sentQuery = nextQuery.extend({ 'signed-in': z.literal('1').optional().catch(undefined) })
export const tokenParams = z.object({ token: z.string().regex(/^[\w-]{43}$/) })

/** The page says in the reader's language what is wrong: there is one thing that can be. */
export const askForm = z.object({
  email: z.string().trim().refine(isMailAddress),
  next: z.string().optional(),
})

export const againForm = z.object({ next: z.string().optional() })

/** The address is asked for only in another browser than the one that asked for the link. */
export const useLinkForm = z.object({ email: z.string().max(400).optional().catch(undefined) })
