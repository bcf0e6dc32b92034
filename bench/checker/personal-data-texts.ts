import { between, pick, seeded } from './random.ts'

/** A text and whether it holds somebody's personal data. */
export interface LabelledText {
  readonly kind: string
  readonly text: string
  readonly personal: boolean
}

type Make = (random: () => number) => string

function digits(count: number, random: () => number): string {
  let made = ''
  while (made.length < count) made += between(0, 9, random)
  return made
}

function letters(count: number, from: string, random: () => number): string {
  let made = ''
  while (made.length < count) made += from.charAt(between(0, from.length - 1, random))
  return made
}

/** Ten digits of which the last checks the others (NHS and CHI numbers). */
function checked(nine: string): string | undefined {
  let sum = 0
  for (let at = 0; at < 9; at += 1) sum += (10 - at) * Number(nine[at])
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? undefined : nine + check
}

function nhs(random: () => number): string {
  for (;;) {
    const number = checked(pick(['4', '6', '7', '9'], random) + digits(8, random))
    if (number !== undefined) return number
  }
}

function chi(random: () => number): string {
  for (;;) {
    const born = `${String(between(1, 28, random)).padStart(2, '0')}${String(between(1, 12, random)).padStart(2, '0')}${digits(2, random)}`
    const number = checked(born + digits(3, random))
    if (number !== undefined) return number
  }
}

function luhn(prefix: string, length: number, random: () => number): string {
  const body = prefix + digits(length - prefix.length - 1, random)
  for (let check = 0; check < 10; check += 1) {
    const number = body + check
    let sum = 0
    for (let at = 0; at < number.length; at += 1) {
      const digit = Number(number[number.length - 1 - at])
      sum += at % 2 === 1 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit
    }
    if (sum % 10 === 0) return number
  }
  return body
}

function iban(random: () => number): string {
  const account = pick(['NWBK', 'BARC', 'MIDL', 'LOYD'], random) + digits(14, random)
  const numeric = `${account}GB00`.replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  let rest = 0
  for (const digit of numeric) rest = (rest * 10 + Number(digit)) % 97
  return `GB${String(98 - rest).padStart(2, '0')}${account}`
}

const NAMES = [
  'Mrs Tolland',
  'Mr Quennell',
  'Miss Ablett',
  'Corinne',
  'Declan Furness',
  'Ms Okonjo-Reilly',
  'our Bev',
  'Kelvin',
]
const STREETS = ['Quarry Rise', 'Mill Lane', 'Saxon Close', 'Duke Street', 'Station Road', 'Priory Gardens']
const ni: Make = (random) =>
  letters(1, 'ABCEGHJKLMNPRSTWXYZ', random) +
  letters(1, 'ABCEHJLMPRSWX', random) +
  digits(6, random) +
  letters(1, 'ABCD', random)
const postcode: Make = (random) =>
  `${pick(['LE', 'CV', 'DE', 'NG', 'B', 'M', 'SW', 'EH'], random)}${between(1, 19, random)} ${between(1, 9, random)}${letters(2, 'ABDEFGHJLNPQRSTUWXYZ', random)}`
const mobile: Make = (random) =>
  `07${pick(['4', '5', '7', '8', '9'], random)}00 900${digits(3, random)}`.replace(/07.00/, '07700')
const plate: Make = (random) =>
  `${letters(2, 'ABCDEFGHKLMNOPRSTVWY', random)}${pick(['19', '20', '21', '22', '68', '69', '70', '71'], random)} ${letters(3, 'ABCDEFGHJKLMNOPRSTUVWXYZ', random)}`
