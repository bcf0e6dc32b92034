import { describe, expect, it } from 'vitest'
import { folderFailure } from './folder-failure.ts'

describe('folderFailure', () => {
  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'data-folder-read-only'],
    ['EACCES', 'data-folder-unreadable'],
    ['EPERM', 'data-folder-unreadable'],
    ['ENOTDIR', 'data-folder-not-a-folder'],
    ['EIO', 'data-folder-failed'],
  ])('turns %s into %s, with advice', (errno, code) => {
    const error = folderFailure('/srv/data', Object.assign(new Error(errno), { code: errno }))
    expect(error.code).toBe(code)
    expect(error.message).toContain('/srv/data')
    expect(error.advice).toMatch(/\w+/)
  })
})
