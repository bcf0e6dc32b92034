import { equalAt, equalBytes, fromBase64, toBase64 } from './bytes.ts'
import { openCheckpoint, parseCheckpoint, type Checkpoint, type CheckpointRefusal } from './checkpoint.ts'
import { HASH_BYTES, type Sha256 } from './hashing.ts'
import type { VerifierKey, VerifySignature } from './keys.ts'
import { parseNote } from './note.ts'
import { createNodeHasher, emptyRoot, GrowingTree, subtreesOf, type NodeRef } from './tree.ts'
import { said, type Said } from './wording/said.ts'

export const CHECKPOINT_FILE_FORMAT = 'moothall-checkpoint-v1'

/** Nothing is coarser than this: a block of 2^20 entries says little about which one is wrong. */
const MAX_LEVEL = 20

/**
 * A checkpoint kept outside the ledger's machine, with hashes that locate a difference. At level 0 they are the leaf
 * hashes of all entries (43 bytes per entry in the file) and the first wrong entry is named exactly; at level L they
 * are those of blocks of 2^L entries (43 / 2^L bytes per entry) and the block is named.
 */
export interface OutsideCheckpoint {
  readonly checkpoint: Checkpoint
  /** Absent where the file is a bare signed checkpoint: then a difference is only bracketed. */
  readonly located?: LocatingHashes
}

export interface LocatingHashes {
  readonly level: number
  /** The hashes of all complete blocks, then those of the rest's complete subtrees, 32 bytes each. */
  readonly hashes: Uint8Array
}

export type OpenedCheckpointFile =
  | { readonly ok: true; readonly outside: OutsideCheckpoint }
  | { readonly ok: false; readonly refusal: CheckpointRefusal; readonly problem: Said }

/** Which nodes a checkpoint file of a tree holds, in order: nodes 0 to `blocks − 1` of the level, then `rest`. */
export function checkpointFileNodes(size: number, level: number): { blocks: number; rest: NodeRef[] } {
  if (!isLevel(level)) throw new RangeError(`a checkpoint file's level is 0 to ${MAX_LEVEL}`)
  const blocks = Math.floor(size / 2 ** level)
  return { blocks, rest: subtreesOf(blocks * 2 ** level, size) }
}

/**
 * The file to keep elsewhere: JSON with the signed checkpoint and the hashes of `checkpointFileNodes`.
 * @throws RangeError where the hashes do not lead to the checkpoint's root: then the tree's store is damaged
 */
export function exportCheckpointFile(
  signedCheckpoint: string,
  level: number,
  hashes: readonly Uint8Array[],
  sha256?: Sha256,
): string {
  const checkpoint = unverifiedCheckpoint(signedCheckpoint)
  const located = { level, hashes: joinHashes(hashes) }
  if (checkpoint === undefined || !leadToRoot(checkpoint, located, sha256)) {
    throw new RangeError('these hashes do not lead to the root that the checkpoint signs')
  }
  const content = {
    format: CHECKPOINT_FILE_FORMAT,
    checkpoint: signedCheckpoint,
    level,
    hashes: toBase64(located.hashes),
  }
  return `${JSON.stringify(content, null, 2)}\n`
}

/**
 * Reads a checkpoint file, or a bare signed checkpoint as it is sent by mail, and verifies its signature and that its
 * hashes lead to the root it signs. A refusal says what is wrong.
 */
export function openCheckpointFile(
  text: string,
  keys: readonly VerifierKey[],
  options: { readonly sha256?: Sha256; readonly verifySignature?: VerifySignature } = {},
): OpenedCheckpointFile {
  if (!text.trimStart().startsWith('{')) {
    const opened = openCheckpoint(text, keys, options.verifySignature)
    return opened.ok ? { ok: true, outside: { checkpoint: opened.checkpoint } } : opened
  }
  const file = parseFile(text)
  if (file === undefined)
    return malformed(said('checkpoint-file.not-one', { format: CHECKPOINT_FILE_FORMAT }))
  const opened = openCheckpoint(file.checkpoint, keys, options.verifySignature)
  if (!opened.ok) return opened
  if (!leadToRoot(opened.checkpoint, file.located, options.sha256)) {
    return malformed(said('checkpoint-file.damaged'))
  }
  return { ok: true, outside: { checkpoint: opened.checkpoint, located: file.located } }
}

