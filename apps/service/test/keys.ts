import {
  createSigner,
  type VerifierKey,
  verifierKey,
  parseSignerKey,
  formatSignerKey,
} from '@moothall/ledger'
import type { Keys } from '../src/platform/keys/key-folder.ts'

/** Keys in memory, the same at every run, for tests that need no folder. */
export function testKeys(name = 'test.example/moothall', fill = 7): Keys {
  const seed = new Uint8Array(32).fill(fill)
  const { verifier } = parseSignerKey(formatSignerKey(name, seed))
  const verifiers: VerifierKey[] = [verifierKey(name, verifier.publicKey)]
  return {
    signers: [createSigner(name, seed)],
    verifiers,
    secretFor: (purpose) => Buffer.alloc(32, purpose),
  }
}
