import { expect, test } from 'vitest'
import { allLedgerEntryKinds } from '../src/all-ledger-entry-kinds.ts'
import { entryKinds } from '../src/features/audit/messages/en-kinds.ts'

test('every kind of ledger entry has its words for the auditor, and no others have', () => {
  expect(Object.keys(entryKinds).sort()).toEqual(allLedgerEntryKinds.map(({ kind }) => kind).sort())
})
