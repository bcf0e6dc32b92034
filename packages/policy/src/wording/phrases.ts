import type { Category } from '../types.ts'
import type english from './en.json'

/** A key of the message file: what a person reads stands there, in each language. */
export type WordingKey = keyof typeof english

/** What a file is, where it is no plain text. */
export type FileKind = WordingKey extends infer Key
  ? Key extends `file-kind.${infer Kind}`
    ? Kind
    : never
  : never

interface ParamTypes {
  /** Categories, named and listed in the reader's language. */
  readonly who: readonly Category[]
  /** References, as a list. */
  readonly refs: readonly string[]
  readonly ref: string
  readonly number: string
  /** Words of the policy's own text. */
  readonly words: string
  readonly word: string
  readonly original: string
  readonly suggestion: string
  readonly kind: FileKind
  readonly ending: string
  readonly megabytes: number
  readonly line: number
}

export type PhraseParam = keyof ParamTypes

/** Every sentence that the package says, with the parameters its wording may name. The wording is in `en.json`. */
export const PHRASES = {
  'applies-to.says-who': ['who'],
  'applies-to.names': ['who'],
  'applies-to.names-widened': ['who'],
  'applies-to.heading': ['who'],
  'applies-to.title': ['who'],
  'applies-to.scope': ['refs', 'who'],
  'applies-to.unsaid': [],
  'applies-to.part-of': ['ref'],
  'force.words': ['words'],
  'force.do': [],
  'force.dont': [],
  'force.should': [],
  'force.may': [],
  'force.excepted': ['ref'],
  'force.condition': ['ref'],
  'force.from': ['ref'],
  'force.from-words': ['ref', 'words'],
  'repair.page-break': [],
  'repair.blank-line': [],
  'repair.hyphenation': [],
  'repair.cut-off-start': ['word'],
  'repair.no-text': [],
  'repair.duplicate-number': ['number', 'ref'],
  'tension.association-or-openness.about': [],
  'tension.association-or-openness.suggestion': [],
  'tension.association-or-openness.choice.particular-first': [],
  'tension.association-or-openness.choice.no-link': [],
  'tension.association-or-openness.choice.openness': [],
  'tension.certain-or-possible-consequences.about': [],
  'tension.certain-or-possible-consequences.suggestion': [],
  'tension.certain-or-possible-consequences.choice.may': [],
  'tension.certain-or-possible-consequences.choice.serious-will': [],
  'tension.own-time-or-always.about': [],
  'tension.own-time-or-always.suggestion': [],
  'tension.own-time-or-always.choice.where-it-touches-work': [],
  'tension.own-time-or-always.choice.always': [],
  'tension.politics-and-members.about': [],
  'tension.politics-and-members.suggestion': [],
  'tension.politics-and-members.choice.not-to-members': [],
  'tension.politics-and-members.choice.members-when-official': [],
  'tension.politics-and-members.choice.everybody': [],
  'tension.officers-code-and-members.about': [],
  'tension.officers-code-and-members.suggestion': [],
  'tension.officers-code-and-members.choice.own-codes': [],
  'tension.officers-code-and-members.choice.everybody': [],
  'tension.employees-or-everybody.about': [],
  'tension.employees-or-everybody.suggestion': [],
  'tension.employees-or-everybody.choice.own-regime': [],
  'tension.employees-or-everybody.choice.officers-only': [],
  'tension.cut-off-text.about': ['original'],
  'tension.cut-off-text.suggestion': ['suggestion'],
  'tension.cut-off-text.choice.repair': ['suggestion'],
  'tension.cut-off-text.choice.as-printed': [],
  'tension.personal-passwords.about': [],
  'tension.personal-passwords.suggestion': [],
  'tension.personal-passwords.choice.ladder': [],
  'tension.personal-passwords.choice.official-only': [],
  'file.empty': [],
  'file.blank': [],
  'file.too-large': ['megabytes'],
  'file.known-type': ['kind'],
  'file.unknown-type': ['ending'],
  'file.other-content': ['kind'],
  'file.not-text': [],
  'file.damaged': ['line'],
} as const satisfies Partial<Record<WordingKey, readonly PhraseParam[]>>

export type PhraseCode = keyof typeof PHRASES
type ParamsOf<Code extends PhraseCode> = {
  readonly [Name in (typeof PHRASES)[Code][number]]: ParamTypes[Name]
}

/** Something to say, in no language yet: plain data that survives JSON. `wordPhrase` words it. */
export type Phrase = {
  [Code in PhraseCode]: { readonly code: Code; readonly params: ParamsOf<Code> }
}[PhraseCode]

/** The phrase of a code, with the parameters that code takes. */
export function phrase<Code extends PhraseCode>(
  code: Code,
  params: ParamsOf<Code>,
): { readonly code: Code; readonly params: ParamsOf<Code> } {
  return { code, params }
}
