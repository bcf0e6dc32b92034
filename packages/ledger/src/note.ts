import { concat, fromBase64, toBase64, toUtf8 } from './bytes.ts'
import {
  assertKeyName,
  isKeyName,
  toHex,
  type Signer,
  type VerifierKey,
  type VerifySignature,
} from './keys.ts'
import { said, type Said } from './wording/said.ts'

/** A C2SP signed note, taken apart. `text` ends with a line break and is what the signatures sign. */
export interface SignedNote {
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

export interface NoteSignature {
  readonly name: string
  /** 8 hexadecimal digits. */
  readonly keyHash: string
  readonly signature: Uint8Array
}

const LINE_START = '\u2014 '
const MAX_SIGNATURES = 100
const HASH_LENGTH = 4

/** Signs a text with every signer, and gives the note: the text, an empty line, one line for each signature. */
export async function signNote(text: string, signers: readonly Signer[]): Promise<string> {
  if (!isNoteText(text))
    throw new RangeError('a note has lines of text without control characters, each ended')
  if (signers.length === 0) throw new RangeError('a note needs at least one signer')
  const message = toUtf8(text)
  const lines = await Promise.all(
    signers.map(async (signer) => {
      assertKeyName(signer.name)
      const signature = concat(fromHex(signer.keyHash), await signer.sign(message))
      return `${LINE_START}${signer.name} ${toBase64(signature)}\n`
    }),
  )
  return `${text}\n${lines.join('')}`
}

/** The parts of a signed note, unverified; or what is wrong with its shape. */
export function parseNote(note: string): SignedNote | { readonly problem: Said } {
  const split = note.lastIndexOf('\n\n')
  if (split < 0) return { problem: said('note.no-empty-line') }
  const text = note.slice(0, split + 1)
  const block = note.slice(split + 2)
  if (!isNoteText(text)) return { problem: said('note.control-characters') }
  if (!block.endsWith('\n')) return { problem: said('note.cut-off') }
  const lines = block.slice(0, -1).split('\n')
  if (lines.length > MAX_SIGNATURES)
    return { problem: said('note.too-many-signatures', { most: MAX_SIGNATURES }) }
  const signatures: NoteSignature[] = []
  for (const line of lines) {
    const signature = parseSignature(line)
    if (signature === undefined) return { problem: said('note.damaged-signature') }
    signatures.push(signature)
  }
  return { text, signatures }
}

/**
 * Which of the keys signed a note. One wrong signature by a known key spoils it, whatever the others say;
 * signatures of unknown keys are passed over, as C2SP demands.
 */
export function checkSignatures(
  { text, signatures }: SignedNote,
  keys: readonly VerifierKey[],
  verify: VerifySignature,
): { readonly signedBy: readonly VerifierKey[]; readonly wrong: readonly VerifierKey[] } {
  const message = toUtf8(text)
  const signedBy: VerifierKey[] = []
  const wrong: VerifierKey[] = []
  for (const { name, keyHash, signature } of signatures) {
    const key = keys.find((known) => known.name === name && known.keyHash === keyHash)
    if (key !== undefined) (verify(key.publicKey, message, signature) ? signedBy : wrong).push(key)
  }
  return { signedBy, wrong }
}

function parseSignature(line: string): NoteSignature | undefined {
  if (!line.startsWith(LINE_START)) return undefined
  const [name, encoded, ...rest] = line.slice(LINE_START.length).split(' ')
  if (name === undefined || encoded === undefined || rest.length > 0 || !isKeyName(name)) return undefined
  const bytes = fromBase64(encoded)
  if (bytes === undefined || bytes.length <= HASH_LENGTH) return undefined
  return { name, keyHash: toHex(bytes.subarray(0, HASH_LENGTH)), signature: bytes.subarray(HASH_LENGTH) }
}

function isNoteText(text: string): boolean {
  return text.endsWith('\n') && text.isWellFormed() && !/[^\P{Cc}\n]/u.test(text)
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16))
}
