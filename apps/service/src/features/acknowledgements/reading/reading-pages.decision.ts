import type { Category } from '@moothall/policy'
import { appliesTo } from '../applicability.decision.ts'

interface ReadableSection {
  readonly ref: string
  readonly heading: string
  readonly text?: string | null
}

interface ReadableProvision {
  readonly ref: string
  readonly text: string
  readonly sectionRef: string
  readonly appliesTo: readonly Category[]
}

/** Consecutive provisions of one section that all apply to the reader, or all do not. */
export interface ProvisionGroup<Provision> {
  readonly applies: boolean
  readonly provisions: readonly Provision[]
}

export interface ReadingSection<Section, Provision> {
  readonly section: Section
  readonly groups: readonly ProvisionGroup<Provision>[]
}

export interface ReadingPage<Section, Provision> {
  readonly sections: readonly ReadingSection<Section, Provision>[]
}

/** About a minute of reading. A page grows by whole sections up to this many words, and never splits one. */
export const WORDS_PER_PAGE = 220

function words(text: string): number {
  return text === '' ? 0 : text.trim().split(/\s+/).length
}

function groupsOf<Provision extends ReadableProvision>(
  provisions: readonly Provision[],
  categories: readonly Category[],
): ProvisionGroup<Provision>[] {
  const groups: { applies: boolean; provisions: Provision[] }[] = []
  for (const provision of provisions) {
    const applies = appliesTo(provision, categories)
    const last = groups.at(-1)
    if (last?.applies === applies) last.provisions.push(provision)
    else groups.push({ applies, provisions: [provision] })
  }
  return groups
}

/**
 * The policy in reading order, cut into pages at section boundaries. Every section and every provision is on exactly
 * one page, in the policy's own order; what does not apply to the reader is marked, never left out.
 */
export function readingPages<Section extends ReadableSection, Provision extends ReadableProvision>(
  policy: { readonly sections: readonly Section[]; readonly provisions: readonly Provision[] },
  categories: readonly Category[],
  wordsPerPage: number = WORDS_PER_PAGE,
): readonly ReadingPage<Section, Provision>[] {
  const pages: ReadingSection<Section, Provision>[][] = []
  let room = 0
  for (const section of policy.sections) {
    const own = policy.provisions.filter((provision) => provision.sectionRef === section.ref)
    const length =
      words(section.heading) +
      words(section.text ?? '') +
      own.reduce((sum, provision) => sum + words(provision.text), 0)
    const entry = { section, groups: groupsOf(own, categories) }
    const current = pages.at(-1)
    if (current && length <= room) current.push(entry)
    else {
      pages.push([entry])
      room = wordsPerPage
    }
    room -= length
  }
  return pages.map((sections) => ({ sections }))
}
