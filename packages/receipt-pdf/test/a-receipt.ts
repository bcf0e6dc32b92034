import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  buildReceipt,
  createSigner,
  formatSignerKey,
  parseSignerKey,
  rootOfLeafHashes,
  sealEntry,
  signCheckpoint,
  type LedgerPayload,
  type Receipt,
} from '@moothall/ledger'
import { openReceiptFonts, RECEIPT_FONT_FILES } from '../src/index.ts'

const SEED = new Uint8Array(32).fill(7)
const SALT = new Uint8Array(32).fill(9)
export const ORIGIN = 'council.example/moothall'
export const KEY = parseSignerKey(formatSignerKey(ORIGIN, SEED)).verifier

const fontFile = (name: string) => readFileSync(fileURLToPath(import.meta.resolve(name)))

export const fonts = openReceiptFonts({
  regular: fontFile(RECEIPT_FONT_FILES.regular),
  bold: fontFile(RECEIPT_FONT_FILES.bold),
})

export const ACKNOWLEDGED: LedgerPayload = {
  kind: 'acknowledgement.made',
  at: '2026-11-22T14:00:00.000Z',
  acknowledgement: '7c1f0c9e-1111-4222-8333-444455556666',
  sequence: 1,
  person: { id: '0c7f0c9e-1111-4222-8333-444455556666', name: 'Gŵyn Łukasz Şahin' },
  policy: {
    id: '3c7f0c9e-1111-4222-8333-444455556666',
    slug: 'social-media',
    title: 'Social media policy',
    version: 3,
    contentHash: 'ab'.repeat(32),
  },
  wording: 'I have read and understood the Social media policy, version 3.',
  categories: ['officer'],
  comprehension: 'passed',
  readAt: '2026-11-22T13:40:00.000Z',
  passedAt: '2026-11-22T13:50:10.000Z',
  reasonCommitment: null,
  recordedBy: 'person:0c7f0c9e-1111-4222-8333-444455556666',
}

/** The receipt of a ledger's only entry. */
export async function aReceipt(payload: LedgerPayload = ACKNOWLEDGED): Promise<Receipt> {
  const { leafHash } = sealEntry(payload, SALT)
  const root = rootOfLeafHashes([leafHash])
  const checkpoint = { origin: ORIGIN, size: 1, root, time: '2026-11-22T14:00:01.000Z' }
  return buildReceipt({
    payload,
    salt: SALT,
    leafIndex: 0,
    inclusion: [],
    checkpoint: await signCheckpoint(checkpoint, [createSigner(ORIGIN, SEED)]),
  })
}
