import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consistencyNodes, consistencyProof, frontierFrom, frontierNodes, inclusionNodes } from './proof.ts'
import { inclusionProof, MissingNodeError, verifyConsistency, verifyInclusion } from './proof.ts'
import { appendLeafHashes, EMPTY_FRONTIER, emptyRoot, rootOfLeafHashes, type NodeRef } from './tree.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const sha = (...parts: Uint8Array[]) =>
  new Uint8Array(createHash('sha256').update(Buffer.concat(parts)).digest())
const leaf = (data: Uint8Array) => sha(Uint8Array.of(0), data)

/** RFC 6962 section 2.1 word by word: the tree that all else is held against. */
function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves
  if (only === undefined) return sha()
  if (leaves.length === 1) return only
  const k = naiveSplit(leaves.length)
  return sha(Uint8Array.of(1), naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)))
}

function naivePath(m: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length === 1) return []
  const k = naiveSplit(leaves.length)
  return m < k
    ? [...naivePath(m, leaves.slice(0, k)), naiveRoot(leaves.slice(k))]
    : [...naivePath(m - k, leaves.slice(k)), naiveRoot(leaves.slice(0, k))]
}

function naiveSubproof(m: number, leaves: readonly Uint8Array[], whole: boolean): Uint8Array[] {
  if (m === leaves.length) return whole ? [] : [naiveRoot(leaves)]
  const k = naiveSplit(leaves.length)
  return m <= k
    ? [...naiveSubproof(m, leaves.slice(0, k), whole), naiveRoot(leaves.slice(k))]
    : [...naiveSubproof(m - k, leaves.slice(k), false), naiveRoot(leaves.slice(0, k))]
}

function naiveSplit(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

const MANY = 130
const LEAVES = Array.from({ length: MANY }, (_, at) => leaf(Buffer.from(`leaf ${at}`)))
const ROOTS = Array.from({ length: MANY + 1 }, (_, size) => naiveRoot(LEAVES.slice(0, size)))

function storeOf(leaves: readonly Uint8Array[]) {
  const nodes = new Map(
    appendLeafHashes(EMPTY_FRONTIER, leaves).nodes.map(({ level, index, hash }) => [
      `${level}/${index}`,
      hash,
    ]),
  )
  return (level: number, index: number) => nodes.get(`${level}/${index}`)
}

/** A reader that has only what was announced: `…Nodes` must name all that the proof reads. */
function only(refs: readonly NodeRef[], getNode: ReturnType<typeof storeOf>) {
  const names = new Set(refs.map(({ level, index }) => `${level}/${index}`))
  return (level: number, index: number) =>
    names.has(`${level}/${index}`) ? getNode(level, index) : undefined
}

const rootAt = (size: number) => ROOTS[size] ?? emptyRoot()
const leafAt = (index: number) => LEAVES[index] ?? emptyRoot()

describe('the eight-leaf tree of the Certificate Transparency test vectors', () => {
  const data = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ]
  const leaves = data.map((text) => leaf(Buffer.from(text, 'hex')))
  const roots = [
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ]

  it.each(roots.map((root, size) => [size, root] as const))(
    'has the published root at size %i',
    (size, root) => {
      expect(hex(rootOfLeafHashes(leaves.slice(0, size)))).toBe(root)
    },
  )

  it('gives the published audit path of leaf 5 and consistency proof from 6 to 8', () => {
    expect(inclusionProof(5, 8, storeOf(leaves)).map(hex)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
    expect(consistencyProof(6, 8, storeOf(leaves)).map(hex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
  })
})

describe('a tree of any size from 0 to 130, against the naive one', () => {
  it('has its root, however its leaves come in', () => {
    for (let size = 0; size <= MANY; size++) {
      expect(rootOfLeafHashes(LEAVES.slice(0, size))).toEqual(rootAt(size))
    }
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 12 }), (steps) => {
        let frontier = EMPTY_FRONTIER
        for (const step of steps) {
          const appended = appendLeafHashes(frontier, LEAVES.slice(frontier.size, frontier.size + step))
          frontier = appended.frontier
          expect(appended.root).toEqual(rootAt(frontier.size))
        }
      }),
    )
  })

  it('stores each node once and goes on from what it stored', () => {
    const getNode = storeOf(LEAVES)
    const { nodes } = appendLeafHashes(EMPTY_FRONTIER, LEAVES)
    expect(new Set(nodes.map(({ level, index }) => `${level}/${index}`)).size).toBe(nodes.length)
    for (let size = 0; size < MANY; size++) {
      const frontier = frontierFrom(size, only(frontierNodes(size), getNode))
      expect(appendLeafHashes(frontier, LEAVES.slice(size)).root).toEqual(rootAt(MANY))
    }
  })

  it('gives its audit paths, from no more nodes than announced, and they verify', () => {
    const getNode = storeOf(LEAVES)
    for (let size = 1; size <= MANY; size++) {
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(index, size, only(inclusionNodes(index, size), getNode))
        expect(proof).toEqual(naivePath(index, LEAVES.slice(0, size)))
        const claim = { leafHash: leafAt(index), index, size, root: rootAt(size), proof }
        expect(verifyInclusion(claim)).toBe(true)
      }
    }
  }, 60_000)

  it('gives its consistency proofs, from no more nodes than announced, and they verify', () => {
    const getNode = storeOf(LEAVES)
    for (let newSize = 0; newSize <= MANY; newSize++) {
      for (let oldSize = 0; oldSize <= newSize; oldSize++) {
        const proof = consistencyProof(oldSize, newSize, only(consistencyNodes(oldSize, newSize), getNode))
        expect(proof).toEqual(oldSize === 0 ? [] : naiveSubproof(oldSize, LEAVES.slice(0, newSize), true))
        const claim = { oldSize, oldRoot: rootAt(oldSize), newSize, newRoot: rootAt(newSize), proof }
        expect(verifyConsistency(claim)).toBe(true)
      }
    }
  }, 60_000)
})

