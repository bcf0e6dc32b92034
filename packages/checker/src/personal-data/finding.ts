/** What kind of personal data a span looks like. */
export type PersonalDataKind =
  | 'national-insurance'
  | 'nhs-number'
  | 'chi-number'
  | 'passport'
  | 'driving-licence'
  | 'postcode'
  | 'address'
  | 'telephone'
  | 'email'
  | 'bank-account'
  | 'sort-code'
  | 'iban'
  | 'payment-card'
  | 'vehicle-registration'
  | 'date-of-birth'
  | 'case-reference'

/** A span of the scanned text that looks like personal data. `strength` is 0 to 1: how sure. */
export interface PersonalData {
  readonly kind: PersonalDataKind
  readonly start: number
  readonly end: number
  readonly strength: number
}
