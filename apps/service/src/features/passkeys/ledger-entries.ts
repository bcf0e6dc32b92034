import { z } from 'zod'
import type { LedgerEntryKind } from '../../platform/ledger/entry-kind.ts'

const addedShape = z.object({ at: z.string(), passkeyId: z.string(), personId: z.string(), name: z.string() })
const renamedShape = z.object({ passkeyId: z.string(), name: z.string() })
const endedShape = z.object({
  at: z.string(),
  passkeyId: z.string(),
  because: z.string(),
  endedBy: z.string().nullable(),
})

const table = 'passkey'
const leavesNoRow: LedgerEntryKind['produces'] = () => []

function ended(payload: unknown): ReturnType<LedgerEntryKind['produces']> {
  const { at, passkeyId, because, endedBy } = endedShape.parse(payload)
  return [{ table, key: { id: passkeyId }, row: { ended_at: at, ended_because: because, ended_by: endedBy } }]
}

/** Nothing of a credential: the ledger says which passkeys there were, whose, who signed in with them, and how they ended. */
export const passkeyLedgerEntries: readonly LedgerEntryKind[] = [
  {
    kind: 'passkeys.added',
    produces: (payload) => {
      const { at, passkeyId, personId, name } = addedShape.parse(payload)
      const open = { ended_at: null, ended_because: null, ended_by: null }
      return [{ table, key: { id: passkeyId }, row: { person_id: personId, name, added_at: at, ...open } }]
    },
  },
  {
    kind: 'passkeys.renamed',
    produces: (payload) => {
      const { passkeyId, name } = renamedShape.parse(payload)
      return [{ table, key: { id: passkeyId }, row: { name } }]
    },
  },
  { kind: 'passkeys.removed', produces: ended },
  { kind: 'passkeys.ended', produces: ended },
  { kind: 'passkeys.signed-in', produces: leavesNoRow },
  { kind: 'passkeys.counter-refused', produces: leavesNoRow },
]