describe('a proof that was tampered with', () => {
  const getNode = storeOf(LEAVES)
  const sizes = fc
    .tuple(fc.integer({ min: 1, max: MANY }), fc.nat())
    .map(([size, n]) => [n % size, size] as const)

  it('does not verify another leaf, place, size or path', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat({ max: 255 }), ([index, size], at, byte) => {
        const proof = inclusionProof(index, size, getNode)
        const claim = { leafHash: leafAt(index), index, size, root: rootAt(size), proof }
        expect(verifyInclusion({ ...claim, leafHash: leafAt((index + 1) % MANY) })).toBe(false)
        expect(verifyInclusion({ ...claim, index: index + 1 })).toBe(false)
        expect(verifyInclusion({ ...claim, proof: [...proof, leafAt(0)] })).toBe(false)
        if (proof.length === 0) return
        expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(false)
        const spoiled = proof.map((hash, n) =>
          n === at % proof.length ? hash.map((b, m) => (m === byte % 32 ? b ^ 1 : b)) : hash,
        )
        expect(verifyInclusion({ ...claim, proof: spoiled })).toBe(false)
      }),
    )
  })

  it('does not call two different histories consistent', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), ([oldLess, newSize], at) => {
        const oldSize = oldLess + 1
        const changed = LEAVES.map((hash, n) => (n === at % oldSize ? leaf(hash) : hash))
        const newRoot = naiveRoot(changed.slice(0, newSize))
        const proof = consistencyProof(oldSize, newSize, storeOf(changed))
        const honest = consistencyProof(oldSize, newSize, getNode)
        const claim = { oldSize, oldRoot: rootAt(oldSize), newSize, newRoot }
        expect(verifyConsistency({ ...claim, proof })).toBe(false)
        expect(verifyConsistency({ ...claim, proof: honest })).toBe(false)
      }),
    )
  })

  it('never throws on a stranger’s numbers', () => {
    const number = fc.oneof(fc.double(), fc.maxSafeNat(), fc.integer({ min: -3, max: 200 }))
    const hash = fc.uint8Array({ minLength: 30, maxLength: 33 })
    fc.assert(
      fc.property(number, number, hash, hash, fc.array(hash), (a, b, one, other, proof) => {
        fc.pre(a !== b)
        expect(verifyInclusion({ leafHash: one, index: a, size: b, root: other, proof })).toBe(false)
        const claim = { oldSize: a, oldRoot: one, newSize: b, newRoot: other, proof }
        expect(verifyConsistency(claim)).toBe(false)
      }),
    )
  })
})

describe('mistakes of the caller', () => {
  it('are refused with what is wrong', () => {
    expect(() => inclusionProof(3, 3, () => undefined)).toThrow('entry 3 is not in a tree of 3 entries')
    expect(() => consistencyProof(4, 3, () => undefined)).toThrow('not older')
    expect(() => inclusionProof(0, 2, () => undefined)).toThrow(MissingNodeError)
    expect(() => appendLeafHashes({ size: 3, hashes: [leafAt(0)] }, [])).toThrow('has 2 subtrees, not 1')
    expect(() => appendLeafHashes({ size: 2 ** 41, hashes: [leafAt(0)] }, [])).toThrow(
      'is not a number of entries',
    )
  })
})
