import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64, fromUtf8, toBase64, toUtf8 } from './bytes.ts'

describe('base64', () => {
  it('agrees with the platform’s, both ways', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        const text = toBase64(bytes)
        expect(text).toBe(Buffer.from(bytes).toString('base64'))
        expect(fromBase64(text)).toEqual(new Uint8Array(bytes))
      }),
    )
  })

  it('writes more than one chunk', () => {
    const bytes = new Uint8Array(50_000).map((_, at) => at % 251)
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
  })

  it('reads only what it would write', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 12, unit: fc.constantFrom(...Array.from('AQgw+/=-_ é')) }),
        (text) => {
          const bytes = fromBase64(text)
          expect(bytes === undefined ? text : toBase64(bytes)).toBe(text)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it.each(['AA', 'AB==', 'AAB=', 'A===', '====', 'AA\n=', 'AA-_', 'AAA=AAAA'])('refuses %j', (text) => {
    expect(fromBase64(text)).toBeUndefined()
  })
})

describe('fromUtf8', () => {
  it('keeps a byte order mark and refuses what is not UTF-8', () => {
    expect(fromUtf8(toUtf8('\ufeffé'))).toBe('\ufeffé')
    expect(fromUtf8(Uint8Array.of(0xc3, 0x28))).toBeUndefined()
  })
})
