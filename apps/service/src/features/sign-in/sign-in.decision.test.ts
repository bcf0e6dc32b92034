import { assert, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextPath } from './form.ts'
import {
  decideUse,
  type Link,
  LINK_LIFE_MS,
  maySend,
  MOST_WRONG_ADDRESSES,
  normaliseAddress,
  viewLink,
} from './sign-in.decision.ts'

const now = new Date('2026-11-02T09:00:00Z')
const fresh: Link = {
  expiresAt: new Date(now.getTime() + LINK_LIFE_MS),
  used: false,
  wrongAddresses: 0,
  ended: false,
}
const dead: readonly [string, Link | undefined][] = [
  ['no such link', undefined],
  ['a used link', { ...fresh, used: true }],
  ['a link at its last moment', { ...fresh, expiresAt: now }],
  ["a leaver's link", { ...fresh, ended: true }],
  ['a link with too many wrong addresses', { ...fresh, wrongAddresses: MOST_WRONG_ADDRESSES }],
]

describe('a link', () => {
  test.each(dead)('given %s, then it is dead in every browser and with every address', (_name, link) => {
    for (const sameBrowser of [true, false]) {
      expect(viewLink(link, { now, sameBrowser })).toBe('dead')
      for (const address of ['right', 'wrong', 'not-given'] as const) {
        expect(decideUse(link, { now, sameBrowser, address })).toEqual({ kind: 'dead' })
      }
    }
  })

  test.each([
    [true, 'not-given', { kind: 'signed-in' }],
    [true, 'wrong', { kind: 'signed-in' }],
    [false, 'not-given', { kind: 'address-needed' }],
    [false, 'wrong', { kind: 'wrong-address', nowDead: false }],
    [false, 'right', { kind: 'signed-in' }],
  ] as const)(
    'given a fresh link, same browser %s, address %s, then %o',
    (sameBrowser, address, expected) => {
      expect(decideUse(fresh, { now, sameBrowser, address })).toEqual(expected)
    },
  )

  test('the last wrong address that a link bears ends it', () => {
    const link = { ...fresh, wrongAddresses: MOST_WRONG_ADDRESSES - 1 }
    expect(decideUse(link, { now, sameBrowser: false, address: 'wrong' })).toEqual({
      kind: 'wrong-address',
      nowDead: true,
    })
  })
})

test.each([
  ['just asked', { requestedAt: now, sent: false, used: false }, true],
  ['sent before', { requestedAt: now, sent: true, used: false }, false],
  ['used', { requestedAt: now, sent: false, used: true }, false],
  ['asked long ago', { requestedAt: new Date(now.getTime() - 900_000), sent: false, used: false }, false],
])('a link is sent once and in time: %s', (_name, request, expected) => {
  expect(maySend(request, now)).toBe(expected)
})

test('an address is the same however it is typed', () => {
  expect(normaliseAddress('  Sam.Example@Example.GOV.UK ')).toBe('sam.example@example.gov.uk')
})

describe('where to go after signing in', () => {
  test.each(['/policies/social-media/1', '/acknowledgements?page=2#top', '/sign-infected'])(
    '%s is kept',
    (path) => {
      expect(nextPath(path)).toBe(path)
    },
  )

  test.each([
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/sign-in?next=/x',
    '/sign-out',
    '/sign-in',
    `/${'x'.repeat(2000)}`,
  ])('%o leads home instead', (path) => {
    expect(nextPath(path)).toBe('/')
  })

  test('whatever is typed, the browser stays on this service', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 40 }), (text) => {
        const target = new URL(nextPath(`/${text}`), 'https://policy.example.gov.uk')
        expect(target.origin).toBe('https://policy.example.gov.uk')
      }),
    )
  })
})
