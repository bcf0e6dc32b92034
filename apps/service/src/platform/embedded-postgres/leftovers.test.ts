import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ProcessFacts, decideLeftovers, parsePidFile } from './leftovers.ts'

const pidFile = { pid: 100, socketFolder: '/srv/data/socket' }

function postgres(facts: Partial<ProcessFacts>): ProcessFacts {
  return { pid: 100, parentPid: 1, name: 'postgres', zombie: false, inCluster: true, ...facts }
}

describe('decideLeftovers', () => {
  it('finds nothing to do after a clean stop', () => {
    expect(decideLeftovers('absent', [postgres({ inCluster: false })])).toEqual({ kind: 'nothing' })
  })

  it.each([
    ['the process is gone', [], 'process-gone'],
    ['the process is a zombie', [postgres({ zombie: true, inCluster: false })], 'zombie'],
    ['another program has the process id now', [postgres({ name: 'nginx', inCluster: false })], 'pid-reused'],
    ['another cluster has the process id now', [postgres({ inCluster: false })], 'pid-reused'],
  ])('removes the stale file when %s', (_, processes, reason) => {
    expect(decideLeftovers(pidFile, processes)).toEqual({ kind: 'remove-stale', reason })
  })

  it('removes a file that was cut short', () => {
    expect(decideLeftovers('unreadable', [])).toEqual({ kind: 'remove-stale', reason: 'unreadable' })
  })

  it('waits for the server of a service that was killed', () => {
    const processes = [postgres({ startedBy: 77 }), postgres({ pid: 101, parentPid: 100 })]
    expect(decideLeftovers(pidFile, processes)).toEqual({
      kind: 'await-orphans',
      pids: [100, 101],
      postmaster: 100,
    })
  })

  it('waits for busy children whose server was killed, and never starts beside them', () => {
    const orphan = postgres({ pid: 101 })
    for (const file of [pidFile, 'absent', 'unreadable'] as const) {
      expect(decideLeftovers(file, [orphan])).toEqual({ kind: 'await-orphans', pids: [101] })
    }
  })

  it('finds the server although its file is gone', () => {
    const processes = [postgres({ startedBy: 77 })]
    expect(decideLeftovers('absent', processes)).toMatchObject({ kind: 'await-orphans', postmaster: 100 })
  })

  it('refuses while the service that started it lives', () => {
    const processes = [postgres({ startedBy: 77, parentPid: 77 })]
    expect(decideLeftovers(pidFile, processes)).toEqual({ kind: 'in-use', pid: 100 })
  })

  it('does not stop what somebody else started', () => {
    expect(decideLeftovers(pidFile, [postgres({})])).toEqual({ kind: 'in-use', pid: 100 })
  })

  it('never gives the cluster free while a live PostgreSQL process works in it', () => {
    const processes = fc.array(
      fc.record({
        pid: fc.integer({ min: 2, max: 9 }),
        parentPid: fc.integer({ min: 1, max: 9 }),
        name: fc.constantFrom('postgres', 'sh'),
        zombie: fc.boolean(),
        inCluster: fc.boolean(),
      }),
      { maxLength: 6 },
    )
    const file = fc.constantFrom('absent' as const, 'unreadable' as const, { pid: 3, socketFolder: '' })
    fc.assert(
      fc.property(file, processes, (pidFile, processes) => {
        const isUsed = processes.some((p) => p.name === 'postgres' && p.inCluster && !p.zombie)
        const { kind } = decideLeftovers(pidFile, processes)
        expect(['await-orphans', 'in-use'].includes(kind)).toBe(isUsed)
      }),
    )
  })
})

describe('parsePidFile', () => {
  it('reads the process id and the folder of the socket', () => {
    const text = '100\n/srv/data/postgres\n1795358384\n5432\n/srv/data/socket\n\n 16039942 4\nready   \n'
    expect(parsePidFile(text)).toEqual(pidFile)
  })

  it.each(['', '\n', 'x\n', '-100\n/srv\n', '1e99\n'])('refuses %j', (text) => {
    expect(parsePidFile(text)).toBeUndefined()
  })
})
