import type { PolicyDocument, Provision, Repair, Tension } from '../types.ts'
import { ENGLISH, sectionHeading, type Wording, wordPhrase } from './word-phrase.ts'

type WordedRepair = Omit<Repair, 'reason'> & { readonly reason: string }
type WordedProvision = Omit<Provision, 'forceReason' | 'appliesToReason' | 'repairs'> & {
  readonly forceReason: string
  readonly appliesToReason: string
  readonly repairs: readonly WordedRepair[]
}
type WordedTension = Omit<Tension, 'about' | 'suggestion' | 'choices'> & {
  readonly about: string
  readonly suggestion: string
  readonly choices: readonly { readonly key: string; readonly label: string }[]
}

/** A policy document with every phrase said in one language: what `moothall policy parse --json` prints. */
export type WordedPolicy = Omit<PolicyDocument, 'provisions' | 'tensions'> & {
  readonly provisions: readonly WordedProvision[]
  readonly tensions: readonly WordedTension[]
}

/** Says every phrase of a document in a language; keys stay beside the words. */
export function wordPolicy(document: PolicyDocument, wording: Wording = ENGLISH): WordedPolicy {
  return {
    ...document,
    sections: document.sections.map((section) => ({ ...section, heading: sectionHeading(section, wording) })),
    provisions: document.provisions.map((provision) => ({
      ...provision,
      forceReason: provision.forceReason === null ? '' : wordPhrase(provision.forceReason, wording),
      appliesToReason: wordPhrase(provision.appliesToReason, wording),
      repairs: provision.repairs.map((repair) => ({ ...repair, reason: wordPhrase(repair.reason, wording) })),
    })),
    tensions: document.tensions.map((tension) => ({
      ...tension,
      about: wordPhrase(tension.about, wording),
      suggestion: wordPhrase(tension.suggestion, wording),
      choices: tension.choices.map(({ key, label }) => ({ key, label: wordPhrase(label, wording) })),
    })),
  }
}
