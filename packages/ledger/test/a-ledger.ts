import {
  appendLeafHashes,
  buildReceipt,
  checkpointFileNodes,
  consistencyProof,
  createSigner,
  EMPTY_FRONTIER,
  exportCheckpointFile,
  formatSignerKey,
  inclusionProof,
  parseSignerKey,
  sealEntry,
  signCheckpoint,
  type LedgerPayload,
  type StoredEntry,
} from '../src/index.ts'

export const ORIGIN = 'council.example/moothall'
export const SEED = new Uint8Array(32).fill(7)
export const KEY = keyOf(ORIGIN, SEED)

export function keyOf(name: string, seed: Uint8Array) {
  return parseSignerKey(formatSignerKey(name, seed)).verifier
}

export const saltOf = (index: number) => new Uint8Array(32).map((_, at) => (index * 31 + at * 7) % 256)

export function payloadOf(index: number, what = 'acknowledged'): LedgerPayload {
  return { kind: 'acknowledgement', at: '2026-11-22T14:00:00.000Z', who: `person ${index}`, what, n: index }
}

/** Entries as a store would hold them. */
export function entriesOf(payloads: readonly LedgerPayload[]): StoredEntry[] {
  return payloads.map((payload, index) => ({ index, ...sealEntry(payload, saltOf(index)) }))
}

export function someEntries(count: number): StoredEntry[] {
  return entriesOf(Array.from({ length: count }, (_, index) => payloadOf(index)))
}

/** A ledger over some entries: whoever holds the key can make one, of any history. */
export function aLedger(entries: readonly StoredEntry[], { name = ORIGIN, seed = SEED } = {}) {
  const appended = appendLeafHashes(
    EMPTY_FRONTIER,
    entries.map(({ leafHash }) => leafHash),
  )
  const nodes = new Map(appended.nodes.map(({ level, index, hash }) => [`${level}/${index}`, hash]))
  const getNode = (level: number, index: number) => nodes.get(`${level}/${index}`)
  const checkpointAt = async (size: number) => {
    const leaves = entries.slice(0, size).map(({ leafHash }) => leafHash)
    const { root } = appendLeafHashes(EMPTY_FRONTIER, leaves)
    const time = '2026-11-22T14:00:01.000Z'
    return signCheckpoint({ origin: name, size, root, time }, [createSigner(name, seed)])
  }
  return {
    entries,
    getNode,
    checkpointAt,
    receiptAt: async (index: number, size: number, payload = payloadOf(index)) =>
      buildReceipt({
        payload,
        salt: saltOf(index),
        leafIndex: index,
        inclusion: inclusionProof(index, size, getNode),
        checkpoint: await checkpointAt(size),
      }),
    consistency: (oldSize: number, newSize: number) => consistencyProof(oldSize, newSize, getNode),
    checkpointFileAt: async (size: number, level = 0) => {
      const { blocks, rest } = checkpointFileNodes(size, level)
      const refs = [...Array.from({ length: blocks }, (_, index) => ({ level, index })), ...rest]
      const hashes = refs.flatMap((ref) => getNode(ref.level, ref.index) ?? [])
      return exportCheckpointFile(await checkpointAt(size), level, hashes)
    },
  }
}
