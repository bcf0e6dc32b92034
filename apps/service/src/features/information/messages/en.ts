import type { InformationMessages } from '../information-page.ts'
import { accessibility } from './en/accessibility.ts'
import { contact } from './en/contact.ts'
import { cookiesPage } from './en/cookies.ts'
import { privacy } from './en/privacy.ts'
import { receipts } from './en/receipts.ts'

/** The information pages in English. Another language is a file beside this one, of the same type. */
export const en: InformationMessages = {
  pages: { privacy, accessibility, cookies: cookiesPage, contact, receipts },
  lastReviewed: (date) => `This page was last reviewed on ${date}.`,
  contents: 'Contents',
  notSetUp: {
    title: 'This service has not been set up yet',
    paragraphs: [
      'The public body that this service belongs to has not given its name and contact details.',
      'If you are setting it up, open the set-up link that the service printed when it was started for the first time.',
    ],
  },
}
