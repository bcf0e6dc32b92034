import { ENGLISH } from '@moothall/policy'
import type { CorrectionRefusal } from '../correction.decision.ts'
import { mailMessages } from './en-mail.ts'
import { publicMessages } from './en-public.ts'
import { workMessages } from './en-work.ts'

/** Wording of the policies feature: the public pages, the owner's and approver's pages, and the mails. */
export const en = {
  /** What the parser says: topics, reasons and tensions. */
  parser: ENGLISH,
  /** How dates are written, as `Intl` takes it. */
  intl: 'en-GB',
  public: publicMessages,
  work: workMessages,
  mail: mailMessages,
  correctionRefusals: {
    'nothing-changed': 'Change the text, or leave it as it is',
    'too-long': 'This paragraph is too long to correct. Import a new version instead',
    'number-changed': 'A changed number is not a slip of the pen. Import a new version instead',
    'force-changed':
      'A word that says what somebody must or may do, or to whom it applies, has changed. That is not a slip. Import a new version instead',
    'word-changed':
      'A word would become another word, or a word would be added or taken out. That may change what the policy says: import a new version instead',
    'too-much-changed': 'More than a few characters have changed. Import a new version instead',
  } satisfies Record<CorrectionRefusal, string>,
  categories: {
    officer: 'Employees',
    member: 'Councillors and other members',
    agency: 'Agency workers',
    'on-behalf': 'People acting on our behalf',
    supplier: 'Suppliers',
  },
  forces: {
    must: 'Must',
    'must-not': 'Must not',
    should: 'Should',
    may: 'May',
    'take-care': 'Take care',
    statement: 'Statement',
  },
  states: {
    draft: 'Draft',
    'in-review': 'In review',
    approved: 'Approved',
    'in-force': 'In force',
    superseded: 'Superseded',
    withdrawn: 'Withdrawn',
  },
}
