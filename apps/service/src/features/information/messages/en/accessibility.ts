import { informationPaths } from '../../paths.ts'
import { list, mailLink, paragraph } from '../../information-page.ts'
import type { InformationDetails, InformationPage } from '../../information-page.ts'

const regulations =
  'Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018'

/**
 * The accessibility statement. Its headings, and the sentences on compliance and enforcement, follow the model
 * statement that the regulations prescribe; what it says about testing must stay true of every release.
 */
export function accessibility({ body, contactEmail, serviceAddress }: InformationDetails): InformationPage {
  return {
    title: 'Accessibility statement',
    lead: `This accessibility statement applies to the social media policy service of ${body} at ${serviceAddress}.`,
    reviewed: '22 November 2026',
    sections: [
      {
        id: 'using-this-service',
        heading: 'Using this service',
        blocks: [
          paragraph(
            `This website is run by ${body}. We want as many people as possible to be able to use it. You should be able to:`,
          ),
          list(
            'change colours, contrast levels and fonts with your browser or device',
            'zoom in up to 400% without text spilling off the screen',
            'use all of it on a small phone',
            'use all of it with a keyboard alone',
            'use all of it without JavaScript',
            'read it with a screen reader',
          ),
          paragraph('There is no time limit for reading a policy or for answering the questions on it.'),
          paragraph(
            { text: 'AbilityNet', href: 'https://mcmw.abilitynet.org.uk/' },
            ' has advice on making your device easier to use if you have a disability.',
          ),
        ],
      },
      {
        id: 'how-accessible',
        heading: 'How accessible this website is',
        blocks: [
          paragraph('We know about these limits:'),
          list(
            'The PDF of a receipt has not been tested with screen readers. The page of the receipt says the same and is the better choice.',
            'A policy is shown in the words that its authors chose. Some policies use long sentences and legal terms.',
            'The pages are in English only.',
          ),
        ],
      },
      {
        id: 'feedback',
        heading: 'Feedback and contact information',
        blocks: [
          paragraph(
            'If you find a problem that is not listed here, or need the policy, the questions or your receipt in another form, such as large print, easy read, audio or braille, write to ',
            mailLink(contactEmail),
            ' or see our ',
            { text: 'contact page', href: informationPaths.contact },
            '. Say what you need and the address of the page. We will tell you within 10 working days what we can do.',
          ),
          paragraph(
            'You may read and acknowledge a policy in another way if this website does not work for you. Ask us.',
          ),
        ],
      },
      {
        id: 'enforcement',
        heading: 'Enforcement procedure',
        blocks: [
          paragraph(
            `The Equality and Human Rights Commission (EHRC) is responsible for enforcing the ${regulations} (the ‘accessibility regulations’). If you are not happy with how we respond to your complaint, contact the `,
            {
              text: 'Equality Advisory and Support Service (EASS)',
              href: 'https://www.equalityadvisoryservice.com/',
            },
            '.',
          ),
          paragraph(
            'If you are in Northern Ireland, contact the ',
            { text: 'Equality Commission for Northern Ireland', href: 'https://www.equalityni.org/' },
            ' instead.',
          ),
        ],
      },
      {
        id: 'technical-information',
        heading: 'Technical information about this website’s accessibility',
        blocks: [
          paragraph(
            `${body} is committed to making its website accessible, in accordance with the ${regulations}.`,
          ),
        ],
      },
      {
        id: 'compliance-status',
        heading: 'Compliance status',
        blocks: [
          paragraph(
            'This website is partially compliant with the ',
            {
              text: 'Web Content Accessibility Guidelines version 2.2',
              href: 'https://www.w3.org/TR/WCAG22/',
            },
            ' AA standard, due to the non-compliances listed below.',
          ),
        ],
      },
      {
        id: 'non-accessible-content',
        heading: 'Non-accessible content',
        blocks: [
          paragraph('The content listed below is non-accessible for the following reasons.'),
          paragraph('Non-compliance with the accessibility regulations:'),
          list(
            'We cannot say that the PDF of a receipt gives its structure to assistive technology (success criterion 1.3.1, Info and Relationships). Until it has been tested we count it as not compliant. The page of the receipt gives the same information.',
          ),
          paragraph(
            'We do not claim that anything is a disproportionate burden, and we know of no content that is outside the scope of the accessibility regulations.',
          ),
        ],
      },
      {
        id: 'preparation',
        heading: 'Preparation of this accessibility statement',
        blocks: [
          paragraph(
            'This statement was prepared on 22 November 2026 by the authors of the software, who tested it themselves. It has not been tested by disabled people or by an independent auditor, and a first statement can miss problems that only they would find.',
          ),
          paragraph(
            'The main pages were checked in a browser with the automatic tool axe, used with the keyboard alone, and viewed at a width of 320 pixels. An automatic tool finds only a part of all problems.',
          ),
        ],
      },
    ],
  }
}
