/**
 * Everything that a person reads on the verification page, apart from the answers, which are those of the command line. Texts
 * alone, because they are put into the page as data.
 */
export const en = {
  title: 'Check a receipt – Moothall',
  languages: 'Language',
  skipLink: 'Skip to main content',
  name: 'Moothall',
  heading: 'Check a receipt',
  lead: 'Check that a receipt from Moothall is exactly what was recorded and signed, and has not been changed since.',
  private:
    'Everything happens in your browser. This page cannot send anything to anyone: your browser is told to allow no connection. It also works without a network, from a saved copy.',
  save: 'Save this page to use it offline',
  noScript:
    'This page does its work with JavaScript, which is turned off or could not run. You can check a receipt on the command line instead:',
  command: 'moothall verify FILE --key FILE',
  errorTitle: 'There is a problem',
  errorPrefix: 'Error:',
  receipt: { label: 'Receipt', hint: 'The file as you got it: JSON or PDF.' },
  keyLegend: 'Public key of the ledger',
  keyHint:
    'From somebody you trust, such as the auditor. Not from the receipt, and not from whoever gave you the receipt.',
  keyText: { label: 'Paste the key', hint: 'One line, such as example.gov.uk/moothall+1a2b3c4d+Ab…' },
  keyFile: { label: 'Or choose the file that holds it', hint: '' },
  checkpoint: {
    label: 'Checkpoint from outside (optional)',
    hint: 'A checkpoint file that was kept away from the ledger’s machine, or the lines of a checkpoint mail saved as a file. With it, the check can also show whether the history was rewritten.',
  },
  button: 'Check the receipt',
  checking: 'Checking',
  result: 'Answer',
  code: 'The command line would end with {code}.',
  says: 'What the receipt says',
  meaning: 'What the answers mean',
  answers: {
    valid: 'Exactly this was recorded and signed, and nothing in the file has been changed.',
    spoiled: 'The file was changed or damaged since it was issued. Look for another copy.',
    'other-ledger': 'The receipt was signed with another key than the one you gave.',
    'rolled-back': 'The ledger’s history was rewritten or cut short. Tell the auditor.',
    'cannot-tell': 'Something that is needed for an answer is missing; the answer says what.',
  },
  limits:
    'Whoever holds both the ledger’s database and its signing key can write another history and sign it. Only a checkpoint that was kept outside shows that.',
  errors: {
    noReceipt: 'Choose the receipt',
    receiptTooLarge: 'The receipt has to be smaller than 20 MB',
    noKey: 'Paste the key or choose its file',
    twoKeys: 'Paste the key or choose its file, not both',
    badKey: 'The key cannot be used: {problem}',
    checkpointTooLarge: 'The checkpoint has to be smaller than 450 MB',
    unreadable: 'The file cannot be read any more. Choose it again',
  },
}

export type VerifyPageMessages = typeof en
