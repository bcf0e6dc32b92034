import type { CheckpointRefusal } from './checkpoint.ts'
import type { Verdict } from './verdict.ts'
import { said, say, type Said } from './wording/said.ts'

/**
 * Something wrong with a ledger. `from` and `to` are entry indexes counted from 0, both included: the wrong entry is
 * one of them, and the only one where they are equal.
 */
export type Finding =
  /** The payload or salt is not the one the entry was sealed with. */
  | { readonly kind: 'payload-differs'; readonly from: number; readonly to: number }
  /** Entry `from` is missing or moved: entry `found` stands where it should be. */
  | { readonly kind: 'out-of-order'; readonly from: number; readonly to: number; readonly found: number }
  /** A checkpoint in the ledger itself has another root: entries were changed by somebody without the key. */
  | { readonly kind: 'own-checkpoint-differs'; readonly from: number; readonly to: number }
  /** The ledger itself signed that it had `expected` entries: those from `from` on are gone. */
  | {
      readonly kind: 'own-checkpoint-longer'
      readonly from: number
      readonly to: number
      readonly expected: number
    }
  /** A checkpoint in the ledger itself is damaged or not of this ledger. */
  | { readonly kind: 'own-checkpoint-refused'; readonly refusal: CheckpointRefusal; readonly problem: Said }
  /** History is not the one that the outside checkpoint of `outsideSize` entries signs. */
  | {
      readonly kind: 'outside-differs'
      readonly from: number
      readonly to: number
      readonly outsideSize: number
    }
  /** The outside checkpoint signs `expected` entries: those from `from` on are gone. */
  | { readonly kind: 'outside-longer'; readonly from: number; readonly to: number; readonly expected: number }

/** Stable codes, for wording in other languages. */
export type LedgerReason =
  'all-vouched' | 'nothing-outside' | 'entries-after-outside' | 'other-ledger' | Finding['kind']

export interface LedgerReport {
  /** `valid` only where outside checkpoints vouch for every entry; `cannot-tell` names what they do not vouch for. */
  readonly verdict: Verdict
  readonly reason: LedgerReason
  /** What the verdict rests on, in English. */
  readonly explanation: string
  /** The same, for wording in other languages. */
  readonly said: Said
  /** Entries read, and the root of their tree. */
  readonly size: number
  readonly root: Uint8Array
  /** How many of them are stubs, whose payload was erased. */
  readonly erased: number
  /** The first so many entries are as a checkpoint in the ledger itself signs them. */
  readonly signedUpTo: number
  /** The first so many entries are as an outside checkpoint signs them. */
  readonly vouchedUpTo: number
  /** Where the first wrong entry is, both ends included; one entry where they are equal. */
  readonly firstWrong?: { readonly from: number; readonly to: number }
  /** The first of each kind. */
  readonly findings: readonly Finding[]
}

interface Facts extends Omit<LedgerReport, 'verdict' | 'reason' | 'explanation' | 'said' | 'firstWrong'> {
  readonly outsideCount: number
}

/** The report that the facts of a verification amount to. */
export function reportOf({ outsideCount, ...facts }: Facts): LedgerReport {
  const { findings, size, vouchedUpTo } = facts
  const refused = findings.find((finding) => finding.kind === 'own-checkpoint-refused')
  const first = firstLocated(findings)
  if (first !== undefined) {
    const firstWrong = narrow(findings, vouchedUpTo)
    const decisive = findings.find(isRolledBack) ?? first
    const verdict = isRolledBack(decisive) ? 'rolled-back' : 'spoiled'
    return {
      verdict,
      reason: decisive.kind,
      ...worded(nameEntries(firstWrong, describe(first))),
      firstWrong,
      ...facts,
    }
  }
  if (refused !== undefined) {
    const foreign = refused.refusal === 'other-ledger' || refused.refusal === 'unknown-key'
    const [verdict, reason] = foreign
      ? (['other-ledger', 'other-ledger'] as const)
      : (['spoiled', refused.kind] as const)
    return { verdict, reason, ...worded(said('ledger.refused', { problem: refused.problem })), ...facts }
  }
  if (vouchedUpTo === size && outsideCount > 0) {
    return {
      verdict: 'valid',
      reason: 'all-vouched',
      ...worded(said('ledger.all-vouched', { size })),
      ...facts,
    }
  }
  if (outsideCount === 0) {
    const nothing = worded(said('ledger.nothing-outside', { size }))
    return { verdict: 'cannot-tell', reason: 'nothing-outside', ...nothing, ...facts }
  }
  const after = worded(
    said('ledger.entries-after-outside', { vouched: vouchedUpTo, rest: size - vouchedUpTo }),
  )
  return { verdict: 'cannot-tell', reason: 'entries-after-outside', ...after, ...facts }
}

function worded(what: Said): { explanation: string; said: Said } {
  return { explanation: say(what), said: what }
}

type Located = Exclude<Finding, { kind: 'own-checkpoint-refused' }>

function isLocated(finding: Finding): finding is Located {
  return finding.kind !== 'own-checkpoint-refused'
}

function isRolledBack(finding: Finding): boolean {
  return (
    finding.kind === 'outside-differs' ||
    finding.kind === 'outside-longer' ||
    finding.kind === 'own-checkpoint-longer'
  )
}

/** The finding that ends first: whatever else is wrong, a wrong entry stands no later than there. */
function firstLocated(findings: readonly Finding[]): Located | undefined {
  return findings.filter(isLocated).reduce<Located | undefined>((first, finding) => {
    if (first === undefined || finding.to < first.to) return finding
    return finding.to === first.to && finding.from > first.from ? finding : first
  }, undefined)
}

/**
 * The narrowest range that surely holds the first wrong entry. A difference in the tree cannot lie in entries that an
 * outside checkpoint vouches for; a payload that is not its leaf's can.
 */
function narrow(findings: readonly Finding[], vouchedUpTo: number): { from: number; to: number } {
  const located = findings.filter(isLocated)
  const froms = located.map(({ kind, from, to }) =>
    kind === 'payload-differs' ? from : Math.max(from, Math.min(vouchedUpTo, to)),
  )
  return { from: Math.min(...froms), to: Math.min(...located.map(({ to }) => to)) }
}

function nameEntries({ from, to }: { from: number; to: number }, what: Said): Said {
  return from === to
    ? said('ledger.first-wrong', { from, what })
    : said('ledger.first-wrong-between', { from, to, what })
}

function describe(finding: Located): Said {
  if (finding.kind === 'payload-differs') return said('ledger.payload-differs')
  if (finding.kind === 'out-of-order') return said('ledger.missing', { found: finding.found })
  if (finding.kind === 'own-checkpoint-differs') return said('ledger.own-checkpoint-differs')
  if (finding.kind === 'outside-differs') return said('ledger.outside-differs', { size: finding.outsideSize })
  return said('ledger.gone', { expected: finding.expected })
}
