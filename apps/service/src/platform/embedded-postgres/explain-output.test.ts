import { describe, expect, it } from 'vitest'
import { explainOutput } from './explain-output.ts'

describe('explainOutput', () => {
  it.each([
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'disk-full'],
    ['initdb: error: could not write to file "PG_VERSION": No space left on device', 'disk-full'],
    ['FATAL:  could not create lock file "postmaster.pid": Permission denied', 'data-folder-unreadable'],
    ['FATAL:  data directory "/srv/data/postgres" has wrong ownership', 'data-folder-unreadable'],
    ['LOG:  could not bind Unix address "/srv/x": Operation not supported', 'postgres-socket-failed'],
    ['FATAL:  database files are incompatible with server', 'postgres-version-mismatch'],
    ['PANIC:  could not locate a valid checkpoint record at 0/1', 'postgres-folder-damaged'],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', 'postgres-no-memory'],
    ['FATAL:  could not create lock file "postmaster.pid": Read-only file system', 'data-folder-read-only'],
    ['FATAL:  something new', 'postgres-start-failed'],
    ['', 'postgres-start-failed'],
  ])('turns %j into %s, with advice', (output, code) => {
    const error = explainOutput('postgres', '/srv/data/postgres', output)
    expect(error.code).toBe(code)
    expect(error.advice).toMatch(/\w+/)
  })

  it('passes on the last words of an unknown failure', () => {
    const error = explainOutput('postgres', '/srv/data/postgres', 'LOG:  one\nFATAL:  something new\n')
    expect(error.advice).toContain('something new')
  })
})
