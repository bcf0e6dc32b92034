import { informationPaths } from '../../paths.ts'
import { list, mailLink, paragraph, steps } from '../../information-page.ts'
import type { InformationDetails, InformationPage } from '../../information-page.ts'

/** What a receipt proves and what it does not. It must never promise more than `packages/ledger` verifies. */
export function receipts({ body, contactEmail }: InformationDetails): InformationPage {
  return {
    title: 'How a receipt works: what it proves and what it does not',
    lead: 'When you acknowledge a policy you get a receipt to keep. This page says what you can do with it, and what nobody should read into it.',
    reviewed: '22 November 2026',
    sections: [
      {
        id: 'what-it-is',
        heading: 'What a receipt is',
        blocks: [
          paragraph('A receipt is a small file with three parts:'),
          list(
            'the entry: who acknowledged, which version of which policy, in what words, and when',
            'the proof: a few numbers that tie the entry to one exact place in the record of all entries',
            `the checkpoint: a short statement about the whole record, signed with a key of ${body}`,
          ),
          paragraph(
            'The record is called a ledger. New entries can only be added at its end. Once a second, a checkpoint is signed over everything so far if something was added. Until then the page says that your receipt is being sealed.',
          ),
        ],
      },
      {
        id: 'what-it-proves',
        heading: 'What it proves',
        blocks: [
          list(
            'This entry, with exactly this content, was in the ledger when the checkpoint was signed.',
            'Whoever signed the checkpoint held the signing key of the ledger.',
            'Nothing in the file has been changed since. If one letter is changed, the check fails.',
          ),
          paragraph(
            'You can check this without access to this service, on any computer, even if this service no longer exists.',
          ),
        ],
      },
      {
        id: 'what-it-does-not-prove',
        heading: 'What it does not prove',
        blocks: [
          list(
            'It does not prove that you agree with the policy. It records the words that you agreed to and no more.',
            'It does not prove who sat at the screen. It shows that somebody who was signed in as you acknowledged.',
            'It does not prove by itself that the time is right. The time comes from the clock of the server.',
            'It does not prove that the ledger was never rewritten. See the next section.',
          ),
          {
            kind: 'important',
            label: 'Important',
            text: 'Whoever holds both the database and the signing key could make a new ledger with a different history and sign it. A receipt alone cannot show that this happened.',
          },
        ],
      },
      {
        id: 'outside-checkpoints',
        heading: 'What only a checkpoint outside proves',
        blocks: [
          paragraph(
            'Checkpoints can be sent to places which the people who run this service do not control, for example to the mailbox of an auditor. A checkpoint that has left the machine cannot be called back. Where none has been sent out, there is nothing to compare with: ask the auditor or write to us to find out.',
          ),
          paragraph(
            'If the ledger is rewritten later, it no longer fits the checkpoints that are outside. Comparing them shows that the history was changed before that checkpoint. About entries made after the last outside checkpoint, the comparison can say nothing.',
          ),
          paragraph(
            'Your own receipt contains a checkpoint too. Each receipt that people keep makes it harder to change the past unseen.',
          ),
        ],
      },
      {
        id: 'check-it-yourself',
        heading: 'Check it yourself',
        blocks: [
          paragraph(
            'You need the receipt and the public key of the ledger. The key must not come from the receipt or from the person who gave you the receipt.',
          ),
          steps(
            [
              'Get the public key from somebody you trust, such as an auditor, or write to ',
              mailLink(contactEmail),
              '.',
            ],
            'Open the verification page, or use the command ‘moothall verify FILE --key FILE’. Neither sends anything to anyone.',
            'Choose the receipt, as JSON or as PDF, and the key. If you have a checkpoint from outside, choose that as well.',
            'Read the answer.',
          ),
          {
            kind: 'table',
            caption: 'The possible answers',
            head: ['Answer', 'What it means'],
            rows: [
              ['Valid', 'The receipt is unchanged and belongs to the ledger of this key.'],
              ['Spoiled', 'The file has been changed or damaged since it was made. Look for another copy.'],
              [
                'Of another ledger',
                'The receipt was signed with a different key from the one that you gave.',
              ],
              [
                'Rolled back',
                'The ledger of the receipt does not fit the outside checkpoint: its history has been changed or cut short. Tell the auditor.',
              ],
              ['Cannot tell', 'What is needed for an answer is missing. The page says what that is.'],
            ],
          },
          paragraph(
            'The PDF is made from the JSON receipt that is inside it. When you check a PDF, it is made again from that receipt and compared, so the words you see are the words that were proved.',
          ),
        ],
      },
      {
        id: 'erasing',
        heading: 'What happens when data is erased',
        blocks: [
          paragraph(
            'The signed part of the ledger holds no names. It holds a fingerprint of each entry, made together with a random number. When an entry’s time to be kept is over, its content and the random number are erased. The fingerprint stays, says nothing about you, and keeps all other receipts valid.',
          ),
          paragraph(
            'A copy of a receipt that you have saved remains yours, and remains valid. The ',
            { text: 'privacy notice', href: informationPaths.privacy },
            ' says what is kept and for how long.',
          ),
        ],
      },
      {
        id: 'if-the-check-fails',
        heading: 'If a check fails',
        blocks: [
          paragraph(
            `A failed check is no proof that somebody cheated. Files get damaged. Keep the file as it is, get a second copy from this service, and check that. If it fails again, write to `,
            mailLink(contactEmail),
            ` and, if you wish, to the auditor of ${body}.`,
          ),
        ],
      },
    ],
  }
}
