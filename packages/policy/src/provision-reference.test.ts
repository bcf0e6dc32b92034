import { describe, expect, test } from 'vitest'
import { parseProvisionReference, provisionReference } from './provision-reference.ts'

describe('permanent references', () => {
  test.each([
    ['social-media', 3, '4.2', 'social-media@3#4.2'],
    ['it', 12, 'G5.a', 'it@12#G5.a'],
    ['code', 1, '4.2.p2', 'code@1#4.2.p2'],
  ])('write and read %s, version %i, %s', (slug, version, ref, written) => {
    expect(provisionReference(slug, version, ref)).toBe(written)
    expect(parseProvisionReference(written)).toEqual({ slug, version, ref })
  })

  test.each([
    '',
    'social-media@0#1',
    'social-media@1#',
    'Social@1#1',
    'a@1#1#2',
    'a@01#1',
    'a@1# 1',
    'a@1#<b>',
  ])('refuse %j', (text) => {
    expect(parseProvisionReference(text)).toBeNull()
  })

  test('cannot be written with parts that do not read back', () => {
    expect(() => provisionReference('a b', 1, '1')).toThrow(RangeError)
    expect(() => provisionReference('a', 1.5, '1')).toThrow(RangeError)
  })
})
