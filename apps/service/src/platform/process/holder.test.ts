import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeHolder, formatHolder, parseHolder } from './holder.ts'

const holder = { pid: 42, since: '2026-11-22T09:30:00.000Z', address: 'http://localhost:3000' }

describe('parseHolder', () => {
  it('reads what formatHolder wrote', () => {
    expect(parseHolder(formatHolder(holder))).toEqual(holder)
  })

  it('takes any other text for none', () => {
    fc.assert(fc.property(fc.string(), (text) => parseHolder(text) === undefined))
    expect(parseHolder('{"pid":-1,"since":"2026-11-22T09:30:00.000Z"}')).toBeUndefined()
  })
})

describe('describeHolder', () => {
  it('names the address, the process and the time', () => {
    expect(describeHolder(holder)).toBe(
      'another service at http://localhost:3000 (process 42, since 2026-11-22T09:30:00.000Z)',
    )
  })

  it('works without an address and without anything', () => {
    expect(describeHolder({ pid: 42, since: holder.since })).toContain('which is still starting (process 42')
    expect(describeHolder(undefined)).toContain('just starting or stopping')
  })
})
