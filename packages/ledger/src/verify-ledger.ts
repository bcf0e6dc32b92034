import { equalBytes } from './bytes.ts'
import { createNodeComparer, type OutsideCheckpoint } from './checkpoint-file.ts'
import { openCheckpoint } from './checkpoint.ts'
import { createLeafHasher } from './entry.ts'
import { HASH_BYTES, type Sha256 } from './hashing.ts'
import type { VerifierKey, VerifySignature } from './keys.ts'
import { reportOf, type Finding, type LedgerReport } from './ledger-report.ts'
import { GrowingTree } from './tree.ts'
import { said } from './wording/said.ts'

/** An entry as the store holds it. Where retention has ended there is no payload and no salt: only the leaf hash. */
export interface StoredEntry {
  readonly index: number
  readonly leafHash: Uint8Array
  readonly payloadBytes?: Uint8Array | null
  readonly salt?: Uint8Array | null
}

export interface LedgerVerifierOptions {
  /** Keys that the verifier trusts already. */
  readonly keys: readonly VerifierKey[]
  /** Checkpoints that were kept elsewhere, from `openCheckpointFile`: the only witnesses against a holder of the key. */
  readonly outside?: readonly OutsideCheckpoint[]
  readonly sha256?: Sha256
  readonly verifySignature?: VerifySignature
}

export interface LedgerVerifier {
  /** Queues signed checkpoints that the ledger itself stores, in ascending order of size, before their last entry. */
  addCheckpoints(texts: Iterable<string>): void
  /** The next entry, in the order in which the store holds them. */
  add(entry: StoredEntry): void
  /** To be called once, after the last entry. */
  finish(): LedgerReport
}

interface Expectation {
  readonly size: number
  readonly root: Uint8Array
}

/** Enough of each kind to see what happened; the first wrong entry is among the first of its kind. */
const MAX_ALIKE = 20

/**
 * Verifies a whole ledger as a stream, with one frontier in memory: that each entry's payload has the leaf hash that
 * stands in the tree, that no index is missing, that the tree has the root of every checkpoint, and where it differs
 * from the outside ones. Costs two hashes per entry.
 */
