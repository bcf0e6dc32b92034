import { fromBase64, toBase64 } from './bytes.ts'
import { HASH_BYTES } from './hashing.ts'
import { verifyEd25519, type Signer, type VerifierKey, type VerifySignature } from './keys.ts'
import { checkSignatures, parseNote, signNote } from './note.ts'
import { MAX_SIZE } from './tree.ts'
import { said, type Said } from './wording/said.ts'

/** The state of a ledger at one moment: a C2SP tlog-checkpoint. */
export interface Checkpoint {
  /** The ledger's name; the same as its keys'. */
  readonly origin: string
  /** Number of entries. */
  readonly size: number
  /** Root of the Merkle tree, 32 bytes. */
  readonly root: Uint8Array
  /** When the ledger says it signed it, RFC 3339 in UTC: an extension line `time …`. A claim, not a proof. */
  readonly time?: string
}

export type OpenedCheckpoint =
  | {
      readonly ok: true
      readonly checkpoint: Checkpoint
      /** The known keys whose signatures are right. */
      readonly signedBy: readonly VerifierKey[]
    }
  | { readonly ok: false; readonly refusal: CheckpointRefusal; readonly problem: Said }

/**
 * `malformed`: not a checkpoint; `bad-signature`: a known key's signature is wrong; `unknown-key`: of this ledger's
 * name, but no known key signed it; `other-ledger`: of another ledger's name.
 */
export type CheckpointRefusal = 'malformed' | 'bad-signature' | 'unknown-key' | 'other-ledger'

const TIME_LINE = 'time '

/** The text that is signed: origin, size, root and, where there is one, the time; a line each. */
export function formatCheckpoint({ origin, size, root, time }: Checkpoint): string {
  const lines = [origin, String(size), toBase64(root), ...(time === undefined ? [] : [`${TIME_LINE}${time}`])]
  const text = lines.map((line) => `${line}\n`).join('')
  if (parseCheckpoint(text) === undefined)
    throw new RangeError('this is not a checkpoint that could be read back')
  return text
}

/** A checkpoint with the signature of every signer: during a rotation, of the old and the new key. */
export async function signCheckpoint(checkpoint: Checkpoint, signers: readonly Signer[]): Promise<string> {
  return signNote(formatCheckpoint(checkpoint), signers)
}

/**
 * Reads a signed checkpoint and verifies it against keys that the caller trusts already. A refusal says what is
 * wrong (`say` words it); a stranger's text never throws.
 */
export function openCheckpoint(
  text: string,
  keys: readonly VerifierKey[],
  verify: VerifySignature = verifyEd25519,
): OpenedCheckpoint {
  const note = parseNote(text)
  if ('problem' in note) return refuse('malformed', said('checkpoint.not-signed', { problem: note.problem }))
  const checkpoint = parseCheckpoint(note.text)
  if (checkpoint === undefined) {
    return refuse('malformed', said('checkpoint.not-one'))
  }
  const { signedBy, wrong } = checkSignatures(note, keys, verify)
  if (wrong.length > 0) {
    return refuse('bad-signature', said('checkpoint.wrong-signature', { keys: describe(wrong) }))
  }
  if (signedBy.some(({ name }) => name === checkpoint.origin)) return { ok: true, checkpoint, signedBy }
  if (keys.some(({ name }) => name === checkpoint.origin)) {
    const signers = note.signatures.map(({ name, keyHash }) => `${name}+${keyHash}`).join(', ')
    return refuse('unknown-key', said('checkpoint.unknown-key', { keys: signers }))
  }
  const names = [...new Set(keys.map(({ name }) => name))].join(', ')
  return refuse('other-ledger', said('checkpoint.other-ledger', { origin: checkpoint.origin, names }))
}

/** The signed text's content, unverified. `undefined` where it is not exactly a checkpoint. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  if (!text.endsWith('\n')) return undefined
  const [origin, sizeLine, rootLine, ...extensions] = text.slice(0, -1).split('\n')
  if (!origin || sizeLine === undefined || rootLine === undefined) return undefined
  if (extensions.includes('')) return undefined
  const size = /^(0|[1-9][0-9]{0,15})$/.test(sizeLine) ? Number(sizeLine) : MAX_SIZE + 1
  const root = fromBase64(rootLine)
  if (size > MAX_SIZE || root?.length !== HASH_BYTES) return undefined
  const time = extensions.find((line) => line.startsWith(TIME_LINE))?.slice(TIME_LINE.length)
  return { origin, size, root, ...(time === undefined ? {} : { time }) }
}

function describe(keys: readonly VerifierKey[]): string {
  return keys.map(({ name, keyHash }) => `${name}+${keyHash}`).join(', ')
}

function refuse(refusal: CheckpointRefusal, problem: Said): OpenedCheckpoint {
  return { ok: false, refusal, problem }
}
