import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aLedger, entriesOf, KEY, payloadOf, saltOf, someEntries } from '../test/a-ledger.ts'
import { exportCheckpointFile, openCheckpointFile } from './checkpoint-file.ts'
import { sealEntry } from './entry.ts'
import { createLedgerVerifier, type StoredEntry } from './verify-ledger.ts'
import { verifyReceipt } from './verify-receipt.ts'
import { say } from './wording/said.ts'

const keys = [KEY]
const SIZE = 40
const honest = aLedger(someEntries(SIZE))

function open(file: string) {
  const opened = openCheckpointFile(file, keys)
  if (!opened.ok) throw new Error(say(opened.problem))
  return opened.outside
}

function verify(entries: readonly StoredEntry[], files: readonly string[] = [], own: readonly string[] = []) {
  const verifier = createLedgerVerifier({ keys, outside: files.map(open) })
  verifier.addCheckpoints(own)
  for (const entry of entries) verifier.add(entry)
  return verifier.finish()
}

/** An attacker with database and key: any history, numbered, sealed and signed anew. */
function rewrite(payloads: (entries: ReturnType<typeof payloadOf>[]) => ReturnType<typeof payloadOf>[]) {
  return aLedger(entriesOf(payloads(Array.from({ length: SIZE }, (_, index) => payloadOf(index)))))
}

const without = <T>(list: readonly T[], at: number) => list.filter((_, index) => index !== at)

describe('an untouched ledger', () => {
  it('is valid where an outside checkpoint vouches for all of it', async () => {
    const own = [await honest.checkpointAt(7), await honest.checkpointAt(7), await honest.checkpointAt(SIZE)]
    for (const file of [await honest.checkpointAt(SIZE), await honest.checkpointFileAt(SIZE, 3)]) {
      const report = verify(honest.entries, [file], own)
      expect(report).toMatchObject({ verdict: 'valid', vouchedUpTo: SIZE, signedUpTo: SIZE, findings: [] })
    }
  })

  it('cannot be told for what came after the outside checkpoint', async () => {
    const report = verify(honest.entries, [await honest.checkpointFileAt(30)])
    expect(report).toMatchObject({ verdict: 'cannot-tell', reason: 'entries-after-outside', vouchedUpTo: 30 })
    expect(report.explanation).toMatch(/first 30 entries are as the outside.*The 10 after them.*cannot tell/s)
  })

  it('cannot be told without any outside checkpoint', async () => {
    const report = verify(honest.entries, [], [await honest.checkpointAt(SIZE)])
    expect(report).toMatchObject({ verdict: 'cannot-tell', reason: 'nothing-outside', signedUpTo: SIZE })
  })

  it('keeps every proof when payloads are erased', async () => {
    const erased = honest.entries.map((entry) =>
      entry.index % 3 === 0 ? { index: entry.index, leafHash: entry.leafHash } : entry,
    )
    const report = verify(erased, [await honest.checkpointFileAt(SIZE)], [await honest.checkpointAt(SIZE)])
    expect(report).toMatchObject({ verdict: 'valid', erased: 14 })
    expect(verifyReceipt(await aLedger(erased).receiptAt(4, SIZE), { keys })).toMatchObject({
      verdict: 'valid',
    })
  })

  it('may be empty', async () => {
    const empty = aLedger([])
    expect(verify([], [await empty.checkpointAt(0)], [await empty.checkpointAt(0)])).toMatchObject({
      verdict: 'valid',
    })
    expect(verify([])).toMatchObject({ verdict: 'cannot-tell', size: 0 })
  })
})

