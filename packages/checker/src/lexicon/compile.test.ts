import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readText } from '../normalise/read-text.ts'
import { Reading } from '../normalise/reading.ts'
import { compileLexicons } from './compile.ts'
import { decodeTables } from './decode.ts'
import { findMatches } from './match.ts'
import { Matches } from './matches.ts'
import { parseLexicon } from './syntax.ts'

const HEADER = '# title: t\n# source: s\n# licence: l\n'

/** What a lexicon of these lines finds in a text, as written there. */
function finder(lines: readonly string[], ordinary: readonly string[] = []): (text: string) => string[] {
  const lexicon = parseLexicon('some', HEADER + lines.join('\n'))
  const tables = decodeTables(compileLexicons([lexicon], new Set(ordinary)))
  return (text) => {
    const reading = new Reading()
    const matches = new Matches()
    readText(text, reading)
    findMatches(tables, reading, matches)
    return Array.from({ length: matches.count }, (_value, at) =>
      text.slice(reading.start[matches.first[at] ?? 0], reading.end[matches.last[at] ?? 0]),
    )
  }
}

describe('a line of a lexicon', () => {
  test.each([
    ['waste of space', 'a Waste-of  space, he is', ['Waste-of  space']],
    ['cant', "I can't and I cant", ["can't", 'cant']],
    ['bully*', 'bully bullying bullied bull', ['bully', 'bullying']],
    ['lie~', 'he lies, lied, is lying and lie', ['lies', 'lied', 'lying', 'lie']],
    [
      '(lazy|bone idle) [old] sod',
      'bone idle sod, lazy old sod, lazy new sod',
      ['bone idle sod', 'lazy old sod'],
    ],
    ['flat *', 'flat twelve', ['flat twelve']],
    [
      'told ... off',
      'told the new starter off and told me that he was very well off',
      ['told the new starter off'],
    ],
    ['the council', "the council's van", ["the council's"]],
    ['no hope', 'no, hope', []],
    ['no hope', 'no. Hope', []],
    ['🤡', 'what a 🤡🤡', ['🤡', '🤡']],
    ['£ *', 'it is £40', ['£40']],
  ])('%s in “%s”', (line, text, expected) => {
    expect(finder([line])(text)).toEqual(expected)
  })

  test('an innocent phrase hides what lies inside it, and nothing else', () => {
    const find = finder(['tits', '! great tits'])
    expect(find('great tits and tits')).toEqual(['tits'])
  })

  test('an innocent phrase hides what lies inside it among hits of other lexicons', () => {
    const others = parseLexicon('another', `# title: other\n${HEADER}april\nfool`)
    const insults = parseLexicon('insults', `${HEADER}fool\n! april fool`)
    const tables = decodeTables(compileLexicons([others, insults], new Set()))
    const reading = new Reading()
    const matches = new Matches()
    readText('april fool', reading)
    findMatches(tables, reading, matches)
    const kept = Array.from(
      { length: matches.count },
      (_value, at) => tables.categories[tables.entryCategory[matches.entry[at] ?? 0] ?? 0],
    )
    expect(kept).toEqual(['another', 'another'])
  })

  test.each([
    ['(a|b', /not closed/],
    ['a)', /closes nothing/],
    ['a | b', /outside brackets/],
    ['[a] [b]', /no word at all/],
    ['a ... b ... c', /at most one gap/],
    ['a\na', /stands already/],
    ['* a', /may begin/],
  ])('%s is refused', (line, message) => {
    expect(() => finder([line])).toThrow(message)
  })

  test('a lexicon without its headers is refused', () => {
    expect(() => parseLexicon('some', 'word')).toThrow(/# title/)
  })
})

describe('two lexicons', () => {
  test('of one name are refused: rules would hear of only one of them', () => {
    const twins = [
      parseLexicon('some', `# title: one\n${HEADER}april`),
      parseLexicon('some', `# title: other\n${HEADER}fool`),
    ]
    expect(() => compileLexicons(twins)).toThrow(/some: two lexicons have this name/)
  })

  test('of one title are refused: one is a copy of the other', () => {
    const copies = [parseLexicon('some', `${HEADER}april`), parseLexicon('another', `${HEADER}fool`)]
    expect(() => compileLexicons(copies)).toThrow(/another.txt and some.txt have the same title/)
  })
})

describe('words that are looked for in disguise', () => {
  test('another entry is not found behind a disguise', () => {
    expect(finder(['knob @disguised', 'shed'])('kn0b and sh3d')).toEqual(['kn0b'])
  })

  test('an entry that is found only in disguise is no occurrence where it is written plainly', () => {
    const find = finder(['knob @only-disguised', 'prick @disguised', '! prick the'])
    expect(find('a knob, a kn0b, a k-n-o-b, a knobb and a knnnob')).toEqual(['kn0b', 'k-n-o-b', 'knnnob'])
    expect(find('prick the potatoes, p.r.i.c.k the printer')).toEqual(['p.r.i.c.k'])
  })

  test('a respelling that is an ordinary word is left alone', () => {
    expect(finder(['shit @disguised'])('a sheet')).toEqual(['sheet'])
    expect(finder(['shit @disguised'], ['sheet'])('a sheet')).toEqual([])
  })
})

test('phrases of plain words are found exactly where they stand', () => {
  const word = constantFrom('a', 'b', 'c', 'aa', 'ab')
  const phrases = array(array(word, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 })
  assert(
    property(phrases, array(word, { maxLength: 12 }), (list, text) => {
      const lines = [...new Set(list.map((phrase) => phrase.join(' ')))]
      const expected: string[] = []
      for (let at = 0; at < text.length; at++) {
        for (const line of lines) {
          const size = line.split(' ').length
          if (text.slice(at, at + size).join(' ') === line) expected.push(line)
        }
      }
      expect(finder(lines)(text.join(' ')).sort()).toEqual(expected.sort())
    }),
    { numRuns: 200 },
  )
})
