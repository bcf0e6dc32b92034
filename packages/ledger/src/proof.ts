import { equalBytes } from './bytes.ts'
import { HASH_BYTES, type Sha256 } from './hashing.ts'
import {
  assertCount,
  createNodeHasher,
  emptyRoot,
  MAX_SIZE,
  subtreesOf,
  type Frontier,
  type NodeRef,
} from './tree.ts'

/** Reads the hash of a complete subtree; `undefined` where it is not there. */
export type GetNode = (level: number, index: number) => Uint8Array | undefined

/** A node that a proof needs was not there: a fault of the store, not of the proof. */
export class MissingNodeError extends Error {
  readonly code = 'ledger.missing-node'

  constructor({ level, index }: NodeRef) {
    super(`The ledger's tree has no node ${index} at level ${level}`)
    this.name = 'MissingNodeError'
  }
}

type Range = readonly [from: number, to: number]

/** The nodes that `inclusionProof` will read: fetch them all with one query. */
export function inclusionNodes(index: number, size: number): NodeRef[] {
  return nodesOf(inclusionRanges(index, size))
}

/**
 * The audit path of entry `index` in a tree of `size` entries (RFC 6962 section 2.1.1), nearest sibling first.
 * @throws MissingNodeError; RangeError unless 0 ≤ index < size
 */
export function inclusionProof(index: number, size: number, getNode: GetNode, sha256?: Sha256): Uint8Array[] {
  return hashesOf(inclusionRanges(index, size), getNode, sha256)
}

/** The nodes that `consistencyProof` will read. */
export function consistencyNodes(oldSize: number, newSize: number): NodeRef[] {
  return nodesOf(consistencyRanges(oldSize, newSize))
}

/**
 * The proof that the first `oldSize` entries of a tree of `newSize` are the whole older tree (RFC 6962 section 2.1.2).
 * Empty where the sizes are equal or the older tree is empty.
 * @throws MissingNodeError; RangeError unless 0 ≤ oldSize ≤ newSize
 */
export function consistencyProof(
  oldSize: number,
  newSize: number,
  getNode: GetNode,
  sha256?: Sha256,
): Uint8Array[] {
  return hashesOf(consistencyRanges(oldSize, newSize), getNode, sha256)
}

/** The nodes that `frontierFrom` will read. */
export function frontierNodes(size: number): NodeRef[] {
  return subtreesOf(0, size)
}

/** The frontier of a stored tree, to go on appending after a start. @throws MissingNodeError */
export function frontierFrom(size: number, getNode: GetNode): Frontier {
  return { size, hashes: frontierNodes(size).map((ref) => readNode(ref, getNode)) }
}

/**
 * The root that an entry and its audit path lead to (RFC 9162 section 2.1.3.2), or `undefined` where the path has not
 * the length that `index` and `size` demand. Never throws on a stranger's numbers.
 */
export function rootFromInclusion(
  leafHash: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  sha256?: Sha256,
): Uint8Array | undefined {
  if (!isIndexIn(index, size) || !allHashes([leafHash, ...proof])) return undefined
  const hashNode = createNodeHasher(sha256)
  let node = index
  let last = size - 1
  let root = leafHash
  for (const sibling of proof) {
    if (last === 0) return undefined
    if (node % 2 === 1 || node === last) {
      root = hashNode(sibling, root)
      // The last node of a level with an odd number of them moves up unhashed until it is a right child.
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)]
    } else {
      root = hashNode(root, sibling)
    }
    ;[node, last] = [Math.floor(node / 2), Math.floor(last / 2)]
  }
  return last === 0 ? root : undefined
}

/** Whether an entry's leaf hash is at `index` of the tree with this size and root. */
export function verifyInclusion(
  claim: {
    leafHash: Uint8Array
    index: number
    size: number
    root: Uint8Array
    proof: readonly Uint8Array[]
  },
  sha256?: Sha256,
): boolean {
  const root = rootFromInclusion(claim.leafHash, claim.index, claim.size, claim.proof, sha256)
  return root !== undefined && equalBytes(root, claim.root)
}

