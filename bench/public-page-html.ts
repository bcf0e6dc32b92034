import { createRenderer } from '../apps/service/src/platform/rendering/renderer.ts'
import { layoutMessages } from '../apps/service/src/views/messages.ts'

/** Paragraphs about as long as a policy of four sections. */
export const paragraphs = Array.from(
  { length: 60 },
  (_value, index) =>
    `${index + 1}. When you use social media in your work you should take care to say what is true, and to say it kindly.`,
)

/** The same page as constant bytes. */
export function publicPageHtml(): string {
  return createRenderer({ messages: [layoutMessages], assetUrl: (name) => `/assets/${name}` }).render({
    view: 'views/message-page.njk',
    locale: 'en',
    title: 'Social media policy',
    model: { paragraphs, reference: null },
    errors: [],
    backLink: undefined,
    bodyName: 'Example Borough Council',
    navigation: [],
    csrfToken: () => '',
  })
}
