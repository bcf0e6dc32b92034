import { describe, expect, it } from 'vitest'
import { HIDDEN_PERSONAL_DATA, NOBODYS_NUMBERS } from '../../test/hidden-personal-data.ts'
import { readPersonalData } from './find-personal-data.ts'

const found = (text: string): string[] =>
  readPersonalData(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)

describe('personal data spelt out or oddly parted', () => {
  it.each([
    [
      'call oh seven seven double-o nine double-o four one seven',
      'telephone: oh seven seven double-o nine double-o four one seven',
    ],
    ['o seven seven o o, nine o o, four one seven', 'telephone: o seven seven o o, nine o o, four one seven'],
    [
      'zero seven seven hundred nine hundred four one seven',
      'telephone: zero seven seven hundred nine hundred four one seven',
    ],
    ['oh seven seventy oh, nine hundred, four seventeen', null],
    [
      'plus four four seven seven zero zero nine zero zero four one seven',
      'telephone: plus four four seven seven zero zero nine zero zero four one seven',
    ],
    [
      'its oh-seven-seven-oh-oh-nine-oh-oh-four-one-seven',
      'telephone: oh-seven-seven-oh-oh-nine-oh-oh-four-one-seven',
    ],
    ['07 seven double zero 900 four one seven', null],
    ['ring 0 7 7 0 0 9 0 0 4 1 7', 'telephone: 0 7 7 0 0 9 0 0 4 1 7'],
    ['ring 0.7.7.0.0.9.0.0.4.1.7', 'telephone: 0.7.7.0.0.9.0.0.4.1.7'],
    ['ring 07700_900_417', 'telephone: 07700_900_417'],
    ['ring 07700 | 900 | 417', 'telephone: 07700 | 900 | 417'],
    ['ring 07700...900...417', 'telephone: 07700...900...417'],
    ['ring O77OO 9OO417', 'telephone: O77OO 9OO417'],
    ['write to sam.pell at example dot com', 'email: sam.pell at example dot com'],
    ['write to sam.pell (at) example (dot) com', 'email: sam.pell (at) example (dot) com'],
    ['write to sam.pell{at}example{dot}com', 'email: sam.pell{at}example{dot}com'],
    ['write to sam.pell AT example DOT co DOT uk', 'email: sam.pell AT example DOT co DOT uk'],
    ['write to sam-pell-at-example-dot-com', null],
    ['write to sam.pell @ example.com', 'email: sam.pell @ example.com'],
    ['write to sampell@example dot com', 'email: sampell@example dot com'],
    ['write to sampell@example[.]com', 'email: sampell@example[.]com'],
    ['write to sam.pell84 at example.com', 'email: sam.pell84 at example.com'],
    ['I am sam.pell84 at gmail', 'email: sam.pell84 at gmail'],
    ['moira.k(at)example(dot)org', 'email: moira.k(at)example(dot)org'],
    ['moira_k7@gmail', 'email: moira_k7@gmail'],
    ['NI is M.W. 48.31.07. B', 'national-insurance: M.W. 48.31.07. B'],
    ['FD 44 KXM parked on the zigzags', 'vehicle-registration: FD 44 KXM'],
    ['she lives at flat 2, 14 quarry rise', 'address: 14 quarry rise'],
    ['NI is MW.48.31.07.B', 'national-insurance: MW.48.31.07.B'],
    ['NI is M W 4 8 3 1 0 7 B', 'national-insurance: M W 4 8 3 1 0 7 B'],
    ['NI is MW_48_31_07_B', 'national-insurance: MW_48_31_07_B'],
    ['NI is MW:48:31:07:B', 'national-insurance: MW:48:31:07:B'],
    ['NI is M.W.4.8.3.1.0.7.B', 'national-insurance: M.W.4.8.3.1.0.7.B'],
    ['IBAN GB29.NWBK.6016.1331.9268.19', 'iban: GB29.NWBK.6016.1331.9268.19'],
    ['IBAN GB29_NWBK_6016_1331_9268_19', 'iban: GB29_NWBK_6016_1331_9268_19'],
    ['IBAN GB29|NWBK|6016|1331|9268|19', 'iban: GB29|NWBK|6016|1331|9268|19'],
    ['IBAN GB 29 NWBK 6016 1331 9268 19', 'iban: GB 29 NWBK 6016 1331 9268 19'],
    ['card 4111_1111_1111_1111', 'payment-card: 4111_1111_1111_1111'],
    ['card 4111 | 1111 | 1111 | 1111', 'payment-card: 4111 | 1111 | 1111 | 1111'],
    ['card 4111·1111·1111·1111', 'payment-card: 4111·1111·1111·1111'],
    ['card 4111, 1111, 1111, 1111', 'payment-card: 4111, 1111, 1111, 1111'],
    ['card 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1', 'payment-card: 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1'],
    [
      'card four oh one two eight eight eight eight eight eight eight eight one eight eight one',
      'payment-card: four oh one two eight eight eight eight eight eight eight eight one eight eight one',
    ],
    ['her plate is L K 1 9 Z Z P', 'vehicle-registration: L K 1 9 Z Z P'],
    ['she lives at L E 1 0 8 Z W', 'postcode: L E 1 0 8 Z W'],
  ])('is found in %j', (text, expected) => {
    const kinds = found(text)
    expect(kinds).toHaveLength(1)
    expect(kinds[0]).toContain(expected ?? '')
  })

  it.each([
    'find us at example dot org, no login needed',
    'look at example dot com for the form',
    'more at example.org and at gov.uk',
    'see you at the library dot, dot, dot',
    'Book online at leisure dot example dot org',
    'Tickets @ example.org from Monday',
    'I work at gmail? no, at outlook on life level zero',
    'Win the raffle with 1 2 3 4 5 6',
    'Bus times: 07:45, 08:15, 08:45, 09:15 and 10:45',
    'Scores: 7, 6, 5, 8, 9, 6, 4, 7, 8, 9, 10',
    'Council seats 2019, 2021, 2023, 2025: 41, 42, 40, 39',
    'Spent £1,234,567,890 on the NHS',
    'Won 5-0, 7-0, 0-9, 0-0 and 4-1',
    'Budget lines 4111, 1250, 3300, 7801',
    'five, four, three, two, one and we are off at nine',
    'One in seven, two in nine: the survey in numbers, zero seven percent growth',
    'Class of 0 7 0 8',
    'C A B 1 2 3 is how the kids spell it',
    'A B C D E F G 1 2 3 sang the toddlers',
    'oh one more thing, two buses, three trams, four bikes',
    'double four six on the dice, treble two on the board',
    'I was going to say at one point in my life, at some point in hers',
    'the whole lot fam.look at em.he never stops',
    'library card 2 9 0 0 4 1 7 7 3 8 1 by heart',
    '@KYR_SP33DY is right about @the_TB12FAN',
    'Meeting on 11/06/17 and 12/07/17',
    'the service lives on 3 year old grants, mind',
    'AB 12 CDE is how the example goes',
    'dot the i, then meet at eight',
    'v1.2.3.4.5.6.7.8.9.0.1 shipped',
    'Grid ref S K 4 2 9 0 on the map',
    'phone lines 7 days, 24 hours, 365.25 days',
  ])('is not found in %j', (text) => {
    expect(found(text)).toEqual([])
  })
})

it('finds four in five of what was written after it, and none of what is nobody’s', () => {
  const missed = HIDDEN_PERSONAL_DATA.filter((text) => found(text).length === 0)
  expect(missed.length / HIDDEN_PERSONAL_DATA.length, missed.join('\n')).toBeLessThanOrEqual(0.2)
  expect(NOBODYS_NUMBERS.filter((text) => found(text).length > 0)).toEqual([])
})