describe('an attacker with the database, without the key', () => {
  it('who edits a payload is caught at the entry', () => {
    const edited = honest.entries.map((entry) =>
      entry.index === 11 ? { ...entry, payloadBytes: Buffer.from('{"kind":"x"}') } : entry,
    )
    expect(verify(edited)).toMatchObject({
      verdict: 'spoiled',
      reason: 'payload-differs',
      firstWrong: { from: 11, to: 11 },
    })
  })

  it('who seals the edit anew is caught between two of the ledger’s own checkpoints', async () => {
    const forged = rewrite((all) => all.with(11, payloadOf(11, 'declined')))
    const own = [
      await honest.checkpointAt(10),
      await honest.checkpointAt(20),
      await honest.checkpointAt(SIZE),
    ]
    expect(verify(forged.entries, [], own)).toMatchObject({
      verdict: 'spoiled',
      reason: 'own-checkpoint-differs',
      firstWrong: { from: 10, to: 19 },
    })
  })

  it('who deletes a row leaves a gap that is named', () => {
    expect(verify(without(honest.entries, 5))).toMatchObject({
      verdict: 'spoiled',
      reason: 'out-of-order',
      firstWrong: { from: 5, to: 5 },
    })
  })

  it('who cuts off the end is caught by the ledger’s last checkpoint', async () => {
    const own = [await honest.checkpointAt(SIZE)]
    expect(verify(honest.entries.slice(0, 30), [], own)).toMatchObject({
      verdict: 'rolled-back',
      reason: 'own-checkpoint-longer',
      firstWrong: { from: 30, to: 30 },
    })
  })

  it('who damages checkpoints, puts in foreign ones or shuffles them is caught', async () => {
    const checkpoint = await honest.checkpointAt(20)
    const damaged = checkpoint.replace('\n20\n', '\n21\n')
    const foreign = await aLedger(someEntries(20), { name: 'other.example' }).checkpointAt(20)
    expect(verify(honest.entries, [], [damaged])).toMatchObject({ verdict: 'spoiled' })
    expect(verify(honest.entries, [], [foreign])).toMatchObject({ verdict: 'other-ledger' })
    expect(verify(honest.entries, [], [checkpoint, await honest.checkpointAt(7)])).toMatchObject({
      verdict: 'spoiled',
    })
  })

  it('who stores a hash or salt of another length does not stop the verification', () => {
    const short = honest.entries.map((entry) =>
      entry.index === 4 ? { ...entry, leafHash: new Uint8Array(3) } : entry,
    )
    expect(verify(short)).toMatchObject({ firstWrong: { from: 4, to: 4 } })
    const salted = honest.entries.map((entry) =>
      entry.index === 4 ? { ...entry, salt: new Uint8Array(3) } : entry,
    )
    expect(verify(salted)).toMatchObject({ firstWrong: { from: 4, to: 4 } })
  })
})

