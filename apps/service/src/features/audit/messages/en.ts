import { entryKinds } from './en-kinds.ts'

const dateTime = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'medium',
  timeZone: 'Europe/London',
})
const number = new Intl.NumberFormat('en-GB')

export const en = {
  kinds: entryKinds as Readonly<Record<string, string>>,
  ledger: {
    title: 'The ledger',
    lead: 'Everything that matters here is recorded in a ledger: a list that is only ever added to, and that is sealed with a signature about once a second.',
    nothingYet: 'Nothing has been sealed yet.',
    name: 'Name',
    entries: 'Entries sealed',
    sealedAt: 'Last sealed',
    moment: (at: Date) => dateTime.format(at),
    count: (entries: number) => number.format(entries),
    keyHeading: 'Public key',
    keyText:
      'Whoever checks a receipt needs this key. Keep your own copy of it, or get it from the auditor: a key that comes together with the receipt proves nothing.',
    keysText:
      'Whoever checks a receipt needs one of these keys; while keys are being changed there are several, and each signs. Keep your own copy, or get it from the auditor: a key that comes together with the receipt proves nothing.',
    keyDownload: 'Download the public key',
    checkpointHeading: 'Newest checkpoint',
    checkpointText:
      'A checkpoint is a short signed statement about every entry so far. Keep one somewhere else, and nobody can later rewrite what it covers without being found out.',
    checkpointDownload: 'Download the newest checkpoint',
    checkHeading: 'Check a receipt',
    checkText: 'The check happens in your browser, and nothing you choose leaves your computer.',
    checkLink: 'Check a receipt',
    provesHeading: 'What a receipt proves',
    proves: [
      'Its entry, with exactly that content, was in the ledger when the checkpoint was signed.',
      'Whoever signed held the signing key of this ledger.',
      'Nothing in the receipt has been changed since.',
    ],
    limitsHeading: 'What only a checkpoint outside proves',
    limits:
      'Whoever holds both the database and the signing key can write another history and sign it. No receipt can show that by itself, and nothing on this page can. Only a checkpoint that left this machine before shows it: kept by an auditor, in a mailbox elsewhere, or by you.',
    more: 'How a receipt works',
  },
  entries: {
    title: 'Audit: entries of the ledger',
    intro:
      'Entries appear here once they are sealed, about a second after they are made. Looking at entries about other people is itself recorded, with your name.',
    filter: 'Show only',
    kind: 'What happened',
    everyKind: 'Everything',
    person: 'Person',
    personHint: 'Part of a name, or a whole email address. Finds entries about or by the person.',
    from: 'From',
    to: 'To',
    dateHint: 'Year, month and day, such as 2026-11-22',
    apply: 'Show',
    clear: 'Show everything',
    export: (most: number) => `Download as a spreadsheet (CSV), at most the newest ${number.format(most)}`,
    caption: 'Entries, the newest first',
    number: 'Number',
    at: 'When',
    what: 'What happened',
    by: 'Recorded by',
    about: 'About',
    erased: 'Content erased',
    unknownKind: (kind: string) => kind,
    nobody: 'Nobody in particular',
    system: (name: string) => `The service itself (${name})`,
    anonymous: 'Somebody who was not signed in',
    unknownPerson: 'A person who is not in the directory',
    older: 'Older entries',
    newest: 'Newest entries',
    pages: 'More entries',
    nothing: 'No sealed entry fits.',
    moment: (at: Date) => dateTime.format(at),
    look: (index: string) => `entry ${index}`,
    see: 'See',
    fileName: 'moothall-entries.csv',
    exportHead: ['Number', 'Time (UTC)', 'Kind', 'What happened', 'Recorded by', 'About', 'Entry'],
    errors: {
      from: 'Enter the first day as year, month and day, such as 2026-11-22',
      to: 'Enter the last day as year, month and day, such as 2026-11-22',
    },
  },
  entry: {
    title: (index: string) => `Entry ${index}`,
    content: 'Content',
    contentErased:
      'The content was erased when its time to be kept ended. The fingerprint stays, so that every other proof holds.',
    fingerprint: 'Fingerprint',
    id: 'Entry id',
    kind: 'Kind',
    receipt: 'Download the receipt (JSON)',
    back: 'All entries',
  },
  mail: {
    subject: (origin: string, size: number) => `Checkpoint of ${origin}: ${number.format(size)} entries`,
    text: (note: string) =>
      `Keep this message. It proves later that the ledger was not rewritten.

The lines between the two rows of equals signs are the checkpoint. To use it, save
them, without the rows, as a text file:
moothall ledger verify --key FILE --checkpoint FILE

==========
${note}==========
`,
  },
} as const
