import { informationPaths } from '../../paths.ts'
import { paragraph } from '../../information-page.ts'
import type { InformationDetails, InformationPage } from '../../information-page.ts'

/** Every cookie that the service sets. With https their names begin with `__Host-`. One that is not listed must not be set. */
const cookies = [
  [
    'session',
    'Keeps you signed in, and remembers where you are in a form',
    'When you sign out, or when the session runs out',
  ],
  [
    'csrf',
    'Makes sure that a form was sent by you and not by another website',
    'When you close your browser',
  ],
  [
    'sign-in-browser',
    'Recognises the browser in which you began to sign in',
    'When you have signed in, or after an hour',
  ],
  ['language', 'Remembers the language you chose, where there is a choice', 'After a year'],
] as const

export function cookiesPage({ body }: InformationDetails): InformationPage {
  return {
    title: 'Cookies',
    lead: 'Cookies are small files that a website saves on your phone, tablet or computer. This service uses only cookies that it cannot work without.',
    reviewed: '22 November 2026',
    sections: [
      {
        id: 'essential-cookies',
        heading: 'Essential cookies',
        blocks: [
          paragraph(
            'You can read the public pages, such as the policy and this page, without any cookie. Cookies are set when you sign in, open a page with a form or choose a language.',
          ),
          {
            kind: 'table',
            caption: 'The cookies of this service',
            head: ['Name', 'Purpose', 'Expires'],
            rows: cookies,
          },
          paragraph(
            'None of them can be read by scripts or by other websites. Because they are essential, the law does not require us to ask for your consent.',
          ),
        ],
      },
      {
        id: 'in-your-browser',
        heading: 'What your browser remembers if you ask it to',
        blocks: [
          paragraph(
            'The page that checks drafts can remember, in your browser alone, that your profile carries the disclaimer. It does so only if you tick the box, until you untick it. Nothing of it is sent to us.',
          ),
        ],
      },
      {
        id: 'no-other-cookies',
        heading: 'No other cookies',
        blocks: [
          paragraph(
            `There are no cookies for statistics, advertising or social networks. ${body} cannot see from cookies what else you do online.`,
          ),
          paragraph(
            'You can delete cookies in the settings of your browser. You will then be signed out. Nothing that you have already sent is lost.',
          ),
          paragraph(
            'The ',
            { text: 'privacy notice', href: informationPaths.privacy },
            ' says what else we hold about you.',
          ),
        ],
      },
    ],
  }
}