describe('an attacker with the database and the key, who seals and signs everything anew', () => {
  const attacks = [
    ['edits', 11, rewrite((all) => all.with(11, payloadOf(11, 'declined')))],
    ['deletes', 12, rewrite((all) => without(all, 12))],
    ['deletes the first', 0, rewrite((all) => without(all, 0))],
    ['inserts', 9, rewrite((all) => all.toSpliced(9, 0, payloadOf(99)))],
    ['swaps two neighbours', 20, rewrite((all) => all.with(20, payloadOf(21)).with(21, payloadOf(20)))],
    ['moves one to the end', 3, rewrite((all) => [...without(all, 3), payloadOf(3)])],
    ['cuts off the end', 25, rewrite((all) => all.slice(0, 25))],
    [
      'cuts off the end and goes on',
      25,
      rewrite((all) => [...all.slice(0, 25), ...Array.from({ length: 30 }, () => payloadOf(77))]),
    ],
    ['empties it', 0, rewrite(() => [])],
  ] as const

  it.each(attacks)('and %s: cannot be told without an outside checkpoint', async (_, __, forged) => {
    const { verdict } = verify(forged.entries, [], [await forged.checkpointAt(forged.entries.length)])
    expect(verdict).toBe('cannot-tell')
  })

  it.each(attacks)('and %s: the exported file names entry %i', async (_, wrong, forged) => {
    const own = [await forged.checkpointAt(forged.entries.length)]
    expect(verify(forged.entries, [await honest.checkpointFileAt(SIZE)], own)).toMatchObject({
      verdict: 'rolled-back',
      firstWrong: { from: wrong, to: wrong },
      vouchedUpTo: wrong,
    })
  })

  it.each(attacks)('and %s: a file of blocks names the block of entry %i', async (_, wrong, forged) => {
    const { verdict, firstWrong } = verify(forged.entries, [await honest.checkpointFileAt(SIZE, 3)])
    expect(verdict).toBe('rolled-back')
    expect(Math.floor((firstWrong?.from ?? -1) / 8)).toBe(Math.floor(wrong / 8))
    expect(firstWrong?.to).toBeLessThan((firstWrong?.from ?? 0) + 8)
  })

  it.each(attacks)('and %s: bare checkpoints bracket it', async (_, wrong, forged) => {
    const files = [
      await honest.checkpointAt(10),
      await honest.checkpointAt(20),
      await honest.checkpointAt(SIZE),
    ]
    const { verdict, firstWrong } = verify(forged.entries, files)
    expect(verdict).toBe('rolled-back')
    expect(firstWrong?.from).toBeLessThanOrEqual(wrong)
    expect(firstWrong?.to).toBeGreaterThanOrEqual(wrong)
    expect(firstWrong?.from).toBeGreaterThanOrEqual(wrong < 10 ? 0 : wrong < 20 ? 10 : 20)
  })

  it('and changes only what came after the outside checkpoint: cannot tell', async () => {
    const forged = rewrite((all) => all.with(35, payloadOf(35, 'declined')))
    expect(verify(forged.entries, [await honest.checkpointFileAt(30)])).toMatchObject({
      verdict: 'cannot-tell',
      vouchedUpTo: 30,
    })
  })

  it('is named at the first wrong entry, whichever entries are replaced and whichever the file’s size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat({ max: SIZE - 1 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: SIZE }),
        async (changed, fileSize) => {
          const entries = honest.entries.map((entry) =>
            changed.includes(entry.index)
              ? { index: entry.index, ...sealEntry(payloadOf(entry.index, 'forged'), saltOf(entry.index)) }
              : entry,
          )
          const first = Math.min(...changed)
          const report = verify(entries, [await honest.checkpointFileAt(fileSize)])
          expect(report).toMatchObject(
            first < fileSize
              ? { verdict: 'rolled-back', firstWrong: { from: first, to: first } }
              : { verdict: 'cannot-tell', vouchedUpTo: fileSize },
          )
        },
      ),
      { numRuns: 40 },
    )
  }, 60_000)

  it('and also leaves a payload that is not its leaf’s: the earlier of the two is named', async () => {
    const { entries } = rewrite((all) => all.with(30, payloadOf(30, 'declined')))
    const eighth = { index: 8, leafHash: saltOf(0), salt: saltOf(8), payloadBytes: Buffer.from('{}') }
    const forged = entries.with(8, { ...eighth, leafHash: entries[8]?.leafHash ?? saltOf(0) })
    const report = verify(forged, [await honest.checkpointFileAt(SIZE)])
    expect(report).toMatchObject({ verdict: 'rolled-back', firstWrong: { from: 8, to: 8 } })
  })
})

describe('a checkpoint file', () => {
  it('holds 32 bytes for each entry at level 0, and a fraction of that above', async () => {
    const many = aLedger(someEntries(1000))
    const note = (await many.checkpointAt(1000)).length
    const sizeAt = async (level: number) => (await many.checkpointFileAt(1000, level)).length - note
    expect(await sizeAt(0)).toBeLessThan(43_000)
    expect(await sizeAt(8)).toBeLessThan(700)
  })

  it('is not exported with hashes that do not lead to its root', async () => {
    const other = rewrite((all) => all.with(0, payloadOf(1)))
    const hashes = other.entries.map(({ leafHash }) => leafHash)
    const checkpoint = await honest.checkpointAt(SIZE)
    expect(() => exportCheckpointFile(checkpoint, 0, hashes)).toThrow('do not lead to the root')
    expect(() => exportCheckpointFile(checkpoint, 0, hashes.slice(1))).toThrow('do not lead to the root')
    expect(() => exportCheckpointFile('hello', 0, hashes)).toThrow('do not lead to the root')
  })

  it('is refused where its hashes were changed, even with the key’s true checkpoint', async () => {
    const file = JSON.parse(await honest.checkpointFileAt(SIZE)) as { hashes: string }
    const forged = rewrite((all) => all.with(0, payloadOf(1)))
    const other = JSON.parse(await forged.checkpointFileAt(SIZE)) as { hashes: string }
    const mixed = JSON.stringify({ ...file, hashes: other.hashes })
    expect(openCheckpointFile(mixed, keys)).toMatchObject({ ok: false, refusal: 'malformed' })
    expect(openCheckpointFile(JSON.stringify({ ...file, level: 21 }), keys)).toMatchObject({ ok: false })
  })
})
