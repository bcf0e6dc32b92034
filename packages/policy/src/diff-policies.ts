import { diffWords, wordSet, wordSimilarity, type WordSpan } from './diff-words.ts'
import { CATEGORIES, type Category, type PolicyDocument, type Provision } from './types.ts'

export type ProvisionChangeKind = 'unchanged' | 'reworded' | 'added' | 'removed' | 'renumbered'

/**
 * What became of one provision. `before` is null for an added one, `after` for a removed one. A `renumbered` provision has another
 * reference; where its words changed too, `spans` says how. `spans` is empty where the words are the same.
 */
export interface ProvisionChange {
  readonly kind: ProvisionChangeKind
  readonly before: Provision | null
  readonly after: Provision | null
  readonly spans: readonly WordSpan[]
  /** Everybody to whom it applied before or applies now. */
  readonly affects: readonly Category[]
}

export interface PolicyDiff {
  readonly changes: readonly ProvisionChange[]
  /** For each category, the references (the new one where there is one) of the changes that touch it. */
  readonly whoIsAffected: Readonly<Record<Category, readonly string[]>>
}

type Side = Pick<PolicyDocument, 'provisions'>

const ALIKE = 0.6
/** A provision that kept its number but shares fewer words than this is another provision. */
const SAME_NUMBER_ALIKE = 0.25
/** How many candidates of similar words are compared with each provision. */
const MOST_CANDIDATES = 40

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

class Matcher {
  private readonly words = new Map<Provision, Set<string>>()
  readonly matches = new Map<Provision, Provision>()
  private readonly taken = new Set<Provision>()

  private wordsOf(provision: Provision): Set<string> {
    const known = this.words.get(provision) ?? wordSet(provision.text)
    this.words.set(provision, known)
    return known
  }

  alike(one: Provision, two: Provision): number {
    return wordSimilarity(this.wordsOf(one), this.wordsOf(two))
  }

  isFree(before: Provision, after: Provision): boolean {
    return !this.matches.has(before) && !this.taken.has(after)
  }

  match(before: Provision, after: Provision): void {
    this.matches.set(before, after)
    this.taken.add(after)
  }

  isTaken(after: Provision): boolean {
    return this.taken.has(after)
  }

  /** Pairs what is left by likeness of words, best first. Words that half of the provisions share say nothing. */
  matchRest(before: readonly Provision[], after: readonly Provision[]): void {
    const index = new Map<string, Provision[]>()
    for (const provision of after) {
      if (this.taken.has(provision)) continue
      for (const word of this.wordsOf(provision)) {
        const list = index.get(word)
        if (list === undefined) index.set(word, [provision])
        else list.push(provision)
      }
    }
    const pairs: { one: Provision; two: Provision; score: number }[] = []
    for (const one of before) {
      if (this.matches.has(one)) continue
      const shared = new Map<Provision, number>()
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

function matchProvisions(before: readonly Provision[], after: readonly Provision[]): Matcher {
  const matcher = new Matcher()
  const byRef = new Map(after.map((provision) => [provision.ref, provision]))
  for (const one of before) {
    const two = byRef.get(one.ref)
    if (two !== undefined && plain(one.text) === plain(two.text)) matcher.match(one, two)
  }
  const byText = new Map<string, Provision[]>()
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

function affected(...provisions: readonly (Provision | null)[]): Category[] {
  return CATEGORIES.filter((category) =>
    provisions.some((provision) => provision?.appliesTo.includes(category) === true),
  )
}

function changeOf(before: Provision, after: Provision): ProvisionChange {
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
export function diffPolicies(before: Side, after: Side): PolicyDiff {
  const { matches } = matchProvisions(before.provisions, after.provisions)
  const origins = new Map([...matches].map(([one, two]) => [two, one]))
  const changes: ProvisionChange[] = []
  const removed = (one: Provision): ProvisionChange => ({
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

function groupByCategory(changes: readonly ProvisionChange[]): Record<Category, string[]> {
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
