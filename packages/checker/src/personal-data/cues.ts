import { runText } from './scan.ts'
import type { Scan } from './scan.ts'

/** What a word near a number says about it. */
export type Cue =
  | 'health'
  | 'chi'
  | 'passport'
  | 'bank'
  | 'card'
  | 'birth'
  | 'case'
  | 'vehicle'
  | 'national-insurance'
  | 'person'
  | 'public'
  | 'duty'
  | 'fleet'
  | 'parcel'
  | 'example'
  | 'venue'

const words: Readonly<Record<Cue, string>> = {
  health:
    'nhs patient patients gp surgery hospital clinic ward prescription lifeline deceased pendant health medical vaccination vaccine jab nhsno referral carer social',
  chi: 'chi',
  passport: 'passport passports',
  bank: 'sort bank account accounts acc acct ac iban bacs payee refund barclays hsbc natwest lloyds santander nationwide monzo payment pay paid transfer',
  card: 'card visa mastercard amex debit credit expiry cvv pan',
  birth: 'dob born birth birthday birthdate d.o.b',
  case: 'claim claims case account ref reference refs tenancy tenant rent customer complaint crn housing application applicant benefit hb ctr council tax payer incident id client caseload file service user patient employee payroll staff member number no num',
  vehicle:
    'reg registration plate plates car van vehicle drives driving parked parking drove driver bmw audi ford vauxhall corsa fiesta golf mini nissan toyota honda kia merc mercedes volvo vw rover range discovery astra polo motor motorbike moped taxi ticket zigzags',
  'national-insurance': 'ni nino ninos national insurance payslip p45 p60 nin',
  person:
    'mr mrs ms miss mx master dr sir lady lord lives lived live living resident residents tenant tenants customer complainant complainants claimant claimants applicant applicants her his him she he hers their them family lad girl lady bloke fella woman man neighbour patient pensioner mum dad son daughter kid widow widower number house flat visited bailiffs evicted cllr councillor colleague complained complains complaint reported grassed inbox mobile personal home address moved',
  public:
    'customer customers services service team helpline hotline switchboard reception office offices desk helpdesk centre us our line lines enquiries enquiry booking bookings press report reporting general main duty emergency hours website free freephone museum library lido theatre leisure council councils',
  duty: 'duty emergency press helpline hotline switchboard line office hours booking bookings service services reception desk customer centre general enquiries',
  fleet:
    'gritter gritters lorry lorries wagon wagons sweeper sweepers truck trucks bus buses fleet depot tractor digger tipper plough ours naming',
  parcel:
    'parcel tracking order orders ticket tickets invoice receipt serial barcode isbn model meter lot asset router imei sku po delivery courier hermes evri dpd item edition population votes',
  example: 'example eg sample format dummy specimen fictional fake looks template placeholder',
  venue:
    'venue event hall centre library park museum theatre school college office offices hub surgery hospital church pub depot roadworks closure closed closes works junction parking station stadium pool lido leisure market meet meeting opening opens open polling drop postcode sat satnav nav',
}

/** Cues by word; a word may be several. */
const CUES: ReadonlyMap<string, ReadonlySet<Cue>> = (() => {
  const map = new Map<string, Set<Cue>>()
  for (const [cue, list] of Object.entries(words) as [Cue, string][]) {
    for (const word of list.split(' ')) {
      const held = map.get(word) ?? new Set<Cue>()
      held.add(cue)
      map.set(word, held)
    }
  }
  return map
})()

/**
 * How many runs lie between a number and the nearest cue, counted on either side.
 *
 * @returns 1 for the very next run, `Infinity` where no such cue stands within `reach` runs
 */
export function cueDistance(scanned: Scan, first: number, last: number, cue: Cue, reach = 10): number {
  for (let away = 1; away <= reach; away += 1) {
    if (isCue(scanned, first - away, cue) || isCue(scanned, last + away, cue)) return away
  }
  return Infinity
}

/** Whether such a cue stands within `reach` runs of a number, on either side. */
export function hasCue(scanned: Scan, first: number, last: number, cue: Cue, reach = 10): boolean {
  return cueDistance(scanned, first, last, cue, reach) <= reach
}

/** Whether such a cue stands before a number, at most `reach` runs away. */
export function cueBefore(scanned: Scan, first: number, cue: Cue, reach: number): boolean {
  for (let away = 1; away <= reach; away += 1) if (isCue(scanned, first - away, cue)) return true
  return false
}

function isCue(scanned: Scan, index: number, cue: Cue): boolean {
  const run = scanned.runs[index]
  if (run === undefined || run.kind === 'digits') return false
  return CUES.get(runText(scanned, index).toLowerCase())?.has(cue) ?? false
}
