import { hash } from 'node:crypto'
import type { Sha256 } from '@moothall/ledger'

/** SHA-256 by OpenSSL, for the places where the pure one would be the bottleneck. */
export const nodeSha256: Sha256 = (bytes) => hash('sha256', bytes, 'buffer')
