import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCsv } from './csv.ts'

/** A reader of RFC 4180, written apart from the writer. */
function parse(csv: string): string[][] {
  const rows: string[][] = [[]]
  const field = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n)/y
  field.lastIndex = 1
  for (let match = field.exec(csv); match; match = field.exec(csv)) {
    const [, text = '', end] = match
    rows.at(-1)?.push(text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text)
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

describe('CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '%0A', "|calc'!A1"])(
    'makes %j harmless by a leading apostrophe',
    (text) => {
      expect(parse(toCsv([[text]]))[0]).toEqual([`'${text}`])
    },
  )

  it('gives back every text that is no formula, and every number', () => {
    const text = fc.string().filter((value) => !/^\s*[=+\-@|%\t\r\n]/u.test(value))
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.integer()), { minLength: 1 }), (rows) => {
        expect(parse(toCsv(rows))).toEqual(rows.map(([a, b]) => [a, String(b)]))
      }),
    )
  })
})
