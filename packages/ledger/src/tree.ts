import { HASH_BYTES, sha256 as defaultSha256, type Sha256 } from './hashing.ts'

/** The place of a complete subtree: node `index` of `level` covers entries `index × 2^level` up to the next. */
export interface NodeRef {
  readonly level: number
  readonly index: number
}

export interface TreeNode extends NodeRef {
  readonly hash: Uint8Array
}

/**
 * All that is needed to append to a tree of `size` entries: the roots of its largest complete subtrees from left to
 * right, one for each bit set in `size`.
 */
export interface Frontier {
  readonly size: number
  readonly hashes: readonly Uint8Array[]
}

export const EMPTY_FRONTIER: Frontier = { size: 0, hashes: [] }

export interface Appended {
  readonly frontier: Frontier
  /** Root of the tree after all leaves are appended. */
  readonly root: Uint8Array
  /** Every node that became complete, level 0 (the leaf hashes themselves) included, in the order of completion. */
  readonly nodes: readonly TreeNode[]
}

/** Appends leaf hashes to a tree, without the rest of the tree at hand. Costs one hash per leaf, amortised. */
export function appendLeafHashes(
  frontier: Frontier,
  leafHashes: Iterable<Uint8Array>,
  sha256?: Sha256,
): Appended {
  const nodes: TreeNode[] = []
  const onNode = (level: number, index: number, hash: Uint8Array) =>
    nodes.push({ level, index, hash: hash.slice() })
  const tree = new GrowingTree({ frontier, sha256, onNode })
  for (const leafHash of leafHashes) tree.append(leafHash)
  return { frontier: tree.frontier(), root: tree.root(), nodes }
}

/** Root of the tree without entries: SHA-256 of nothing. */
export function emptyRoot(sha256: Sha256 = defaultSha256): Uint8Array {
  return sha256(new Uint8Array(0))
}

/** The Merkle tree head of some leaf hashes (RFC 6962 section 2.1). */
export function rootOfLeafHashes(leafHashes: Iterable<Uint8Array>, sha256?: Sha256): Uint8Array {
  const tree = new GrowingTree({ sha256 })
  for (const leafHash of leafHashes) tree.append(leafHash)
  return tree.root()
}

type NodeHasher = (left: Uint8Array, right: Uint8Array, into?: Uint8Array) => Uint8Array

/**
 * RFC 6962 interior node, SHA-256(0x01 ‖ left ‖ right), with one buffer for all calls. `into` as for `Sha256`.
 */
export function createNodeHasher(sha256: Sha256 = defaultSha256): NodeHasher {
  const buffer = new Uint8Array(1 + 2 * HASH_BYTES)
  buffer[0] = 1
  return (left, right, into) => {
    if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) {
      throw new RangeError(`a hash has ${HASH_BYTES} bytes`)
    }
    buffer.set(left, 1)
    buffer.set(right, 1 + HASH_BYTES)
    return sha256(buffer, into)
  }
}

export interface GrowingTreeOptions {
  /** Where to go on from; the empty tree by default. */
  readonly frontier?: Frontier | undefined
  readonly sha256?: Sha256 | undefined
  /** Hears of every node that becomes complete. The hash is the tree's own memory: copy it to keep it. */
  readonly onNode?: ((level: number, index: number, hash: Uint8Array) => void) | undefined
  /** The highest level that `onNode` hears of; all by default. */
  readonly listenUpTo?: number
}

/** The two children of the node that is being completed at one level, as the bytes that will be hashed. */
interface Pair {
  /** 0x01 ‖ left ‖ right */
  readonly bytes: Uint8Array
  readonly left: Uint8Array
  readonly right: Uint8Array
}

/**
 * A tree that grows in place. Each hash is written once, to where the next one reads it.
 * Invariant: `left` of level L is the root of a complete subtree exactly where bit L of the size is set.
 */
