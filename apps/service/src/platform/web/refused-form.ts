import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { FieldError, Submission } from './form.ts'
import type { RawForm } from './read-form.ts'
import { submissionOf } from './read-form.ts'

/** A form that was refused: where it was sent, what was typed, and what is wrong with it. */
interface Refused {
  /** Path without query. */
  readonly path: string
  /** Its session or its time had ended, so that nobody looked at what it says. */
  readonly late: boolean
  readonly errors: readonly FieldError[]
}

export interface RefusedForm extends Refused {
  readonly submitted: Submission
}

const schema = z.object({
  path: z.string(),
  late: z.boolean(),
  fields: z.array(z.tuple([z.string(), z.array(z.string())])),
  errors: z.array(z.object({ field: z.string(), message: z.string() })),
})

const NONCE_BYTES = 12
const TAG_BYTES = 16
/** Characters that the nonce takes in base64url: different for every form, and where its sealed text begins. */
export const NAME_LENGTH = (NONCE_BYTES * 4) / 3

/**
 * Seals what was typed into a refused form, so that it can lie in a session's row or in an address and only this service
 * reads it (AES-256-GCM). `binding` names the visitor: sealed for one, it does not open for another.
 */
export class FormSealer {
  readonly #key: Uint8Array

  /** @param secret at least 32 characters, from outside the database */
  constructor(secret: string) {
    this.#key = new Uint8Array(hkdfSync('sha256', secret, '', 'moothall refused form', 32))
  }

  /** @returns base64url; its first `NAME_LENGTH` characters are different each time */
  seal(form: Refused & Pick<RawForm, 'fields'>, binding: string): string {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(binding))
    const fields = [...form.fields].filter(([name]) => name !== '_csrf')
    const text = JSON.stringify({ path: form.path, late: form.late, fields, errors: form.errors })
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    return sealed.toString('base64url')
  }

  /** Undefined for anything that this service did not seal for this visitor. */
  open(sealed: string, binding: string): RefusedForm | undefined {
    const bytes = Buffer.from(sealed, 'base64url')
    if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(binding))
      .setAuthTag(bytes.subarray(-TAG_BYTES))
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES))
    let read: z.infer<typeof schema>
    try {
      read = schema.parse(JSON.parse(Buffer.concat([text, decipher.final()]).toString('utf8')))
    } catch {
      // Spoiled, another visitor's, or of a version of the service that kept other things.
      return undefined
    }
    const { fields, ...form } = read
    return { ...form, submitted: submissionOf({ fields: new Map(fields), file: undefined }) }
  }
}
