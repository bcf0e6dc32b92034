import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits for an address: what a link or a cookie carries. The database only ever holds its digest. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
