import { createHash, randomBytes } from 'node:crypto'

/** What secret scanners can look for in code and logs: `moothall_` and 43 characters of base64url. */
const PREFIX = 'moothall_'
const SHAPE = /^moothall_[\w-]{43}$/

/** 256 random bits, as the program presents them. Shown once; the database only ever holds the digest. */
export function newTokenSecret(): string {
  return PREFIX + randomBytes(32).toString('base64url')
}

/** Whether it can be a token's secret at all. */
export function hasShapeOfSecret(text: string): boolean {
  return SHAPE.test(text)
}

/** SHA-256: enough for what is random in all of its bits and cannot be tried out. */
export function digestOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
