import { expect, test } from 'vitest'
import { detailsFields } from './form.ts'

const details = { email: 'fern@moothall.example', category: 'officer', post: 'Loader', team: 'Refuse' }

test.each([
  ['a mark that turns everything after it', 'Fern \u202eelbmihT', 'Fern elbmihT'],
  ['an isolate left open', '\u2067Fern Thimble', 'Fern Thimble'],
  ['a control', 'Fern\u0000 Thimble\u0085', 'Fern Thimble'],
])('a name loses %s', (_, typed, kept) => {
  expect(detailsFields.parse({ ...details, name: typed }).name).toBe(kept)
})

test.each(["Siân O’Brien-D'Arcy", 'محمد', 'क्\u200dष', 'Fern 😀'])(
  'the name %s stays as it was typed',
  (name) => {
    expect(detailsFields.parse({ ...details, name }).name).toBe(name)
  },
)

test('a name of nothing else is missing', () => {
  expect(detailsFields.safeParse({ ...details, name: '\u202e\u202c' }).success).toBe(false)
})
