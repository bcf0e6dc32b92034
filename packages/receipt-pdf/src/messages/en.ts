import type { ReceiptWords } from './messages.ts'

/**
 * The words of receipts and of their verification. A change of `document` changes what the PDF of a receipt looks like:
 * it needs another layout number.
 */
export const receiptWords: ReceiptWords = {
  document: {
    months: {
      1: 'January',
      2: 'February',
      3: 'March',
      4: 'April',
      5: 'May',
      6: 'June',
      7: 'July',
      8: 'August',
      9: 'September',
      10: 'October',
      11: 'November',
      12: 'December',
    },
    time: '{day} {month} {year}, {time} UTC',
    page: 'Page {page} of {pages}',
    attachment: 'The receipt itself. This document is drawn from it.',
    title: {
      acknowledged: 'Receipt: policy acknowledged',
      declined: 'Receipt: policy declined',
      other: 'Receipt: {kind}',
    },
    headings: {
      recorded: 'What was recorded',
      wording: 'The exact words',
      proof: 'The proof',
      check: 'How to check this receipt',
      proves: 'What it proves',
      provesNot: 'What it does not prove',
    },
    labels: {
      name: 'Name',
      personId: 'Person’s number',
      policy: 'Policy',
      version: 'Version',
      contentHash: 'Fingerprint of the text',
      categories: 'Asked as',
      read: 'Read',
      passed: 'Questions passed',
      acknowledged: 'Acknowledged',
      declined: 'Declined',
      reason: 'Reason given',
      recordedAt: 'Recorded',
      recordedBy: 'Recorded by',
      kind: 'Kind of entry',
      ledger: 'Ledger',
      entry: 'Entry',
      size: 'Checkpoint',
      signedAt: 'Signed',
      root: 'Root of the record',
      checksum: 'Checksum of the receipt',
    },
    versionOf: '{version} ({slug}@{version})',
    notRead: 'Not recorded',
    notPassed: 'Not recorded',
    noQuestions: 'None were asked',
    reasonKept: 'Yes. It is not in this receipt',
    noReason: 'No',
    bySelf: 'The same person, signed in',
    noTime: 'The checkpoint does not say',
    entryOf: 'Number {index}, counted from 0',
    sizeOf: { one: 'Covers the first entry', more: 'Covers the first {size} entries' },
    categories: {
      officer: 'an officer',
      member: 'a member',
      agency: 'an agency worker',
      'on-behalf': 'somebody acting on the body’s behalf',
      supplier: 'a supplier',
    },
    unreadableCheckpoint: 'Damaged: it cannot be read',
    check: [
      'The receipt is attached to this document as receipt.json. Anyone can check this document or that file, on any computer, without access to the service that issued it.',
      'Get the public key of the ledger from somebody you trust, such as the auditor. It must not come from this document or from the person who gave it to you.',
      'Then use the verification page of the service, a saved copy of that page, or the command: moothall verify FILE --key FILE',
      'The check draws this document again from the receipt and compares the two. Only a document that is the same, byte for byte, is called valid. Printing it to another PDF loses the proof; keep this file.',
    ],
    proves: [
      'This entry, with exactly this content, was in the ledger when the checkpoint was signed.',
      'Whoever signed the checkpoint held the signing key of the ledger.',
      'Nothing in this document has been changed since it was issued.',
    ],
    provesNot: [
      'It does not prove by itself that the ledger was never rewritten. Whoever holds both the database and the signing key can write another history and sign it. Only a checkpoint that was kept outside the ledger’s machine can show that: check with one if you can.',
      'It does not prove who sat at the screen, only that somebody signed in as this person.',
      'It does not prove that the time is right: times come from the clock of the server.',
    ],
  },
  answers: {
    verdicts: {
      valid: 'Valid',
      spoiled: 'Spoiled',
      'other-ledger': 'Of another ledger',
      'rolled-back': 'Rolled back',
      'cannot-tell': 'Cannot tell',
    },
    pdf: {
      'no-receipt-inside': 'There is no receipt inside this PDF, so it is not a receipt as it was issued.',
      'pdf-differs':
        'The receipt inside the PDF holds, but the PDF shows something else than its receipt: the words on its pages were changed, or another program saved it again. Do not rely on them.',
      'other-language':
        'The receipt inside the PDF holds. The pages are in the language “{language}”, whose words are not here, so it cannot tell whether they show what the receipt says. Go by the receipt inside, or check it where that language is installed.',
      'other-words':
        'The receipt inside the PDF holds. The pages are in the language “{language}”, but its words have been changed here since, so it cannot tell whether the pages show what the receipt says. Go by the receipt inside, or ask for the PDF again.',
      'other-layout':
        'The receipt inside the PDF holds. The PDF was made by another version of Moothall, so it cannot tell whether its pages show what the receipt says. Go by the receipt inside, or use the version that made it.',
    },
  },
}
