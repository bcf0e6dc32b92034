import * as fc from 'fast-check'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findPersonalData } from './find-personal-data.ts'
import { isPostcode } from './postcode.ts'

function found(text: string): string[] {
  return findPersonalData(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)
}

describe('personal data by validated formats', () => {
  it.each([
    ['payslip on the stairs, NI MW 48 31 07 B', 'national-insurance: MW 48 31 07 B'],
    ['got py571930d in front of me', 'national-insurance: py571930d'],
    ['NINO AB 123456 C on every page', 'national-insurance: AB 123456 C'],
    ['her NI number is JT-32-15-67-A', 'national-insurance: JT-32-15-67-A'],
    ['NHS no 999 417 3626 does not match', 'nhs-number: 999 417 3626'],
    ['patient 9434765919 is down as deceased', 'nhs-number: 9434765919'],
    ['CHI 0101700008 on the form', 'chi-number: 0101700008'],
    ['CHI 0101701231 on the form', null],
    ['his passport 533380006 ran out', 'passport: 533380006'],
    ['driver number MORGA657054SM9IJ on the desk', 'driving-licence: MORGA657054SM9IJ'],
    ['licence MORGA 657054 SM9IJ', 'driving-licence: MORGA 657054 SM9IJ'],
    ['Mrs Dalby at LE10 8ZW', 'postcode: LE10 8ZW'],
    ['resident lives at 14 Quarry Rise', 'address: 14 Quarry Rise'],
    ['call Bev on 07700 900417', 'telephone: 07700 900417'],
    ['his mobile: +44 7700 900417', 'telephone: +44 7700 900417'],
    ['ring me 0044 7700 900 417', 'telephone: 0044 7700 900 417'],
    ['home (01632) 960 142 after six', 'telephone: 01632) 960 142'],
    ['mum is on +48 601 234 567', 'telephone: +48 601 234 567'],
    ['07700-900-417', 'telephone: 07700-900-417'],
    ['complainant r.ashcombe84@example.com', 'email: r.ashcombe84@example.com'],
    ['p dot garside at example dot net', 'email: p dot garside at example dot net'],
    ['sam_lee [at] example [dot] org', 'email: sam_lee [at] example [dot] org'],
    [
      'oh double seven double oh, nine double oh, two six one',
      'telephone: oh double seven double oh, nine double oh, two six one',
    ],
    ['Sort code 97-31-06 account 41827760', 'sort-code: 97-31-06|bank-account: 41827760'],
    ['pay 41827760, 97-31-06', 'bank-account: 41827760|sort-code: 97-31-06'],
    ['IBAN GB29 NWBK 6016 1331 9268 19', 'iban: GB29 NWBK 6016 1331 9268 19'],
    ['refund to DE89370400440532013000', 'iban: DE89370400440532013000'],
    ['card 4111 1111 1111 1111 exp 04/29', 'payment-card: 4111 1111 1111 1111'],
    ['amex 378282246310005', 'payment-card: 378282246310005'],
    ['charmer in FD44 KXM on the zigzags', 'vehicle-registration: FD44 KXM'],
    ['blue Corsa, reg LK19ZZP', 'vehicle-registration: LK19ZZP'],
    ['old Volvo A123 BCD parked across two bays', 'vehicle-registration: A123 BCD'],
    ['Alfie, DOB 11/06/2017, at reception', 'date-of-birth: 11/06/2017'],
    ['born on 3 May 1984 in Ashmere', 'date-of-birth: 3 May 1984'],
    ['d.o.b. 03.05.84', 'date-of-birth: 03.05.84'],
    ['HSG/24/03318 has keys', 'case-reference: HSG/24/03318'],
    ['Refund for claim 7719204 is stuck', 'case-reference: 7719204'],
    ['council tax account 60218837 in arrears', 'bank-account: 60218837'],
  ])('finds in %j', (text, expected) => {
    expect(found(text)).toEqual(expected === null ? [] : expected.split('|'))
  })

  it.each([
    "Parcel 9431876520 'left in safe place'",
    'Missed bin? Ring customer services on 01632 960100 or email streetcare@ourborough.gov.uk, 8.30 to 5.',
    'Gritter FN42 GRT is now officially Spready Mercury',
    'your National Insurance number looks like QQ 12 34 56 C',
    'The budget is £1,250,000 for 2026/27, up from 1150000',
    'Planning application 23/00145/FUL goes to committee on 12/03/2026',
    'Minutes of 12-02-26, item 9, page 14',
    'Open 0900 to 1700, 365 days, call 0300 123 4567',
    'The A47, the B4109 and the M69 are shut until 06:00',
    'Bus 158 leaves at 10.45 from stop 0123456789',
    'Come to the fair at Priory Park, car park postcode LE10 1AB',
    'Won 21-14-07 in the league, thirteen points clear',
    '10000000 steps this year',
    'Meet at 12 noon in room AB12, bring form C1234',
    'Version 10.0.19045 of the software broke it again',
    'ISBN 9780141036144 is on the shelf',
    'Follow us at the library, dot your i and meet at the hub',
    'Bin lorry 24 collected 12345 bins in 31 days',
    'Meter reading 00482913, tracking number 123456789012',
    'double trouble: zero wins, one draw, seven losses',
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('UK postcodes', () => {
  const vectors = new URL('../../../../../shared/data/vectors/uk-postcode-validation.json', import.meta.url)
  const there = existsSync(fileURLToPath(vectors))
  it.skipIf(!there)('agrees with the published vectors (skipped where ../shared is missing)', () => {
    const { tests } = JSON.parse(readFileSync(vectors, 'utf8')) as {
      tests: { base: string; expected: boolean }[]
    }
    expect(
      tests.filter(({ base, expected }) => isPostcode(base.replaceAll(' ', '').toUpperCase()) !== expected),
    ).toEqual([])
    expect(tests.length).toBeGreaterThan(10)
  })
})

describe('any text', () => {
  it('gives spans inside the text, in order, none overlapping', () => {
    const pieces = fc.constantFrom(
      '07700 900417',
      'MW 48 31 07 B',
      ' at ',
      ' dot ',
      '@',
      'oh double ',
      '97-31-06',
      '\ud800',
      '4111',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 30 }), (parts) => {
        const text = parts.join('')
        let floor = 0
        for (const { start, end } of findPersonalData(text)) {
          expect(start).toBeGreaterThanOrEqual(floor)
          expect(end).toBeGreaterThan(start)
          floor = end
        }
        expect(floor).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
