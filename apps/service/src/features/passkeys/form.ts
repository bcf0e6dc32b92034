import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import { type FieldError, oneLine } from '../../platform/web/index.ts'
import type { PasskeyWording } from './messages.ts'

/** As long as the database takes. */
const LONGEST_NAME = 100
/** What an authenticator says of itself, and a long signature, with room to spare. */
const LONGEST_PART = 16 * 1024
/** Of the whole answer, in bytes. */
export const MOST_ANSWER_BYTES = 64 * 1024

const errorKeys = ['nameMissing', 'nameTooLong'] as const
type ErrorKey = (typeof errorKeys)[number]
const key = (errorKey: ErrorKey): ErrorKey => errorKey

export const nameForm = z.object({
  name: oneLine({ missing: key('nameMissing'), tooLong: key('nameTooLong') }, LONGEST_NAME),
})

export const passkeyParams = z.object({ id: z.uuid() })
export const startForm = z.object({ next: z.string().optional() })
export const nextQuery = z.object({ next: z.string().optional().catch(undefined) })

const base64url = z
  .string()
  .max(LONGEST_PART)
  .regex(/^[\w-]*$/)
/** 1023 bytes at most (Web Authentication, 4). */
const credentialId = z
  .string()
  .min(1)
  .max(1364)
  .regex(/^[\w-]+$/)

const answer = { id: credentialId, rawId: credentialId, type: z.literal('public-key') }

/** What the library is given: nothing that it does not need. */
const creation = z
  .object({ ...answer, response: z.object({ clientDataJSON: base64url, attestationObject: base64url }) })
  .transform((made): RegistrationResponseJSON => ({ ...made, clientExtensionResults: {} }))

const use = z
  .object({
    ...answer,
    response: z.object({
      clientDataJSON: base64url,
      authenticatorData: base64url,
      signature: base64url,
      userHandle: base64url,
    }),
  })
  .transform((used): AuthenticationResponseJSON => ({ ...used, clientExtensionResults: {} }))

/** The script sends what the device answered as JSON in a field of the form. */
const inJson = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' })
    return z.NEVER
  }
})

export const createForm = z.object({ response: inJson.pipe(creation) })
export const answerForm = z.object({ response: inJson.pipe(use), next: z.string().optional() })

/** Errors of the form in the reader's language. */
export function sayErrors(errors: readonly FieldError[], { name: m }: PasskeyWording): FieldError[] {
  const said: Readonly<Record<string, string>> = {
    [key('nameMissing')]: m.missing,
    [key('nameTooLong')]: m.tooLong,
  }
  return errors.map(({ field, message }) => ({ field, message: said[message] ?? message }))
}
