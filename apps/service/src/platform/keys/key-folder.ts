import { createPrivateKey, hkdfSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { chmod, mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  formatSignerKey,
  formatVerifierKey,
  KeyError,
  parseSignerKey,
  parseVerifierKeys,
  type Signer,
  type VerifierKey,
} from '@moothall/ledger'
import { AppError } from '../errors/app-error.ts'

/** The service's secrets. They live in a folder of their own, outside the database and its backups. */
export interface Keys {
  /** The ledger's signers. During a rotation there are two, and every checkpoint carries both signatures. */
  readonly signers: readonly Signer[]
  /** Public keys: the signers', then those that no longer sign but did sign receipts. */
  readonly verifiers: readonly VerifierKey[]
  /** A 32-byte secret for one purpose, derived from the root key (HKDF-SHA-256, RFC 5869). */
  secretFor(purpose: string): Buffer
}

const SIGNER_FILE = 'ledger-signer.key'
const PUBLIC_FILE = 'ledger-public.key'
const ROOT_FILE = 'root.key'

/**
 * Reads the keys; makes them where the folder is new.
 * @param mayCreate false where the database already holds sealed entries: then lost keys are a fault to be told about,
 *   never a reason to go on quietly with new ones
 * @throws AppError `keys.missing`, `keys.unreadable`, `keys.open-to-others`
 */
export async function openKeyFolder(options: {
  readonly folder: string
  readonly ledgerName: string
  readonly mayCreate: boolean
}): Promise<Keys> {
  const { folder } = options
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const signerText = (await readSecret(folder, SIGNER_FILE)) ?? (await createSignerFile(options))
  const rootText = (await readSecret(folder, ROOT_FILE)) ?? (await createRootFile(options))
  const pairs = parseSigners(signerText, folder)
  const rootKey = Buffer.from(rootText.trim(), 'base64')
  if (rootKey.length !== 32) throw unreadable(folder, ROOT_FILE)
  return {
    signers: pairs.map(({ signer }) => signer),
    verifiers: await withRetired(
      folder,
      pairs.map(({ verifier }) => verifier),
    ),
    secretFor: (purpose) => Buffer.from(hkdfSync('sha256', rootKey, '', `moothall/${purpose}`, 32)),
  }
}

/**
 * Adds a new signing key in front of the ones there are. From the next start on each checkpoint carries the signature of
 * every one of them, so that whoever knows any of the keys can verify it.
 * @returns the new public key, to be handed out
 * @throws AppError `keys.missing`, `keys.unreadable`, `keys.open-to-others`
 */
export async function rotateSigner(folder: string): Promise<string> {
  const { text, verifiers } = await readSigners(folder)
  const [{ name }] = verifiers
  const added = formatSignerKey(name, randomBytes(32))
  const { verifier } = parseSignerKey(added)
  // The public file first: after a crash in between there is a public key too many, which does no harm.
  await writePublicFile(folder, [verifier, ...(await withRetired(folder, verifiers))])
  await writeDurably(folder, SIGNER_FILE, `${added}\n${text}`, 0o600)
  return formatVerifierKey(verifier)
}

/**
 * Takes away every signing key but the newest. The old public keys stay: receipts that they signed need them.
 * @returns the public keys that no longer sign
 */
export async function retireSigners(folder: string): Promise<readonly string[]> {
  const { text, verifiers } = await readSigners(folder)
  const [, ...old] = verifiers
  await writePublicFile(folder, await withRetired(folder, verifiers))
  const newest = text.split('\n').find((line) => line.trim() !== '') ?? ''
  await writeDurably(folder, SIGNER_FILE, `${newest.trim()}\n`, 0o600)
  return old.map(formatVerifierKey)
}

async function readSigners(
  folder: string,
): Promise<{ text: string; verifiers: readonly [VerifierKey, ...VerifierKey[]] }> {
  const text = await readSecret(folder, SIGNER_FILE)
  if (text === undefined) {
    throw new AppError('keys.missing', `There is no key ${join(folder, SIGNER_FILE)} yet`, {
      advice: 'Start the service once, or set MOOTHALL_KEYS to the folder where its keys are.',
    })
  }
  const [first, ...rest] = parseSigners(text, folder).map(({ verifier }) => verifier)
  if (first === undefined) throw unreadable(folder, SIGNER_FILE)
  return { text, verifiers: [first, ...rest] }
}

/** The public file may name keys that no longer sign; a key in it that is damaged is as bad as a damaged signer. */
async function withRetired(folder: string, current: readonly VerifierKey[]): Promise<VerifierKey[]> {
  const text = await readIfThere(join(folder, PUBLIC_FILE))
  if (text === undefined) return [...current]
  try {
    const known = new Set(current.map(formatVerifierKey))
    const retired = parseVerifierKeys(text).filter((key) => !known.has(formatVerifierKey(key)))
    return [...current, ...retired]
  } catch (error) {
    if (error instanceof KeyError) throw unreadable(folder, PUBLIC_FILE)
    throw error
  }
}

async function writePublicFile(folder: string, keys: readonly VerifierKey[]): Promise<void> {
  await writeDurably(folder, PUBLIC_FILE, keys.map((key) => `${formatVerifierKey(key)}\n`).join(''), 0o644)
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

async function createSignerFile(options: {
  folder: string
  ledgerName: string
  mayCreate: boolean
}): Promise<string> {
  assertMayCreate(options, SIGNER_FILE)
  const text = `${formatSignerKey(options.ledgerName, randomBytes(32))}\n`
  await writeDurably(options.folder, SIGNER_FILE, text, 0o600)
  await writePublicFile(options.folder, [parseSignerKey(text).verifier])
  return text
}

async function createRootFile(options: { folder: string; mayCreate: boolean }): Promise<string> {
  assertMayCreate(options, ROOT_FILE)
  const text = `${randomBytes(32).toString('base64')}\n`
  await writeDurably(options.folder, ROOT_FILE, text, 0o600)
  return text
}

function assertMayCreate(options: { folder: string; mayCreate: boolean }, file: string): void {
  if (options.mayCreate) return
  throw new AppError(
    'keys.missing',
    `The key ${join(options.folder, file)} is missing, but the ledger is in use`,
    {
      advice:
        'Put back the keys folder from where it is kept, or set MOOTHALL_KEYS to it. New keys would break every receipt.',
    },
  )
}

/** Written beside, synced and renamed: a crash leaves the whole file or none. */
async function writeDurably(folder: string, name: string, text: string, mode: number): Promise<void> {
  const temporary = join(folder, `.${name}.${randomBytes(6).toString('hex')}`)
  const file = await open(temporary, 'wx', mode)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await chmod(temporary, mode)
  await rename(temporary, join(folder, name))
  const directory = await open(folder, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}

async function readSecret(folder: string, name: string): Promise<string | undefined> {
  const path = join(folder, name)
  try {
    const { mode } = await stat(path)
    if ((mode & 0o077) !== 0) {
      throw new AppError(
        'keys.open-to-others',
        `The key ${path} can be read by other users of this machine`,
        {
          advice: `Run: chmod 600 ${path} – and consider the key known to whoever has an account here.`,
        },
      )
    }
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function parseSigners(text: string, folder: string): { signer: Signer; verifier: VerifierKey }[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  try {
    const pairs = lines.map((line) => {
      const { verifier, seed } = parseSignerKey(line)
      return { verifier, signer: opensslSigner(verifier, seed) }
    })
    if (pairs.length > 0) return pairs
  } catch (error) {
    if (!(error instanceof KeyError)) throw error
  }
  throw unreadable(folder, SIGNER_FILE)
}

/** PKCS #8 for Ed25519 is this fixed prefix and the seed (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

function opensslSigner(verifier: VerifierKey, seed: Uint8Array): Signer {
  const key: KeyObject = createPrivateKey({
    key: Buffer.concat([PKCS8_PREFIX, seed]),
    format: 'der',
    type: 'pkcs8',
  })
  return { name: verifier.name, keyHash: verifier.keyHash, sign: (message) => sign(null, message, key) }
}

function unreadable(folder: string, file: string): AppError {
  return new AppError('keys.unreadable', `The key ${join(folder, file)} is damaged`, {
    advice: 'Put back the keys folder from where it is kept.',
  })
}
