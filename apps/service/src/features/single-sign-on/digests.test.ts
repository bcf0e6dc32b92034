import { expect, test } from 'vitest'
import { attemptSecrets, providerDigest } from './digests.ts'

test('a name at one provider is never taken for another, wherever the two parts are cut', () => {
  const names = [
    providerDigest('https://a.example', 'bc'),
    providerDigest('https://a.exampleb', 'c'),
    providerDigest('https://a.example', 'BC'),
    providerDigest('bc', 'https://a.example'),
  ]
  expect(new Set(names).size).toBe(4)
  expect(names[0]).toMatch(/^[0-9a-f]{64}$/)
})

test('the secrets of an attempt follow from the key, the state and the browser together', () => {
  const key = Buffer.alloc(32, 1)
  const of = { state: 'state', browserMark: 'mark' }
  const { nonce, codeVerifier } = attemptSecrets(key, of)
  expect(attemptSecrets(key, of)).toEqual({ nonce, codeVerifier })
  // RFC 7636 asks for 43 to 128 of these characters.
  expect(codeVerifier).toMatch(/^[\w-]{43}$/)
  const others = [
    attemptSecrets(Buffer.alloc(32, 2), of),
    attemptSecrets(key, { ...of, state: 'other' }),
    attemptSecrets(key, { ...of, browserMark: 'other' }),
  ]
  const all = [nonce, codeVerifier, ...others.flatMap((one) => [one.nonce, one.codeVerifier])]
  expect(new Set(all).size).toBe(all.length)
})