const DIGIT_WORDS = ['oh', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** How a number of so many digits is written: at one go, in groups, with hyphens or dots. */
function spaced(number: string, groups: readonly number[], random: () => number): string {
  const separator = pick(['', ' ', ' ', '-'], random)
  let at = 0
  return groups
    .map((length) => number.slice(at, (at += length)))
    .filter((part) => part !== '')
    .join(separator)
}

/** Formats of personal data, each in a few sentences that people might write around it. `#` is the number, `@` a name. */
const PERSONAL: readonly (readonly [string, Make, readonly string[]])[] = [
  [
    'National Insurance number',
    (r) => spaced(ni(r), [2, 2, 2, 2, 1], r),
    [
      '@ is # if payroll need it',
      'NI number # keeps bouncing',
      'found a payslip, # on the top',
      'who is #? form on the printer',
    ],
  ],
  [
    'NHS number',
    (r) => spaced(nhs(r), [3, 3, 4], r),
    [
      'NHS number # for @ does not match',
      'patient # is down twice',
      'hospital letter has # on it',
      'nhs no # @ anyone?',
    ],
  ],
  ['CHI number', (r) => chi(r), ['CHI # came up for the wrong person', 'her CHI number is #']],
  [
    'passport',
    (r) => digits(9, r),
    ['passport # handed in at the desk', '@ passport number # runs out in May'],
  ],
  [
    'driving licence',
    (r) =>
      `${pick(['FLINT', 'MORGA', 'PELL9', 'ABLET'], r)}${between(5, 9, r)}${pick(['01', '12', '57', '62'], r)}${String(between(1, 28, r)).padStart(2, '0')}${between(0, 9, r)}${letters(2, 'ABCDJMST', r)}${between(2, 9, r)}${letters(2, 'ABCDEFGHJ', r)}`,
    ['licence # left on the counter', 'driver number # @ come and get it', '#'],
  ],
  [
    'postcode and address',
    (r) => `${between(1, 120, r)} ${pick(STREETS, r)}, ${postcode(r)}`,
    ['@ lives at #', 'visit booked for #', 'complaint about # again'],
  ],
  [
    'postcode',
    postcode,
    ['@ at # wants a call', 'the family in # have gone', 'resident of # shouting at me'],
  ],
  [
    'street address',
    (r) => `${between(1, 120, r)} ${pick(STREETS, r)}`,
    ['@ has moved to #', 'tenant of # is away', 'she lives at # now'],
  ],
  [
    'mobile',
    (r) => spaced(mobile(r).replace(' ', ''), [5, 3, 3], r),
    ['ring @ on #', 'text # for the shift', '@ # said anyone can call'],
  ],
  ['mobile, international', (r) => `+44 ${mobile(r).slice(1)}`, ['whatsapp @ on #', 'his number is #']],
  ['landline', (r) => `01632 960${digits(3, r)}`, ["@'s home number is #", 'her mum is on #']],
  [
    'telephone in words',
    (r) =>
      Array.from(`07700900${digits(3, r)}`)
        .map((digit) => DIGIT_WORDS[Number(digit)])
        .join(' '),
    ['call @ on #', 'its #'],
  ],
  [
    'email',
    (r) =>
      `${pick(['r.ashcombe', 'sam.pell', 'dgarside', 'moira_k'], r)}${between(1, 99, r)}@${pick(['example.com', 'example.org', 'mail.example.net'], r)}`,
    ['write to #', 'complainant is #', '@ uses #'],
  ],
  [
    'email in words',
    (r) =>
      `${pick(['r', 'sam', 'd'], r)} dot ${pick(['ashcombe', 'pell', 'garside'], r)} at example dot ${pick(['com', 'org', 'net'], r)}`,
    ['reach @ at #', 'its # btw'],
  ],
  [
    'sort code and account',
    (r) => `${spaced(digits(6, r), [2, 2, 2], () => 0.9)} ${digits(8, r)}`,
    ['bank is # for @', 'refund to # please', 'sort code and account #'],
  ],
  ['account', (r) => digits(8, r), ['account number # for the refund', 'paid into account #']],
  ['IBAN', (r) => spaced(iban(r), [4, 4, 4, 4, 4, 2], r), ['IBAN # on the invoice', 'send it to #']],
  [
    'card',
    (r) => spaced(luhn(pick(['4', '51', '54'], r), 16, r), [4, 4, 4, 4], r),
    ['card # left in the machine', '@ read out #'],
  ],
  [
    'registration mark',
    plate,
    ['blue Corsa # on the zigzags again', '# parked across my drive', 'ticket for # and he cried'],
  ],
  [
    'date of birth',
    (r) => `${between(1, 28, r)}/${between(1, 12, r)}/${between(1935, 2019, r)}`,
    ['@, dob #', 'date of birth # at reception', '@ born #'],
  ],
  [
    'case reference',
    (r) => pick([`HSG/${between(20, 26, r)}/0${digits(4, r)}`, digits(7, r)], r),
    ['claim # still stuck', 'case # for @', 'rent account # has gone up'],
  ],
]

/** What looks like it and is nobody's. */
const HARMLESS: readonly (readonly [string, Make, readonly string[]])[] = [
  [
    'tracking number',
    (r) => nhs(r),
    ['parcel # is lost', 'tracking # says delivered', 'order # arrived broken'],
  ],
  [
    'service number',
    (r) => pick([`0300 123 ${digits(4, r)}`, `01632 960${digits(3, r)}`, '0800 123456'], r),
    ['ring customer services on #', 'call our helpline, #', 'book on # at the leisure centre'],
  ],
  ['mailbox', () => 'streetcare@ourborough.gov.uk', ['email # about your bin', 'write to #']],
  [
    'planning reference',
    (r) => `${between(20, 26, r)}/0${digits(4, r)}/${pick(['FUL', 'HOU', 'OUT'], r)}`,
    ['application # is on the agenda', 'see # on the portal'],
  ],
  ['money', (r) => `£${between(1, 9, r)},${digits(3, r)},000`, ['the budget is #', 'awarded for #']],
  ['years', (r) => `20${between(10, 27, r)}/${between(10, 27, r)}`, ['accounts for #', 'the # season']],
  ['times', (r) => `${between(6, 9, r)}.30 to ${between(4, 6, r)}.15`, ['open #', 'closed # on Mondays']],
  [
    'road',
    (r) => `${pick(['A', 'B'], r)}${between(1, 5999, r)}`,
    ['the # is shut at the lights', 'gritting the # now'],
  ],
  ['fleet', (r) => plate(r), ['gritter # is out tonight', 'our lorry # has a new name']],
  [
    'event',
    () => 'LE10 1AA',
    ['market at the hall, postcode # for the sat nav', 'polling station: the library, #'],
  ],
  ['example', () => 'QQ 12 34 56 C', ['a National Insurance number looks like #', 'for example #']],
  [
    'result',
    (r) => `${between(10, 40, r)}-${between(10, 40, r)}-${between(10, 40, r)}`,
    ['won # on points', 'the split was #'],
  ],
  [
    'serial',
    (r) => digits(8, r),
    ['meter reading #', 'serial number # on the router', 'model # has been recalled'],
  ],
  ['book', (r) => `978${digits(10, r)}`, ['ISBN # is on the shelf', 'ask for # at the desk']],
  [
    'version',
    (r) => `${between(1, 12, r)}.${between(0, 9, r)}.${digits(5, r)}`,
    ['version # broke it', 'updated to #'],
  ],
  ['counts', (r) => digits(5, r), ['# visitors this year', '# bins in a day', 'raised # pounds']],
  [
    'meeting',
    (r) => `${between(1, 28, r)}/${between(1, 12, r)}/2026`,
    ['meeting on #', 'deadline #, no later'],
  ],
  ['account name', () => '@TB12FAN', ['thanks #', '# is right']],
  [
    'room',
    (r) => `room ${pick(['A', 'B', 'C'], r)}${between(1, 40, r)}`,
    ['we are in # today', '# is double booked'],
  ],
  ['street works', (r) => pick(STREETS, r), ['# is closed for a week', 'new lights on #']],
]

function write(source: typeof PERSONAL, personal: boolean, each: number, seed: number): LabelledText[] {
  const random = seeded(seed)
  return source.flatMap(([kind, make, sentences]) =>
    Array.from({ length: each }, () => ({
      kind,
      text: pick(sentences, random).replace('@', pick(NAMES, random)).replace('#', make(random)),
      personal,
    })),
  )
}

/** Texts with and without personal data, so many of each kind. Seeded: the same every time. */
export function personalDataTexts(each = 40): readonly LabelledText[] {
  return [...write(PERSONAL, true, each, 11), ...write(HARMLESS, false, each, 12)]
}
