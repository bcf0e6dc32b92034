import { informationPaths } from '../../paths.ts'
import { list, mailLink, paragraph } from '../../information-page.ts'
import type { InformationDetails, InformationPage } from '../../information-page.ts'

export function contact({ body, contactEmail }: InformationDetails): InformationPage {
  return {
    title: 'Contact',
    lead: `This service belongs to ${body}. People who look after it read what you write to the address below.`,
    reviewed: '22 November 2026',
    sections: [
      {
        id: 'write-to-us',
        heading: 'Write to us',
        blocks: [
          paragraph('Email ', mailLink(contactEmail), ' if:'),
          list(
            'you cannot sign in, or no longer have the email address we know',
            'something in this service does not work',
            'your name, post, team or manager is wrong here',
            'you need the policy or your receipt in another form or language',
            'you have a question about your personal data',
          ),
          paragraph('Do not send passwords or links that let you sign in. We never ask for them.'),
        ],
      },
      {
        id: 'questions-on-the-policy',
        heading: 'Questions on the policy',
        blocks: [
          paragraph(
            'If you have been asked to read a policy and something in it is unclear, sign in and choose ‘I have a question’. Your question goes to the owner of the policy. It does not count as declining.',
          ),
        ],
      },
      {
        id: 'serious-concerns',
        heading: 'Serious concerns',
        blocks: [
          paragraph(
            `If your concern is about wrongdoing, bullying, harassment or your own treatment at work, ${body} has formal procedures which can protect you. Use those procedures, not this address. If you do not know how to reach them, ask your manager, HR or the monitoring officer, or a trade union.`,
          ),
          paragraph('If somebody is in danger now, telephone 999.'),
        ],
      },
      {
        id: 'accessibility',
        heading: 'Accessibility',
        blocks: [
          paragraph(
            'If you have difficulty using this service because of a disability, the ',
            { text: 'accessibility statement', href: informationPaths.accessibility },
            ' says what we know and what you can ask for.',
          ),
        ],
      },
    ],
  }
}
