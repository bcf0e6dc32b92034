import { describe, expect, it } from 'vitest'
import { missingPackages } from './missing-packages.ts'

const zod = { version: '4.6.7', integrity: 'sha512-a' }
const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'apps/cli': { version: '0.1.0' },
    'node_modules/zod': zod,
    'node_modules/@moothall/policy': { resolved: 'packages/policy', link: true },
    'node_modules/darwin-only': { version: '1.0.0', optional: true, os: ['darwin'], cpu: ['x64'] },
    'node_modules/musl-only': {
      version: '1.0.0',
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
    },
    'node_modules/linux-only': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'] },
    'node_modules/nice-to-have': { version: '1.0.0', optional: true },
  },
}

const machine = { os: 'linux', cpu: 'x64' }

function installed(changes: Record<string, unknown>) {
  const link = wanted.packages['node_modules/@moothall/policy']
  const native = wanted.packages['node_modules/linux-only']
  return {
    packages: {
      'node_modules/zod': zod,
      'node_modules/@moothall/policy': link,
      'node_modules/linux-only': native,
      ...changes,
    },
  }
}

describe('missingPackages', () => {
  it('misses nothing in a complete installation, where another machine’s packages are left out', () => {
    expect(missingPackages(wanted, installed({}), machine)).toEqual([])
  })

  it.each([
    ['a package is missing', { 'node_modules/zod': undefined }, 'node_modules/zod'],
    [
      'what only this machine needs is missing',
      { 'node_modules/linux-only': undefined },
      'node_modules/linux-only',
    ],
    ['a version differs', { 'node_modules/zod': { ...zod, version: '4.6.6' } }, 'node_modules/zod'],
    ['a content differs', { 'node_modules/zod': { ...zod, integrity: 'sha512-b' } }, 'node_modules/zod'],
    [
      'a workspace is a copy',
      { 'node_modules/@moothall/policy': { version: '1' } },
      'node_modules/@moothall/policy',
    ],
  ])('notices when %s', (_, changes, place) => {
    expect(missingPackages(wanted, installed(changes), machine)).toEqual([place])
  })

  it('refuses what is no lock file', () => {
    expect(() => missingPackages(null, installed({}), machine)).toThrow('package-lock.json')
  })
})
