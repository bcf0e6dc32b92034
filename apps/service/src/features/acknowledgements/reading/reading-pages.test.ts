import type { Category } from '@moothall/policy'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readingPages } from './reading-pages.decision.ts'

const categories: readonly Category[] = ['officer', 'member', 'agency', 'on-behalf', 'supplier']
const someCategories = fc.subarray([...categories])

const policies = fc
  .array(
    fc.record({
      words: fc.integer({ min: 0, max: 40 }),
      provisions: fc.array(fc.record({ words: fc.integer({ min: 1, max: 60 }), appliesTo: someCategories }), {
        maxLength: 6,
      }),
    }),
    { maxLength: 8 },
  )
  .map((drafts) => ({
    sections: drafts.map((draft, at) => ({
      ref: `s${at}`,
      heading: `Section ${at}`,
      text: 'word '.repeat(draft.words).trim(),
    })),
    provisions: drafts.flatMap((draft, at) =>
      draft.provisions.map((provision, index) => ({
        ref: `${at}.${index}`,
        text: 'word '.repeat(provision.words).trim(),
        sectionRef: `s${at}`,
        appliesTo: provision.appliesTo,
      })),
    ),
  }))

describe('the policy cut into pages', () => {
  it('keeps every section and provision, once and in order', () => {
    fc.assert(
      fc.property(policies, someCategories, fc.integer({ min: 1, max: 400 }), (policy, mine, size) => {
        const sections = readingPages(policy, mine, size).flatMap((page) => page.sections)
        expect(sections.map(({ section }) => section.ref)).toEqual(policy.sections.map(({ ref }) => ref))
        const refs = sections.flatMap(({ groups }) =>
          groups.flatMap((group) => group.provisions.map(({ ref }) => ref)),
        )
        expect(refs).toEqual(policy.provisions.map(({ ref }) => ref))
      }),
    )
  })

  it('marks exactly the provisions that share a category with the reader', () => {
    fc.assert(
      fc.property(policies, someCategories, (policy, mine) => {
        const groups = readingPages(policy, mine).flatMap((page) =>
          page.sections.flatMap(({ groups }) => groups),
        )
        for (const group of groups) {
          for (const provision of group.provisions) {
            expect(provision.appliesTo.some((category) => mine.includes(category))).toBe(group.applies)
          }
        }
      }),
    )
  })

  it('puts more than one section on a page only within the limit of words', () => {
    const section = (ref: string) => ({ ref, heading: 'Heading' })
    const provision = (sectionRef: string, count: number) => ({
      ref: `${sectionRef}.1`,
      sectionRef,
      text: 'word '.repeat(count).trim(),
      appliesTo: categories,
    })
    const policy = {
      sections: [section('1'), section('2'), section('3')],
      provisions: [provision('1', 9), provision('2', 9), provision('3', 9)],
    }
    const refs = (size: number) =>
      readingPages(policy, ['officer'], size).map((page) => page.sections.map(({ section }) => section.ref))
    expect(refs(20)).toEqual([['1', '2'], ['3']])
    expect(refs(19)).toEqual([['1'], ['2'], ['3']])
    expect(refs(30)).toEqual([['1', '2', '3']])
  })

  it('has no pages for a policy without sections', () => {
    expect(readingPages({ sections: [], provisions: [] }, ['officer'])).toEqual([])
  })
})