export function createLedgerVerifier(options: LedgerVerifierOptions): LedgerVerifier {
  const { keys, outside = [], sha256, verifySignature } = options
  const findings: Finding[] = []
  const note = (finding: Finding) => {
    const alike = findings.filter(({ kind }) => kind === finding.kind)
    if (alike.length < MAX_ALIKE) findings.push(finding)
  }
  const hashLeaf = createLeafHasher(sha256)
  const scratch = new Uint8Array(HASH_BYTES)
  const witnesses = outside.map((witness) => createWitness(witness, note))
  const locating = witnesses.filter(({ level }) => level !== undefined)
  const tree = new GrowingTree({
    sha256,
    onNode(level, index, hash) {
      for (let at = 0; at < locating.length; at++) locating[at]?.seeNode(level, index, hash)
    },
    listenUpTo: Math.max(-1, ...locating.map(({ level = -1 }) => level)),
  })
  const stored: Expectation[] = []
  let nextStored = 0
  /** Size of the tree at the next checkpoint to compare it with. */
  let nextMeeting = 0
  let signedUpTo = 0
  let storedDiffers = false
  let erased = 0
  let skipped = false

  const meetCheckpoints = () => {
    for (let own = stored[nextStored]; own?.size === tree.size; own = stored[nextStored]) {
      nextStored += 1
      if (equalBytes(tree.root(), own.root)) signedUpTo = own.size
      else if (!storedDiffers) {
        storedDiffers = true
        note({ kind: 'own-checkpoint-differs', from: signedUpTo, to: Math.max(signedUpTo, own.size - 1) })
      }
    }
    for (const witness of witnesses) if (witness.size === tree.size) witness.meet(tree.root())
    const sizes = [stored[nextStored]?.size ?? Infinity, ...witnesses.map(({ size }) => size)]
    nextMeeting = Math.min(...sizes.filter((size) => size > tree.size))
  }

  meetCheckpoints()
  return {
    addCheckpoints(texts) {
      for (const text of texts) {
        const opened = openCheckpoint(text, keys, verifySignature)
        if (!opened.ok) {
          note({ kind: 'own-checkpoint-refused', refusal: opened.refusal, problem: opened.problem })
          continue
        }
        const { size, root } = opened.checkpoint
        const before = stored.at(-1)?.size ?? 0
        if (size < before || size < tree.size) {
          const problem = said('checkpoint.out-of-order', { size, before: Math.max(before, tree.size) })
          note({ kind: 'own-checkpoint-refused', refusal: 'malformed', problem })
          continue
        }
        stored.push({ size, root })
      }
      meetCheckpoints()
    },
    add({ index, leafHash, payloadBytes, salt }) {
      // After a gap nothing that follows is where the tree expects it: the gap is the first wrong entry.
      if (skipped) return
      if (index !== tree.size) {
        skipped = true
        note({ kind: 'out-of-order', from: tree.size, to: tree.size, found: index })
        return
      }
      if (leafHash.length !== HASH_BYTES) {
        skipped = true
        note({ kind: 'payload-differs', from: index, to: index })
        return
      }
      if (payloadBytes == null || salt == null) {
        erased += 1
      } else if (!isLeafHash(hashLeaf, payloadBytes, salt, leafHash, scratch)) {
        note({ kind: 'payload-differs', from: index, to: index })
      }
      tree.append(leafHash)
      if (tree.size === nextMeeting) meetCheckpoints()
    },
    finish() {
      const size = tree.size
      const last = stored.at(-1)
      if (!skipped && last !== undefined && last.size > size) {
        note({ kind: 'own-checkpoint-longer', from: size, to: size, expected: last.size })
      }
      if (!skipped) for (const witness of witnesses) witness.finish(size)
      const vouchedUpTo = Math.max(0, ...witnesses.map((witness) => witness.vouchedUpTo()))
      return reportOf({
        findings,
        size,
        root: tree.root(),
        erased,
        signedUpTo,
        vouchedUpTo,
        outsideCount: outside.length,
      })
    },
  }
}

function isLeafHash(
  hashLeaf: ReturnType<typeof createLeafHasher>,
  payloadBytes: Uint8Array,
  salt: Uint8Array,
  leafHash: Uint8Array,
  into: Uint8Array,
): boolean {
  return salt.length === HASH_BYTES && equalBytes(hashLeaf(payloadBytes, salt, into), leafHash)
}

interface Witness {
  readonly size: number
  /** The level of the smallest subtrees it can name, where it can name any. */
  readonly level: number | undefined
  seeNode(level: number, index: number, hash: Uint8Array): void
  meet(root: Uint8Array): void
  finish(size: number): void
  vouchedUpTo(): number
}

/** Holds one outside checkpoint against the tree as it grows; notes the first difference only. */
function createWitness(outside: OutsideCheckpoint, note: (finding: Finding) => void): Witness {
  const { size, root: expectedRoot } = outside.checkpoint
  const compare = createNodeComparer(outside)
  let differs = false
  let vouched = 0
  const differ = (finding: Finding) => {
    if (!differs) note(finding)
    differs = true
  }
  return {
    size,
    level: outside.located?.level,
    seeNode(level, index, hash) {
      if (differs) return
      const same = compare(level, index, hash)
      if (same === undefined) return
      const width = level === 0 ? 1 : 2 ** level
      const from = index * width
      if (same) vouched = from + width
      else differ({ kind: 'outside-differs', from, to: from + width - 1, outsideSize: size })
    },
    meet(root) {
      if (equalBytes(root, expectedRoot)) vouched = size
      else differ({ kind: 'outside-differs', from: 0, to: Math.max(0, size - 1), outsideSize: size })
    },
    finish(ledgerSize) {
      if (ledgerSize >= size) return
      differ({ kind: 'outside-longer', from: ledgerSize, to: ledgerSize, expected: size })
    },
    vouchedUpTo: () => vouched,
  }
}
