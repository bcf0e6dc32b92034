import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, NotCanonicalError } from './canonical-json.ts'

describe('canonicalJson', () => {
  it('writes the example of RFC 8785 section 3.2.3 as the RFC does', () => {
    const value: unknown = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`)
    // 1E30 is an integer beyond 2^53, which this subset refuses.
    expect(() => canonicalJson(value)).toThrow('$.numbers[1] is an integer beyond 2^53')
    const { numbers: _, ...rest } = value as Record<string, unknown>
    expect(canonicalJson({ ...rest, numbers: [333333333.3333333, 4.5, 2e-3, 1e-27] })).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })

  it('sorts keys by UTF-16 code unit, as RFC 8785 section 3.2.3 does', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6']
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']
    const text = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])))
    expect(text).toBe(`{${sorted.map((key) => `${JSON.stringify(key)}:0`).join(',')}}`)
  })

  it('does not depend on the order of members, and reads back as the same value', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ noUnicodeString: false })),
        (value) => {
          fc.pre(isInSubset(value))
          const reversed = Object.fromEntries(Object.entries(value).reverse())
          expect(canonicalJson(reversed)).toBe(canonicalJson(value))
          expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
        },
      ),
    )
  })

  it.each([
    ['undefined', { a: undefined }, '$.a is of type undefined'],
    ['a hole in a list', [1, , 2], '$[1] is of type undefined'], // oxlint-disable-line no-sparse-arrays
    ['a function', { f: () => 1 }, '$.f is of type function'],
    ['NaN', [Number.NaN], '$[0] is NaN'],
    ['infinity', -Infinity, '$ is -Infinity'],
    ['minus zero', { n: -0 }, '$.n is minus zero'],
    ['an integer beyond 2^53', 2 ** 53, '$ is an integer beyond 2^53'],
    ['a lone surrogate', { s: 'a\ud800' }, '$.s holds half of a surrogate pair'],
    ['a lone surrogate in a key', { '\udc00': 1 }, 'holds half of a surrogate pair'],
    ['a date', { at: new Date(0) }, '$.at is not a plain object'],
    ['a bigint', 1n, '$ is of type bigint'],
  ])('refuses %s and says where', (_, value, message) => {
    expect(() => canonicalJson(value)).toThrow(NotCanonicalError)
    expect(() => canonicalJson(value)).toThrow(message)
  })

  it('refuses nesting without end', () => {
    const loop: unknown[] = []
    loop.push(loop)
    expect(() => canonicalJson(loop)).toThrow('nested more than 100 deep')
  })
})

function isInSubset(value: unknown): boolean {
  try {
    canonicalJson(value)
    return true
  } catch {
    return false
  }
}
