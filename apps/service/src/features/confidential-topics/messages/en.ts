export const en = {
  title: 'Confidential topics',
  lead: 'Matters that are not public yet. Drafts of people who are signed in can be matched with them, on the server alone.',
  promise:
    'Nobody but those who keep this register reads it: the words are sent to no browser but yours, and the ledger holds a seal of them only. A draft that speaks of one is answered with a sentence that confirms nothing.',
  nothing: 'There are no entries yet.',
  columns: { words: 'Words', addedBy: 'Added by', review: 'Review by', actions: 'Change or remove' },
  due: 'Review is due',
  change: 'Change',
  remove: 'Remove',
  of: (words: string) => `the entry ${words}`,
  addTitle: 'Add an entry',
  changeTitle: 'Change an entry',
  words: {
    label: 'Words',
    hint: 'One name or phrase, such as Project Oakapple. A star stands for any ending: redundanc*. (this|that) stands for either',
    unreadable:
      'These words cannot be read. Write one name or phrase in letters, digits and spaces; * for any ending, (a|b) for either',
    missing: 'Enter the words that drafts are matched with',
    tooLong: 'The words must be 200 characters or less',
    short: 'Enter at least 4 letters or digits: shorter words are in too many drafts',
  },
  review: {
    label: 'Review by',
    hint: 'The day on which somebody looks whether it is still confidential, as in 2027-03-31',
    wrong: 'Enter a day in the future as year, month and day, such as 2027-03-31',
  },
  add: 'Add',
  save: 'Save',
  full: 'The register is full. Remove entries that are public by now',
}
