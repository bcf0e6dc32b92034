import { expect, test } from 'vitest'
import { paginationOf } from './pagination.ts'

const words = { previous: 'Previous', next: 'Next', page: (number: number) => `Page ${number}` }
const shown = (page: number, pages: number) => {
  const { items, previous, next } = paginationOf({ page, pages }, (number) => `/list?page=${number}`, words)
  const numbers = items.map((item) =>
    'ellipsis' in item ? '…' : item.current ? `[${item.number}]` : item.number,
  )
  return [previous?.href ?? '', numbers.join(' '), next?.href ?? '']
}

test.each([
  [1, 1, ['', '[1]', '']],
  [1, 2, ['', '[1] 2', '/list?page=2']],
  [1, 6, ['', '[1] 2 … 6', '/list?page=2']],
  [3, 6, ['/list?page=2', '1 2 [3] 4 … 6', '/list?page=4']],
  [4, 7, ['/list?page=3', '1 … 3 [4] 5 … 7', '/list?page=5']],
  [6, 6, ['/list?page=5', '1 … 5 [6]', '']],
])('page %i of %i', (page, pages, expected) => {
  expect(shown(page, pages)).toEqual(expected)
})

test('one page needs no links', () => {
  expect(paginationOf({ page: 1, pages: 1 }, String, words).shown).toBe(false)
})
