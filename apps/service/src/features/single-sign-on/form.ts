import { z } from 'zod'

export const beginQuery = z.object({
  next: z.string().optional().catch(undefined),
  anew: z.literal('1').optional().catch(undefined),
})

const MOST_PARAMETER = 8192

/** Whatever a provider adds to the address is part of what is checked. */
export const backQuery = z.record(z.string().max(100), z.string().max(MOST_PARAMETER))

export const logoutForm = z.object({ logout_token: z.string().min(1).max(16_384) })
