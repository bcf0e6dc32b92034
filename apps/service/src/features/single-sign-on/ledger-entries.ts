import { z } from 'zod'
import type { LedgerEntryKind } from '../../platform/ledger/entry-kind.ts'

const boundShape = z.object({
  at: z.string(),
  identityId: z.string(),
  personId: z.string(),
  issuer: z.string(),
  subjectHash: z.string(),
})
const endedShape = z.object({
  at: z.string(),
  identityId: z.string(),
  because: z.string(),
  endedBy: z.string().nullable(),
})

const table = 'provider_identity'
/** Sessions are gone within a day, so these entries account for no row: they are the record. */
const leavesNoRow: LedgerEntryKind['produces'] = () => []

export const singleSignOnLedgerEntries: readonly LedgerEntryKind[] = [
  {
    kind: 'single-sign-on.bound',
    produces: (payload) => {
      const { at, identityId, personId, issuer, subjectHash } = boundShape.parse(payload)
      const bound = { person_id: personId, issuer, subject_hash: subjectHash, bound_at: at }
      const open = { ended_at: null, ended_because: null, ended_by: null }
      return [{ table, key: { id: identityId }, row: { ...bound, ...open } }]
    },
  },
  {
    kind: 'single-sign-on.ended',
    produces: (payload) => {
      const { at, identityId, because, endedBy } = endedShape.parse(payload)
      return [
        { table, key: { id: identityId }, row: { ended_at: at, ended_because: because, ended_by: endedBy } },
      ]
    },
  },
  { kind: 'single-sign-on.signed-in', produces: leavesNoRow },
  { kind: 'single-sign-on.signed-out-by-provider', produces: leavesNoRow },
]
