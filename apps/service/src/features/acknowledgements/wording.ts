import { messagesFor, type Locale } from '../../platform/rendering/messages.ts'
import { formatDay } from './dates.ts'
import { acknowledgementMessages } from './messages.ts'
import type { FoundStanding } from './standing.ts'

/**
 * The sentences a person agrees to or declines, exactly as shown and as recorded. The content hash ties them to the
 * version's content.
 */
export function wordingOf(found: FoundStanding, locale: Locale): string {
  const m = messagesFor(acknowledgementMessages, locale)
  const { standing } = found
  const { policy } = standing
  return m.wording({
    person: found.personName,
    body: found.bodyName,
    title: policy.title,
    version: policy.version,
    inForceFrom: formatDay(policy.inForceFrom, locale),
    contentHash: policy.contentHash,
    categories: m.list(standing.askedAs.map((category) => m.categories[category])),
    answeredQuestions: standing.hasQuestions,
  })
}
