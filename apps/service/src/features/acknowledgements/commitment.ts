import { createHash, randomBytes } from 'node:crypto'

/** Free text with the commitment that stands for it in the ledger. */
export interface CommittedText {
  readonly text: string
  /** 32 random bytes: without them a short text could be guessed from its commitment. */
  readonly salt: Buffer
  /** SHA-256 of salt and text, hexadecimal. */
  readonly commitment: string
}

/** Commits to a text that the ledger may not hold, so that it can be erased and still not be changed. */
export function commitTo(text: string): CommittedText {
  const salt = randomBytes(32)
  return { text, salt, commitment: createHash('sha256').update(salt).update(text, 'utf8').digest('hex') }
}
