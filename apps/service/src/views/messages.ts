import { defineMessages, type Locale, messagesFor } from '../platform/rendering/messages.ts'
import { en } from './messages/en.ts'

/** Wording of the layout and of the error pages; templates below `views/` have it as `m`. */
export const layoutMessages = defineMessages('views', { en })

/** How dates and numbers are written in a language, as `Intl` takes it. */
export function intlOf(locale: Locale): string {
  return messagesFor(layoutMessages, locale).language.intl
}
