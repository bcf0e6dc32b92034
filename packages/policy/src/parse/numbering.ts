import type { DraftProvision, DraftSection, Scope } from './draft.ts'

export function newScope(owner: DraftSection | null, runsOn = false): Scope {
  return { owner, numbers: new Set(), runsOn, last: 0 }
}

/** The number that this one is a part of: 4.2 for 4.2.1, A for A3. */
export function numberAbove(number: string): string {
  const dot = number.lastIndexOf('.')
  return dot < 0 ? number.replace(/\d+$/, '') : number.slice(0, dot)
}

/** Which numbers a source has printed so far, and in which scope the next one stands. */
export class Numbering {
  private readonly root = newScope(null)
  private readonly targets = new Map<Scope, Map<string, DraftProvision | DraftSection>>()
  scope = this.root
  /** The latest heading without a number, if no number has followed it. */
  named: DraftSection | null = null

  /** An appendix or part numbers what stands in it for itself. */
  openPart(owner: DraftSection): void {
    this.scope = newScope(owner)
    this.named = null
  }

  /** Numbers that begin again under a heading without a number open a scope that the heading names. */
  choose(number: string, top: number | null): void {
    const returns = this.scope.owner?.kind === 'named' && top !== null && top === this.root.last + 1
    if (returns && top !== this.scope.last + 1) this.scope = this.root
    if (!this.scope.numbers.has(number) || this.named === null) return
    this.scope = newScope(this.named)
  }

  claim(scope: Scope, number: string, target: DraftProvision | DraftSection): void {
    scope.numbers.add(number)
    const known = this.targets.get(scope) ?? new Map<string, DraftProvision | DraftSection>()
    if (!known.has(number)) known.set(number, target)
    this.targets.set(scope, known)
  }

  /** What carries the number that this one is a part of. */
  above(scope: Scope, number: string): DraftProvision | DraftSection | undefined {
    return this.targets.get(scope)?.get(numberAbove(number))
  }
}
