import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPersonalData } from './find-personal-data.ts'
import { foldText, originOf } from './fold-text.ts'

const found = (text: string): string[] =>
  readPersonalData(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)

describe('personal data that is written so that a program does not see it', () => {
  it.each([
    ['ring ０７７００ ９００４１７ tonight', 'telephone: ０７７００ ９００４１７'],
    ['ring ٠٧٧٠٠ ٩٠٠٤١٧', 'telephone: ٠٧٧٠٠ ٩٠٠٤١٧'],
    ['ring 𝟎𝟕𝟕𝟎𝟎 𝟗𝟎𝟎𝟒𝟏𝟕', 'telephone: 𝟎𝟕𝟕𝟎𝟎 𝟗𝟎𝟎𝟒𝟏𝟕'],
    ['ring 0\u00ad7700 9\u200b00417', 'telephone: 0\u00ad7700 9\u200b00417'],
    ['ring 0\u00077700900417', 'telephone: 0\u00077700900417'],
    ['ring 0️⃣7️⃣7️⃣0️⃣0️⃣9️⃣0️⃣0️⃣4️⃣1️⃣7️⃣ ok', 'telephone: 0️⃣7️⃣7️⃣0️⃣0️⃣9️⃣0️⃣0️⃣4️⃣1️⃣7️⃣'],
    ['ring ⓪⑦⑦⓪⓪⑨⓪⓪④①⑦', 'telephone: ⓪⑦⑦⓪⓪⑨⓪⓪④①⑦'],
    ['ring ⓿❼❼⓿⓿❾⓿⓿❹❶❼', 'telephone: ⓿❼❼⓿⓿❾⓿⓿❹❶❼'],
    ['ring 07700\u2009900\u3000417', 'telephone: 07700\u2009900\u3000417'],
    ['ring 07700\u2011900\u2011417', 'telephone: 07700\u2011900\u2011417'],
    ['payslip ＭＷ４８３１０７Ｂ', 'national-insurance: ＭＷ４８３１０７Ｂ'],
    ['payslip \u041c\u051c483107\u0412', 'national-insurance: \u041c\u051c483107\u0412'],
    ['write to r.ashcombe84＠example．com', 'email: r.ashcombe84＠example．com'],
    ['write to r\u200b.ash\u00adcombe84@example.com', 'email: r\u200b.ash\u00adcombe84@example.com'],
    ['write to josé.p@example.com', 'email: josé.p@example.com'],
    [
      'IBAN GB29\u00a0NWBK\u202f6016\u00a01331\u00a09268\u00a019',
      'iban: GB29\u00a0NWBK\u202f6016\u00a01331\u00a09268\u00a019',
    ],
    ['card ４１１１１１１１１１１１１１１１', 'payment-card: ４１１１１１１１１１１１１１１１'],
    ['Corsa ＬＫ１９ＺＺＰ parked', 'vehicle-registration: ＬＫ１９ＺＺＰ'],
    ['lives at １４ Quarry Rise', 'address: １４ Quarry Rise'],
    ['Alfie, DOB １１／０６／２０１７', 'date-of-birth: １１／０６／２０１７'],
  ])('is found in %j', (text, expected) => {
    expect(found(text)).toEqual([expected])
  })

  it.each([
    'Budget of £１,２５０,０００ for ２０２６',
    'Open ０９００ to １７００',
    'Café at 12, naïve at 9, résumé by 17:00',
    'Family of four 👨‍👩‍👧‍👦 at the pool at 10 ☀️',
    'A½ mile, 3¾ miles, 100 m² and 5 km² of park',
    'Встреча в 10:45, кабинет 12',
    '٣٠ visitors on ١٢ May',
  ])('is not found in %j', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('folding', () => {
  it('gives nothing back where there is nothing to fold', () => {
    expect(foldText('ring 07700 900417, “now” – £5… 🙂')).toBeNull()
  })

  const INVISIBLE = [
    '\u200b',
    '\u200c',
    '\u200d',
    '\u00ad',
    '\u2060',
    '\ufeff',
    '\u202e',
    '\u0007',
    '\u{e0041}',
  ]
  const ZEROES = [0x30, 0xff10, 0x660, 0x6f0, 0x966, 0x1d7ce, 0x1d7d8, 0x1d7ec]
  const TEXTS = [
    'payslip on the stairs, NI MW 48 31 07 B please',
    'NHS no 999 417 3626 does not match',
    'Mrs Dalby at LE10 8ZW again',
    'call Bev on 07700 900417 after six',
    'complainant r.ashcombe84@example.com wrote',
    'its sam_lee [at] example [dot] org by the way',
    'IBAN GB29 NWBK 6016 1331 9268 19 on the invoice',
    'card 4111 1111 1111 1111 exp 04/29',
    'charmer in FD44 KXM on the zigzags',
    'Alfie, DOB 11/06/2017, at reception',
  ]

  it('finds the same whatever digits and invisible characters are put in, and its spans slice exactly', () => {
    const change = fc.record({
      text: fc.constantFrom(...TEXTS),
      zero: fc.constantFrom(...ZEROES),
      inserted: fc.array(fc.record({ at: fc.nat(60), what: fc.constantFrom(...INVISIBLE) }), {
        maxLength: 8,
      }),
    })
    fc.assert(
      fc.property(change, ({ text, zero, inserted }) => {
        const units = Array.from(text, (character) =>
          /\d/.test(character) ? String.fromCodePoint(zero + Number(character)) : character,
        )
        for (const { at, what } of inserted) units[at % units.length] += what
        const written = units.join('')
        const plain = (part: string): string => foldText(part)?.text ?? part
        const expected = readPersonalData(text).map((one) => ({
          kind: one.kind,
          slice: text.slice(one.start, one.end),
        }))
        const actual = readPersonalData(written).map((one) => ({
          kind: one.kind,
          slice: plain(written.slice(one.start, one.end)),
        }))
        expect(actual).toEqual(expected)
        for (const { start, end } of readPersonalData(written)) {
          // Neither end stands on an invisible character or inside a pair of surrogates.
          expect(
            plain(written.slice(start, end)).startsWith(plain(Array.from(written.slice(start))[0] ?? '')),
          ).toBe(true)
          expect(plain(Array.from(written.slice(start))[0] ?? '')).not.toBe('')
          expect(plain(Array.from(written.slice(start, end)).at(-1) ?? '')).not.toBe('')
        }
      }),
      { numRuns: 300 },
    )
  })

  it('maps every stretch of any text back into it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), (text, a, b) => {
        const folded = foldText(text)
        if (folded === null) return
        const length = folded.text.length
        expect(folded.starts.length).toBe(length)
        expect(folded.ends.length).toBe(length)
        if (length === 0) return
        const first = Math.min(a % length, b % length)
        const last = Math.max(a % length, b % length)
        const [start, end] = originOf(folded, first, last + 1)
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
