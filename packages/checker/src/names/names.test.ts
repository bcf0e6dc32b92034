import { describe, expect, test } from 'vitest'
import { officer, councilPolicy } from '../../test/council-policy.ts'
import { analyse } from '../analyse.ts'
import type { BodyNames } from '../types.ts'

function found(category: string, text: string, body?: BodyNames | string): string[] {
  const context = body === undefined ? officer : { ...officer, body }
  return analyse({ text }, councilPolicy, context)
    .hits(category)
    .map(({ span }) => text.slice(span[0], span[1]))
}

describe('the body’s name', () => {
  test.each([
    ['Fernlow & Bexthorpe Borough Council did it', ['Fernlow & Bexthorpe Borough Council']],
    ['fernlow and bexthorpe council did it', ['fernlow and bexthorpe council']],
    ["FBBC's vans", ["FBBC's"]],
    ['@fbbc no', ['fbbc']],
    ['Fernlow Council again', ['Fernlow Council']],
    ['I live in Fernlow', []],
    ['the council', []],
  ])('%s', (text, names) => {
    expect(found('body-name', text)).toEqual(names)
  })

  test('another body’s name takes its place', () => {
    expect(
      found('body-name', 'FBBC and MDC', { name: 'Marrow District Council', shortNames: ['MDC'] }),
    ).toEqual(['MDC'])
    expect(found('body-name', 'Marrow Council', 'Marrow District Council')).toEqual(['Marrow Council'])
  })
})

describe('the body’s own people, suppliers, places, contacts and issues', () => {
  const body: BodyNames = {
    name: 'Marrow District Council',
    people: ['Cllr Petra Wainscott', 'Mark Oakhanger'],
    suppliers: ['Rathmoor Fleet Services Ltd'],
    places: ['Quarry Rise'],
    publicContacts: ['01632 960100', 'streetcare@marrow.example.org'],
    liveIssues: ['the lido closure'],
  }
  test.each([
    ['body-person', 'Cllr Wainscott and petra wainscott spoke', ['Cllr Wainscott', 'petra wainscott']],
    ['body-person', 'some wainscott panels; Oakhanger agreed', ['Oakhanger']],
    ['body-supplier', 'Rathmoor Fleet Services are late', ['Rathmoor Fleet Services']],
    ['body-place', "Quarry Rise's new path", ["Quarry Rise's"]],
    ['public-contact', 'ring 01632960100 or 01632 960100', ['01632960100', '01632 960100']],
    ['public-contact', 'write to streetcare@marrow.example.org', ['streetcare@marrow.example.org']],
    ['live-issue', 'about the lido closure again', ['the lido closure']],
  ])('%s in “%s”', (category, text, names) => {
    expect(found(category, text, body)).toEqual(names)
  })
})

describe('names of people', () => {
  test.each([
    ['I spoke to Mrs Oduya-Finch today', ['Mrs Oduya-Finch']],
    ['Gareth Pruett was late', ['Gareth Pruett']],
    ['ask Moira about it', ['Moira']],
    ['Cllr B Dunmore voted', ['Cllr B Dunmore']],
    ['Priory Square is shut', []],
    ['Mark my words', []],
    ['Will this do? May be', []],
    ['Data Protection Officer', []],
    ['See you on Saturday at Market Street', []],
  ])('%s', (text, names) => {
    expect(found('person-name', text)).toEqual(names)
  })
})
