import { z } from 'zod'
import type { LedgerEntryKind } from '../../platform/ledger/entry-kind.ts'

const addedShape = z.object({
  at: z.string(),
  topic: z.string(),
  commitment: z.string(),
  reviewOn: z.string(),
  addedBy: z.string(),
})
const removedShape = z.object({ topic: z.string() })

const table = 'confidential_topic'

/** No entry holds the words: whoever may read the ledger, auditors among them, does not learn them from it. */
export const confidentialTopicLedgerEntries: readonly LedgerEntryKind[] = [
  {
    kind: 'confidential-topics.added',
    produces: (payload) => {
      const { at, topic, commitment, reviewOn, addedBy } = addedShape.parse(payload)
      const row = { commitment, review_on: reviewOn, added_by: addedBy, added_at: at }
      return [{ table, key: { id: topic }, row }]
    },
  },
  {
    kind: 'confidential-topics.removed',
    produces: (payload) => [{ table, key: { id: removedShape.parse(payload).topic }, row: null }],
  },
]
