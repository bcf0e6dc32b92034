import { createHash } from 'node:crypto'
import { openCheckpoint } from '@moothall/ledger'
import { AppError } from '../../platform/errors/app-error.ts'
import { type Keys, openKeyFolder } from '../../platform/keys/key-folder.ts'
import { nodeVerifySignature } from '../../platform/ledger/node-sha256.ts'
import { filesBelow } from './folders.ts'
import type { Manifest } from './manifest.ts'

/** Opens a keys folder that has to exist: a backup never makes keys. */
export async function openExistingKeys(folder: string): Promise<Keys> {
  if ((await filesBelow(folder)).length === 0) {
    throw new AppError('keys.missing', `There are no keys in ${folder}`, {
      advice: 'Name the folder with the keys that belong to the ledger.',
    })
  }
  return await openKeyFolder({ folder, ledgerName: '', mayCreate: false })
}

/** Derived from the root key one-way, with a purpose of its own: it can stand beside the data and reveals nothing. */
export function fingerprintOf(keys: Keys): string {
  return createHash('sha256').update(keys.secretFor('backup-fingerprint')).digest('hex')
}

/** @throws AppError `restore.other-keys` where the keys are not those that the backup was made under */
export function assertKeysOf(manifest: Manifest, keys: Keys, folder: string): void {
  const { checkpoint } = manifest.ledger
  const signed = checkpoint === null || openCheckpoint(checkpoint, keys.verifiers, nodeVerifySignature).ok
  if (signed && fingerprintOf(keys) === manifest.keys.fingerprint) return
  throw new AppError('restore.other-keys', `The keys in ${folder} are not those of this backup`, {
    advice:
      'Nothing was changed. Name the keys folder that was written beside this backup (--keys), or take away the keys ' +
      'that are in MOOTHALL_KEYS if they belong to another ledger.',
  })
}
