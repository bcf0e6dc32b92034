import { diffWords, wordSet, wordSimilarity, type WordSpan } from './diff-words.ts'
import { CATEGORIES, type Category, type Provision } from './types.ts'

export type ProvisionChangeKind = 'unchanged' | 'reworded' | 'added' | 'removed' | 'renumbered'

/** What a comparison looks at. Whatever else a caller's provisions hold comes back with them. */
export type ComparedProvision = Pick<Provision, 'ref' | 'text' | 'appliesTo'>

/**
 * What became of one provision. `before` is null for an added one, `after` for a removed one. A `renumbered` provision has another
 * reference; where its words changed too, `spans` says how. `spans` is empty where the words are the same.
 */
export interface ProvisionChange<One extends ComparedProvision = Provision> {
  readonly kind: ProvisionChangeKind
  readonly before: One | null
  readonly after: One | null
  readonly spans: readonly WordSpan[]
  /** Everybody to whom it applied before or applies now. */
  readonly affects: readonly Category[]
}

export interface PolicyDiff<One extends ComparedProvision = Provision> {
  readonly changes: readonly ProvisionChange<One>[]
  /** For each category, the references (the new one where there is one) of the changes that touch it. */
  readonly whoIsAffected: Readonly<Record<Category, readonly string[]>>
}

interface Side<One> {
  readonly provisions: readonly One[]
}

const ALIKE = 0.6
/** A provision that kept its number but shares fewer words than this is another provision. */
const SAME_NUMBER_ALIKE = 0.25
/** How many candidates of similar words are compared with each provision. */
const MOST_CANDIDATES = 40

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

class Matcher<One extends ComparedProvision> {
  private readonly words = new Map<One, Set<string>>()
  readonly matches = new Map<One, One>()
  private readonly taken = new Set<One>()

  private wordsOf(provision: One): Set<string> {
    const known = this.words.get(provision) ?? wordSet(provision.text)
    this.words.set(provision, known)
    return known
  }

  alike(one: One, two: One): number {
    return wordSimilarity(this.wordsOf(one), this.wordsOf(two))
  }

  isFree(before: One, after: One): boolean {
    return !this.matches.has(before) && !this.taken.has(after)
  }

  match(before: One, after: One): void {
    this.matches.set(before, after)
    this.taken.add(after)
  }

  isTaken(after: One): boolean {
    return this.taken.has(after)
  }

  /** Pairs what is left by likeness of words, best first. Words that half of the provisions share say nothing. */
  matchRest(before: readonly One[], after: readonly One[]): void {
    const index = new Map<string, One[]>()
    for (const provision of after) {
      if (this.taken.has(provision)) continue
      for (const word of this.wordsOf(provision)) {
        const list = index.get(word)
        if (list === undefined) index.set(word, [provision])
        else list.push(provision)
      }
    }
    const pairs: { one: One; two: One; score: number }[] = []
    for (const one of before) {
      if (this.matches.has(one)) continue
      const shared = new Map<One, number>()
      const rare = [...this.wordsOf(one)]
        .map((word) => index.get(word) ?? [])
        .filter((list) => list.length > 0)
        .sort((left, right) => left.length - right.length)
        .slice(0, 12)
      for (const list of rare) {
        for (const two of list.slice(0, MOST_CANDIDATES)) shared.set(two, (shared.get(two) ?? 0) + 1)
      }
      for (const two of shared.keys()) {
        const score = this.alike(one, two)
        if (score >= ALIKE) pairs.push({ one, two, score })
      }
    }
    pairs.sort((left, right) => right.score - left.score)
    for (const { one, two } of pairs) if (this.isFree(one, two)) this.match(one, two)
  }
}

function matchProvisions<One extends ComparedProvision>(
  before: readonly One[],
  after: readonly One[],
): Matcher<One> {
  const matcher = new Matcher<One>()
  const byRef = new Map(after.map((provision) => [provision.ref, provision]))
  for (const one of before) {
    const two = byRef.get(one.ref)
    if (two !== undefined && plain(one.text) === plain(two.text)) matcher.match(one, two)
  }
  const byText = new Map<string, One[]>()
  for (const two of after) {
    if (matcher.isTaken(two)) continue
    byText.set(plain(two.text), [...(byText.get(plain(two.text)) ?? []), two])
  }
  for (const one of before) {
    const two = byText.get(plain(one.text))?.find((candidate) => matcher.isFree(one, candidate))
    if (two !== undefined && !matcher.matches.has(one)) matcher.match(one, two)
  }
  for (const one of before) {
    const two = byRef.get(one.ref)
    if (two === undefined || !matcher.isFree(one, two)) continue
    if (matcher.alike(one, two) >= SAME_NUMBER_ALIKE) matcher.match(one, two)
  }
  matcher.matchRest(before, after)
  return matcher
}

function affected(...provisions: readonly (ComparedProvision | null)[]): Category[] {
  return CATEGORIES.filter((category) =>
    provisions.some((provision) => provision?.appliesTo.includes(category) === true),
  )
}

function changeOf<One extends ComparedProvision>(before: One, after: One): ProvisionChange<One> {
  const same = plain(before.text) === plain(after.text)
  const kind = before.ref !== after.ref ? 'renumbered' : same ? 'unchanged' : 'reworded'
  const spans = same ? [] : diffWords(before.text, after.text)
  return { kind, before, after, spans, affects: affected(before, after) }
}

/**
 * What changed between two versions, provision by provision: first those that kept reference and words, then those
 * that kept their words, then those that kept their reference, then those with like words. In the order of the new version, with
 * removed provisions where they stood.
 */
export function diffPolicies<One extends ComparedProvision>(
  before: Side<One>,
  after: Side<One>,
): PolicyDiff<One> {
  const { matches } = matchProvisions(before.provisions, after.provisions)
  const origins = new Map([...matches].map(([one, two]) => [two, one]))
  const changes: ProvisionChange<One>[] = []
  const removed = (one: One): ProvisionChange<One> => ({
    kind: 'removed',
    before: one,
    after: null,
    spans: [],
    affects: affected(one),
  })
  const position = new Map(before.provisions.map((provision, index) => [provision, index]))
  let next = 0
  for (const two of after.provisions) {
    const one = origins.get(two)
    if (one === undefined) {
      changes.push({ kind: 'added', before: null, after: two, spans: [], affects: affected(two) })
      continue
    }
    for (; next <= (position.get(one) ?? 0); next += 1) {
      const passed = before.provisions[next]
      if (passed !== undefined && !matches.has(passed)) changes.push(removed(passed))
    }
    changes.push(changeOf(one, two))
  }
  for (const passed of before.provisions.slice(next)) if (!matches.has(passed)) changes.push(removed(passed))
  return { changes, whoIsAffected: groupByCategory(changes) }
}

function groupByCategory(changes: readonly ProvisionChange<ComparedProvision>[]): Record<Category, string[]> {
  const groups: Record<Category, string[]> = {
    officer: [],
    member: [],
    agency: [],
    'on-behalf': [],
    supplier: [],
  }
  for (const change of changes) {
    const moved = change.kind === 'renumbered' && change.spans.length === 0
    if (change.kind === 'unchanged' || moved) {
      if (change.before === null || change.after === null) continue
      const was = change.before.appliesTo
      const is = change.after.appliesTo
      for (const category of CATEGORIES) {
        if (was.includes(category) !== is.includes(category)) groups[category].push(change.after.ref)
      }
      continue
    }
    for (const category of change.affects)
      groups[category].push(change.after?.ref ?? change.before?.ref ?? '')
  }
  return groups
}
