import { describe, expect, it } from 'vitest'
import { isRoutine } from './routine-lines.ts'

describe('isRoutine', () => {
  it.each([
    ['LOG:  database system is ready to accept connections', true],
    ['LOG:  starting PostgreSQL 18.4 on x86_64-pc-linux-gnu', true],
    ['LOG:  database system was not properly shut down; automatic recovery in progress', false],
    ['LOG:  database system was interrupted; last known up at 2026-11-22 15:00:00 UTC', false],
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', false],
    ['PANIC:  could not write to file "pg_wal/xlogtemp.1": No space left on device', false],
    ['', false],
  ])('%j: %s', (line, expected) => {
    expect(isRoutine(line)).toBe(expected)
  })
})
