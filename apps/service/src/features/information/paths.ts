import type { InformationPageName } from './information-page.ts'

/** Where each page of information is. The footer of every page links to the first four. */
export const informationPaths: Readonly<Record<InformationPageName, string>> = {
  privacy: '/privacy',
  accessibility: '/accessibility',
  cookies: '/cookies',
  contact: '/contact',
  receipts: '/how-a-receipt-works',
}
