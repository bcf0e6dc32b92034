import { informationPaths } from '../../paths.ts'
import { list, mailLink, paragraph } from '../../information-page.ts'
import type { InformationDetails, InformationPage } from '../../information-page.ts'

/** The privacy notice: what UK GDPR articles 13 and 14 ask for, about this service alone. */
export function privacy({ body, contactEmail }: InformationDetails): InformationPage {
  return {
    title: 'Privacy notice',
    lead: `This notice says what this service knows about you, why, who can see it and what you can do about it.`,
    reviewed: '22 November 2026',
    sections: [
      {
        id: 'who-is-responsible',
        heading: 'Who is responsible',
        blocks: [
          paragraph(
            `${body} decides how your personal data is used in this service. In the words of the law, it is the controller.`,
          ),
          paragraph(
            'Write to ',
            mailLink(contactEmail),
            ' with any question about your data, or to ask for the data protection officer.',
          ),
        ],
      },
      {
        id: 'what-we-hold',
        heading: 'What is held about you',
        blocks: [
          paragraph('If you are asked to read a policy, this service holds:'),
          list(
            'your name and email address',
            'whether you are an employee, a member, an agency worker, a supplier or working on our behalf, and your post, team and manager where there is one',
            'which versions of a policy you were asked to read, and when',
            'that you have read it, your answers to the questions, and whether you have passed',
            'whether you acknowledged it, declined or asked a question, the exact words you agreed to and what you wrote',
            'when you signed in, and a record of that session, with the last form that you sent and that was not accepted, encrypted, until you send the next one or the session ends',
            'if you signed in with your organisation’s account: since when it is linked with you, and a code that is made from what your organisation calls you and says nothing else',
            'if you added a passkey: its name, when you added it, how it ended, a public key, and the day on which it was last used. Your finger, face or PIN never leaves your device',
            'if you made a token for a program: its name, when you made it, how long it works, how it ended, and the day on which it was last used',
          ),
          paragraph(
            `Your name, email address, post and team come from ${body}. Everything else comes from what you do in this service.`,
          ),
          paragraph(
            'If you only read the public pages, nothing is stored about you in the database. The address of your network is used for a short time to limit floods of requests, and may be in the technical log of the server.',
          ),
        ],
      },
      {
        id: 'what-we-do-not-do',
        heading: 'What this service does not do',
        blocks: [
          list(
            'It does not look at your personal social media accounts.',
            'It never asks for a personal password.',
            'It does not keep or log drafts that you check. They are checked in your browser; without JavaScript, and from programs, they are sent to this service, checked and forgotten.',
            'It does not score you and makes no automated decisions about you.',
            'It does not use your data for advertising and does not sell it.',
            'It uses no analytics and no trackers.',
          ),
        ],
      },
      {
        id: 'why',
        heading: 'Why it is used, and the legal basis',
        blocks: [
          paragraph(
            `${body} uses this data to give you its policy, to help you to understand it, and to be able to show that it told you what is expected of you. This is needed for a task in the public interest: running a public body properly and fairly (UK GDPR, article 6(1)(e)).`,
          ),
          paragraph(
            'The questions are about invented situations. Please do not write about your health, your beliefs or other private matters in the boxes for your own words.',
          ),
        ],
      },
      {
        id: 'who-can-see',
        heading: 'Who can see it',
        blocks: [
          list(
            'You see everything about your own reading, answers and acknowledgements.',
            'Your manager sees whether you are done or not done. Your manager does not see your answers or how many attempts you made.',
            'The owner of the policy sees questions you ask about it.',
            'Auditors can see in the record when your organisation’s account was linked with you or unlinked, when you signed in with it, and when it signed you out.',
            'Auditors can see in the record that you added, renamed or removed a passkey, with its name, and when you signed in with one. Nobody else is shown your passkeys.',
            'Administrators see which tokens you made for programs, and can end them. They do not see when one was used.',
            'Auditors can check the record of acknowledgements.',
            'The people who run the server can reach the database for technical reasons and may use it for nothing else.',
          ),
          paragraph(
            `If ${body} uses another company to run the server or to send email, that company works on its instructions under a contract. Ask us for their names.`,
          ),
        ],
      },
      {
        id: 'how-long',
        heading: 'How long it is kept',
        blocks: [
          list(
            'Links to sign in stop working after a short time, and each works once.',
            'Sessions end when you sign out or when they run out.',
            `Acknowledgements are kept for as long as ${body} may need to show who was told what, as its retention schedule says. Ask us for the schedule.`,
          ),
          paragraph(
            'The record of acknowledgements is a chain of sealed entries. Your details are not in the seal itself. When they are erased, a stub without personal data stays, so that the other entries can still be checked. ',
            { text: 'How a receipt works', href: informationPaths.receipts },
            ' explains this.',
          ),
        ],
      },
      {
        id: 'your-rights',
        heading: 'Your rights',
        blocks: [
          paragraph('You can ask us:'),
          list(
            'for a copy of the data about you',
            'to correct what is wrong',
            'to erase data or to limit how it is used, in some situations',
            'to stop using it, if you object because of your own situation',
          ),
          paragraph('Write to ', mailLink(contactEmail), '. We answer within one month. It costs nothing.'),
        ],
      },
      {
        id: 'complaints',
        heading: 'If you are not content',
        blocks: [
          paragraph('Please tell us first, so that we can put it right: ', mailLink(contactEmail), '.'),
          paragraph(
            'You can also complain to the Information Commissioner, who is independent of us: ',
            {
              text: 'make a complaint to the Information Commissioner',
              href: 'https://ico.org.uk/make-a-complaint/',
            },
            ', or telephone 0303 123 1113.',
          ),
        ],
      },
    ],
  }
}