/** Whether the newer tree begins with the whole older one (RFC 9162 section 2.1.4.2). Never throws. */
export function verifyConsistency(
  claim: {
    oldSize: number
    oldRoot: Uint8Array
    newSize: number
    newRoot: Uint8Array
    proof: readonly Uint8Array[]
  },
  sha256?: Sha256,
): boolean {
  const { oldSize, oldRoot, newSize, newRoot, proof } = claim
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize) return false
  if (!allHashes([oldRoot, newRoot, ...proof])) return false
  if (oldSize === newSize) return proof.length === 0 && equalBytes(oldRoot, newRoot)
  if (oldSize === 0) return proof.length === 0 && equalBytes(oldRoot, emptyRoot(sha256))
  const hashNode = createNodeHasher(sha256)
  // Where the older tree is one complete subtree, its root starts the path and the proof leaves it out.
  const path = Number.isInteger(Math.log2(oldSize)) ? [oldRoot, ...proof] : [...proof]
  const start = path.shift()
  if (start === undefined) return false
  let [node, last] = [oldSize - 1, newSize - 1]
  while (node % 2 === 1) [node, last] = [(node - 1) / 2, Math.floor(last / 2)]
  let [older, newer] = [start, start]
  for (const sibling of path) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      older = hashNode(sibling, older)
      newer = hashNode(sibling, newer)
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)]
    } else {
      newer = hashNode(newer, sibling)
    }
    ;[node, last] = [Math.floor(node / 2), Math.floor(last / 2)]
  }
  return last === 0 && equalBytes(older, oldRoot) && equalBytes(newer, newRoot)
}

function inclusionRanges(index: number, size: number): Range[] {
  assertCount(size)
  assertCount(index)
  if (index >= size) throw new RangeError(`entry ${index} is not in a tree of ${size} entries`)
  const ranges: Range[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + splitOf(to - from)
    if (index < middle) {
      ranges.push([middle, to])
      to = middle
    } else {
      ranges.push([from, middle])
      from = middle
    }
  }
  return ranges.reverse()
}

function consistencyRanges(oldSize: number, newSize: number): Range[] {
  assertCount(newSize)
  assertCount(oldSize)
  if (oldSize > newSize)
    throw new RangeError(`a tree of ${oldSize} entries is not older than one of ${newSize}`)
  if (oldSize === 0) return []
  const ranges: Range[] = []
  let [from, to] = [0, newSize]
  while (to !== oldSize) {
    const middle = from + splitOf(to - from)
    if (oldSize <= middle) {
      ranges.push([middle, to])
      to = middle
    } else {
      ranges.push([from, middle])
      from = middle
    }
  }
  if (from !== 0) ranges.push([from, to])
  return ranges.reverse()
}

/** The largest power of two smaller than `width`: where RFC 6962 splits a tree. */
function splitOf(width: number): number {
  return 2 ** Math.floor(Math.log2(width - 1))
}

function nodesOf(ranges: readonly Range[]): NodeRef[] {
  return ranges.flatMap(([from, to]) => subtreesOf(from, to))
}

function hashesOf(ranges: readonly Range[], getNode: GetNode, sha256?: Sha256): Uint8Array[] {
  const hashNode = createNodeHasher(sha256)
  return ranges.map(([from, to]) =>
    subtreesOf(from, to)
      .map((ref) => readNode(ref, getNode))
      .reduceRight((right, left) => hashNode(left, right)),
  )
}

function readNode(ref: NodeRef, getNode: GetNode): Uint8Array {
  const hash = getNode(ref.level, ref.index)
  if (hash === undefined) throw new MissingNodeError(ref)
  return hash
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= MAX_SIZE
}

function isIndexIn(index: number, size: number): boolean {
  return isSize(index) && isSize(size) && index < size
}

function allHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every((hash) => hash.length === HASH_BYTES)
}
