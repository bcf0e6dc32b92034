import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeSocketFolder, removeSocketFolder, socketPathFits } from './socket-folder.ts'

const account = { kind: 'same-user', name: 'alice', uid: 1000, gid: 1000 } as const
let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'moothall-test-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('socketPathFits', () => {
  it('allows 107 bytes and no more', () => {
    const rest = '/.s.PGSQL.5432'.length
    expect(socketPathFits(`/${'a'.repeat(106 - rest)}`)).toBe(true)
    expect(socketPathFits(`/${'a'.repeat(107 - rest)}`)).toBe(false)
    expect(socketPathFits(`/${'é'.repeat(53)}`)).toBe(false)
  })
})

describe('makeSocketFolder', () => {
  it('makes a private folder in the data folder and clears sockets from it', () => {
    mkdirSync(path.join(folder, 'socket'), { mode: 0o755 })
    writeFileSync(path.join(folder, 'socket', '.s.PGSQL.5432.lock'), '1\n')
    const made = makeSocketFolder(folder, account)
    expect(made).toBe(path.join(folder, 'socket'))
    expect(statSync(made).mode & 0o777).toBe(0o700)
    expect(existsSync(path.join(made, '.s.PGSQL.5432.lock'))).toBe(false)
  })

  it('goes elsewhere, privately and never to the same name twice, where the path would be too long', () => {
    const long = path.join(folder, 'd'.repeat(100))
    mkdirSync(long)
    const [first, second] = [makeSocketFolder(long, account), makeSocketFolder(long, account)]
    expect(first).not.toBe(second)
    for (const made of [first, second]) {
      expect(socketPathFits(made)).toBe(true)
      expect(statSync(made).mode & 0o777).toBe(0o700)
      removeSocketFolder(made, long)
      expect(existsSync(made)).toBe(false)
    }
  })
})

describe('removeSocketFolder', () => {
  it('leaves alone what it did not make', () => {
    const others = path.join(folder, 'others')
    mkdirSync(others, { mode: 0o700 })
    const open = path.join(folder, 'moothall-open')
    mkdirSync(open)
    chmodSync(open, 0o755)
    const full = path.join(folder, 'moothall-full')
    mkdirSync(full, { mode: 0o700 })
    writeFileSync(path.join(full, 'letter'), 'keep me')
    for (const candidate of [others, open, full, path.join(folder, 'moothall-none')]) {
      removeSocketFolder(candidate, folder)
    }
    expect([others, open, path.join(full, 'letter')].every((kept) => existsSync(kept))).toBe(true)
  })
})