export class GrowingTree {
  size: number
  readonly #pairs: Pair[] = []
  readonly #sha256: Sha256
  readonly #onNode: GrowingTreeOptions['onNode']
  readonly #listenUpTo: number

  /** @throws RangeError where the frontier has not one hash for each bit of its size */
  constructor(options: GrowingTreeOptions = {}) {
    const { frontier = EMPTY_FRONTIER, sha256 = defaultSha256, onNode, listenUpTo = Infinity } = options
    const refs = subtreesOf(0, frontier.size)
    if (refs.length !== frontier.hashes.length) {
      throw new RangeError(
        `a tree of ${frontier.size} entries has ${refs.length} subtrees, not ${frontier.hashes.length}`,
      )
    }
    for (const [at, { level }] of refs.entries()) this.#pair(level).left.set(hashAt(frontier.hashes, at))
    this.size = frontier.size
    this.#sha256 = sha256
    this.#onNode = onNode
    this.#listenUpTo = onNode === undefined ? -1 : listenUpTo
  }

  append(leafHash: Uint8Array): void {
    if (leafHash.length !== HASH_BYTES) throw new RangeError(`a hash has ${HASH_BYTES} bytes`)
    let level = 0
    let index = this.size
    let pair = this.#pair(0)
    let place = index % 2 === 0 ? pair.left : pair.right
    place.set(leafHash)
    if (this.#listenUpTo >= 0) this.#onNode?.(0, index, place)
    while (index % 2 === 1) {
      level += 1
      index = (index - 1) / 2
      const above = this.#pair(level)
      place = index % 2 === 0 ? above.left : above.right
      const hash = this.#sha256(pair.bytes, place)
      if (hash !== place) place.set(hash)
      if (level <= this.#listenUpTo) this.#onNode?.(level, index, place)
      pair = above
    }
    this.size += 1
  }

  root(): Uint8Array {
    const { hashes } = this.frontier()
    if (hashes.length === 0) return emptyRoot(this.#sha256)
    const hashNode = createNodeHasher(this.#sha256)
    return hashes.reduceRight((right, left) => hashNode(left, right))
  }

  frontier(): Frontier {
    const hashes = subtreesOf(0, this.size).map(({ level }) => this.#pair(level).left.slice())
    return { size: this.size, hashes }
  }

  #pair(level: number): Pair {
    while (this.#pairs.length <= level) {
      const bytes = new Uint8Array(1 + 2 * HASH_BYTES)
      bytes[0] = 1
      const [left, right] = [bytes.subarray(1, 1 + HASH_BYTES), bytes.subarray(1 + HASH_BYTES)]
      this.#pairs.push({ bytes, left, right })
    }
    const pair = this.#pairs[level]
    if (pair === undefined) throw new RangeError(`a tree has no level ${level}`)
    return pair
  }
}

function hashAt(hashes: readonly Uint8Array[], at: number): Uint8Array {
  const hash = hashes[at]
  if (hash?.length !== HASH_BYTES) throw new RangeError(`a hash has ${HASH_BYTES} bytes`)
  return hash
}

/**
 * The complete subtrees that make up entries `from` up to but not including `to`, left to right.
 * `from` must be a multiple of the largest power of two not above `to − from`, as in every range of RFC 6962.
 */
export function subtreesOf(from: number, to: number): NodeRef[] {
  assertCount(from)
  assertCount(to)
  const refs: NodeRef[] = []
  let at = from
  while (at < to) {
    const level = Math.floor(Math.log2(to - at))
    const width = 2 ** level
    refs.push({ level, index: at / width })
    at += width
  }
  return refs
}

/** @throws RangeError unless the number is an integer from 0 to 2^40, well below where Math.log2 is no longer exact */
export function assertCount(count: number): void {
  if (!Number.isSafeInteger(count) || count < 0 || count > MAX_SIZE) {
    throw new RangeError(`${count} is not a number of entries`)
  }
}

/** The largest tree this package handles. */
export const MAX_SIZE = 2 ** 40
