import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentDisposition } from './content-disposition.ts'
import { networkOf } from './network.ts'
import { isLocalPath, redirectElsewhere, redirectTo } from './response.ts'

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/a\r\nset-cookie: x=1',
  '/\t/evil.example',
  ' /a',
  'a',
  '',
  'javascript:alert(1)',
])('a redirect to %j is refused', (path) => {
  expect(() => redirectTo(path)).toThrow('A redirect may only name a path on this service')
})

test('a redirect to another website is by https, or to this machine', () => {
  for (const address of [
    'https://login.example.gov.uk/a?b=c',
    'http://localhost:9000/',
    'http://127.0.0.1:9000/',
  ])
    expect(redirectElsewhere(new URL(address))).toEqual({ kind: 'redirect', location: address })
  for (const address of [
    'http://login.example.gov.uk',
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://x.example',
  ])
    expect(() => redirectElsewhere(new URL(address))).toThrow('has to be by https')
})

test('what counts as local stays on this service, as a browser reads it', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.webUrl(),
        fc.string(),
        fc.string().map((text) => `/${text}`),
      ),
      (path) => {
        if (!isLocalPath(path)) return
        expect(new URL(path, 'https://moothall.example').origin).toBe('https://moothall.example')
      },
    ),
  )
  expect(redirectTo('/policies/a?b=c#4.2')).toEqual({ kind: 'redirect', location: '/policies/a?b=c#4.2' })
})

test('no file name breaks out of its header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(contentDisposition('attachment', name)).toMatch(
        /^attachment; filename="[\w.-]+"; filename\*=UTF-8''(?:[\w.!#$&+^`|~-]|%[0-9A-F]{2})*$/,
      )
    }),
  )
  expect(contentDisposition('inline', 'Receipt – Ünal.pdf')).toBe(
    `inline; filename="Receipt-U-nal.pdf"; filename*=UTF-8''Receipt%20%E2%80%93%20%C3%9Cnal.pdf`,
  )
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:0:1:aaaa::1', '2001:db8:0:1::/64'],
  ['2001:0DB8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['unknown', 'unknown'],
])('%s is of network %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
