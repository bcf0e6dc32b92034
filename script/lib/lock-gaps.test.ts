import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type LockEntry, entryForGap, findLockGaps } from './lock-gaps.ts'

function gap(name: string, version = '1.2.3') {
  return { name, version, wantedBy: 'node_modules/tool' }
}

describe('findLockGaps', () => {
  const tool = { version: '1.2.3', optionalDependencies: { '@tool/linux-x64': '1.2.3' } }

  it('finds an optional package that is not listed', () => {
    expect(findLockGaps({ 'node_modules/tool': tool })).toEqual([gap('@tool/linux-x64')])
  })

  it.each(['node_modules/tool/node_modules/@tool/linux-x64', 'node_modules/@tool/linux-x64'])(
    'finds it listed at %s',
    (place) => {
      expect(findLockGaps({ 'node_modules/tool': tool, [place]: { version: '1.2.3' } })).toEqual([])
    },
  )
})

describe('entryForGap', () => {
  it.each([
    ['@oxlint/binding-win32-x64-msvc', 'win32', 'x64'],
    ['@oxlint/binding-linux-arm-gnueabihf', 'linux', 'arm'],
    ['@oxlint-tsgolint/darwin-arm64', 'darwin', 'arm64'],
  ])('reads the machine off %s', (name, os, cpu) => {
    expect(entryForGap(gap(name))).toEqual({ version: '1.2.3', os: [os], cpu: [cpu], optional: true })
  })

  it('keeps apart what only the C library tells apart', () => {
    expect(entryForGap(gap('@oxlint/binding-linux-x64-musl'))).toMatchObject({
      os: ['linux'],
      libc: ['musl'],
    })
  })

  it('refuses to list a package of a supported machine without its checksum', () => {
    expect(() => entryForGap(gap('@oxlint/binding-linux-x64-gnu'))).toThrow('cannot be reached')
  })

  it('refuses to guess', () => {
    expect(() => entryForGap(gap('fsevents'))).toThrow('does not tell')
    expect(() => entryForGap(gap('@tool/darwin-arm64', '^1.2.3'))).toThrow('no exact version')
  })
})

describe('package-lock.json', () => {
  it('has no gaps, which "node script/complete-lock.ts" closes', () => {
    const file = path.resolve(import.meta.dirname, '../../package-lock.json')
    const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, LockEntry> }
    expect(findLockGaps(lock.packages)).toEqual([])
  })
})
