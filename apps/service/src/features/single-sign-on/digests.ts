import { createHash, createHmac, randomBytes } from 'node:crypto'

export function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/**
 * Stands for somebody, or for one of their sessions, at a provider: SHA-256 in hexadecimal. Both parts are the provider's own words
 * and may hold anything, so each is digested before they are put together.
 */
export function providerDigest(issuer: string, name: string): string {
  return createHash('sha256').update(digestOf(issuer)).update(digestOf(name)).digest('hex')
}

/** What goes through the provider and names the attempt: 256 random bits. */
export function newState(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * The secrets of an attempt, made again when the browser comes back and kept nowhere: whoever has the database lacks the browser's
 * mark and the key, whoever has the browser's cookie lacks the key.
 */
export function attemptSecrets(
  key: Buffer,
  attempt: { readonly state: string; readonly browserMark: string },
): { readonly nonce: string; readonly codeVerifier: string } {
  const derive = (purpose: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify([purpose, attempt.state, attempt.browserMark]))
      .digest('base64url')
  return { nonce: derive('nonce'), codeVerifier: derive('code-verifier') }
}
