import {
  buildReceipt,
  formatVerifierKey,
  inclusionNodes,
  inclusionProof,
  type LedgerPayload,
  type VerifierKey,
} from '@moothall/ledger'
import { CompiledQuery } from 'kysely'
import type { Transaction } from '../database/database.ts'
import { AppError } from '../errors/app-error.ts'
import type { LedgerService, ReceiptResult } from './ledger-service.ts'
import { nodeSha256 } from './node-sha256.ts'
import { fetchNodes, type RunQuery } from './tree-store.ts'

interface SealedRow {
  payload: string
  salt: Buffer
  leaf_index: number | null
  tree_size: number | null
  note: string | null
}

export function createLedgerService(verifiers: readonly VerifierKey[]): LedgerService {
  const [current] = verifiers
  if (!current) throw new AppError('ledger.no-signer', 'There is no key to verify checkpoints with')
  return {
    origin: current.name,
    verifierKeys: verifiers.map(formatVerifierKey),
    receiptOf,
  }
}

/** Row-level security on `ledger_payload` decides who gets a receipt; to anyone else the entry is not there. */
async function receiptOf(tx: Transaction, entryId: string): Promise<ReceiptResult> {
  const query = kyselyQuery(tx)
  const [row] = await query<SealedRow>(
    `select p.payload, p.salt, l.leaf_index, c.tree_size, c.note
     from ledger_payload p
     left join ledger_leaf l on l.entry_id = p.entry_id
     left join lateral (
       select tree_size, note from ledger_checkpoint where tree_size > l.leaf_index order by tree_size limit 1
     ) c on true
     where p.entry_id = $1`,
    [entryId],
  )
  if (!row) return { outcome: 'not-found' }
  const { leaf_index: leafIndex, tree_size: size, note } = row
  if (leafIndex === null || size === null || note === null) return { outcome: 'sealing' }
  const getNode = await fetchNodes(query, inclusionNodes(leafIndex, size))
  const receipt = buildReceipt({
    payload: JSON.parse(row.payload) as LedgerPayload,
    salt: row.salt,
    leafIndex,
    inclusion: inclusionProof(leafIndex, size, getNode, nodeSha256),
    checkpoint: note,
  })
  return { outcome: 'sealed', receipt }
}

function kyselyQuery(tx: Transaction): RunQuery {
  return async <Row extends object>(statement: string, parameters: readonly unknown[]) =>
    (await tx.executeQuery<Row>(CompiledQuery.raw(statement, [...parameters]))).rows
}
