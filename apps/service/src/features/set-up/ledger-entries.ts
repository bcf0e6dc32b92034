import { z } from 'zod'
import type { LedgerEntryKind } from '../../platform/ledger/entry-kind.ts'

const shape = z.object({
  at: z.string(),
  name: z.string(),
  shortName: z.string(),
  contactEmail: z.string(),
})

export const setUpLedgerEntries: readonly LedgerEntryKind[] = [
  {
    kind: 'set-up.completed',
    produces: (payload) => {
      const { at, name, shortName, contactEmail } = shape.parse(payload)
      const row = { name, short_name: shortName, contact_email: contactEmail, created_at: at }
      return [{ table: 'body', key: { id: true }, row }]
    },
  },
]