/** A complete subtree whose hash an outside checkpoint file holds. */
export interface LocatedNode extends NodeRef {
  readonly hash: Uint8Array
}

/** Finds the subtree of an outside checkpoint's file that covers an entry; `undefined` where there is none. */
export function createLocator({
  checkpoint,
  located,
}: OutsideCheckpoint): (entry: number) => LocatedNode | undefined {
  if (located === undefined) return () => undefined
  const { level, hashes } = located
  const width = 2 ** level
  const { blocks, rest } = checkpointFileNodes(checkpoint.size, level)
  const hashAt = (at: number) => hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES)
  return (entry) => {
    const block = Math.floor(entry / width)
    if (block < blocks) return { level, index: block, hash: hashAt(block) }
    const at = rest.findIndex((ref) => Math.floor(entry / 2 ** ref.level) === ref.index)
    const ref = rest[at]
    return ref === undefined ? undefined : { ...ref, hash: hashAt(blocks + at) }
  }
}

/**
 * Compares complete subtrees with those of an outside checkpoint's file; `undefined` for one that it does not hold.
 * Allocates nothing for blocks: it is called for every entry of a ledger.
 */
export function createNodeComparer({
  checkpoint,
  located,
}: OutsideCheckpoint): (level: number, index: number, hash: Uint8Array) => boolean | undefined {
  if (located === undefined) return () => undefined
  const { blocks, rest } = checkpointFileNodes(checkpoint.size, located.level)
  return (level, index, hash) => {
    if (level === located.level && index < blocks) return equalAt(located.hashes, index * HASH_BYTES, hash)
    const at = rest.findIndex((ref) => ref.level === level && ref.index === index)
    return at < 0 ? undefined : equalAt(located.hashes, (blocks + at) * HASH_BYTES, hash)
  }
}

function parseFile(text: string): { checkpoint: string; located: LocatingHashes } | undefined {
  const value = parseJson(text)
  if (typeof value !== 'object' || value === null) return undefined
  const { format, checkpoint, level, hashes } = value as Record<string, unknown>
  if (format !== CHECKPOINT_FILE_FORMAT || typeof checkpoint !== 'string' || typeof hashes !== 'string') {
    return undefined
  }
  const bytes = fromBase64(hashes)
  if (bytes === undefined || typeof level !== 'number' || !isLevel(level)) return undefined
  return { checkpoint, located: { level, hashes: bytes } }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function leadToRoot(checkpoint: Checkpoint, { level, hashes }: LocatingHashes, sha256?: Sha256): boolean {
  const { blocks, rest } = checkpointFileNodes(checkpoint.size, level)
  if (hashes.length !== (blocks + rest.length) * HASH_BYTES) return false
  const hashAt = (at: number) => hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES)
  // Blocks grow into a tree as leaves do; the rest's subtrees are all smaller and follow it in the frontier.
  const tree = new GrowingTree({ sha256 })
  for (let block = 0; block < blocks; block++) tree.append(hashAt(block))
  const subtrees = [...tree.frontier().hashes, ...rest.map((_, at) => hashAt(blocks + at))]
  const hashNode = createNodeHasher(sha256)
  const root =
    subtrees.length === 0 ? emptyRoot(sha256) : subtrees.reduceRight((right, left) => hashNode(left, right))
  return equalBytes(root, checkpoint.root)
}

/** Not by spreading into a call: a million arguments overflow the stack. */
function joinHashes(hashes: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(hashes.length * HASH_BYTES)
  for (const [at, hash] of hashes.entries()) joined.set(hash, at * HASH_BYTES)
  return joined
}

function unverifiedCheckpoint(signed: string): Checkpoint | undefined {
  const note = parseNote(signed)
  return 'problem' in note ? undefined : parseCheckpoint(note.text)
}

function isLevel(level: number): boolean {
  return Number.isInteger(level) && level >= 0 && level <= MAX_LEVEL
}

function malformed(problem: Said): OpenedCheckpointFile {
  return { ok: false, refusal: 'malformed', problem }
}
