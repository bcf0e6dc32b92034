import { z } from 'zod'
import type { LedgerEntryKind } from '../../platform/ledger/entry-kind.ts'

const madeShape = z.object({
  at: z.string(),
  tokenId: z.string(),
  personId: z.string(),
  name: z.string(),
  scope: z.string(),
  endsOn: z.string(),
})
const endedShape = z.object({
  at: z.string(),
  tokenId: z.string(),
  because: z.string(),
  endedBy: z.string().nullable(),
})

const table = 'api_token'

function ended(payload: unknown): ReturnType<LedgerEntryKind['produces']> {
  const { at, tokenId, because, endedBy } = endedShape.parse(payload)
  const row = { ended_at: at, ended_because: because, ended_by: endedBy }
  return [{ table, key: { id: tokenId }, row }]
}

/** Nothing of a secret, and no use: the ledger says which tokens there were, whose, and how they ended. */
export const apiTokenLedgerEntries: readonly LedgerEntryKind[] = [
  {
    kind: 'api-tokens.made',
    produces: (payload) => {
      const { at, tokenId, personId, name, scope, endsOn } = madeShape.parse(payload)
      const made = { person_id: personId, name, scope, made_at: at, ends_on: endsOn }
      const open = { ended_at: null, ended_because: null, ended_by: null }
      return [{ table, key: { id: tokenId }, row: { ...made, ...open } }]
    },
  },
  { kind: 'api-tokens.revoked', produces: ended },
  { kind: 'api-tokens.ended', produces: ended },
]
