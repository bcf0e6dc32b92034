import type { TopicKey } from '../topics.ts'
import type { Category, Provision, Tension } from '../types.ts'
import type { Phrase, PhraseCode } from '../wording/phrases.ts'
import { namesOnlyEmployees, type ScopeReading } from './applies-to.ts'

export interface TensionContext {
  readonly provisions: readonly Provision[]
  readonly scope: ScopeReading
  /** Whether the heading above a provision addresses somebody in particular. */
  readonly hasAudience: (provision: Provision) => boolean
}

const BINDING = new Set(['must', 'must-not', 'should'])

function speaksOf(provision: Provision, topic: TopicKey): boolean {
  return provision.topics.some((suggestion) => suggestion.topic === topic)
}

function refs(...groups: readonly (readonly Provision[])[]): string[] {
  return [...new Set(groups.flatMap((group) => group.slice(0, 12).map(({ ref }) => ref)))]
}

type TensionCode = Extract<PhraseCode, `tension.${string}`>
type TensionKey = TensionCode extends infer Code
  ? Code extends `tension.${infer Key}.about`
    ? Key
    : never
  : never
type ChoiceOf<Key extends TensionKey> = TensionCode extends infer Code
  ? Code extends `tension.${Key}.choice.${infer Choice}`
    ? Choice
    : never
  : never

/** A tension with the wording that the message file holds under its key; `suggested` is one of `choices`. */
function tension<Key extends TensionKey>(
  key: Key,
  between: readonly string[],
  suggested: ChoiceOf<Key>,
  choices: readonly ChoiceOf<Key>[],
  params: Readonly<Record<string, string>> = {},
): Tension {
  // The codes exist by their type; the parameters that each names are compared with the message file in a test.
  const say = (code: string): Phrase => ({ code, params }) as unknown as Phrase
  return {
    key,
    between,
    about: say(`tension.${key}.about`),
    suggestion: say(`tension.${key}.suggestion`),
    choices: choices.map((choice) => ({ key: choice, label: say(`tension.${key}.choice.${choice}`) })),
    suggested,
  }
}

const FORBIDS_LINK =
  /\b(?:not|never|avoid|without)\b[^.]{0,40}\b(?:be(?:ing)?|appear|get|become)\b[^.]{0,20}\b(?:linked|associated|connected)\b|\b(?:not|never|avoid|without)\s+(?:\w+\s+){0,3}?(?:identify(?:ing)?|mention(?:ing)?|reveal(?:ing)?|disclos(?:e|ing)|stat(?:e|ing)|link(?:ing)?|associat(?:e|ing))\b[^.]{0,50}\b(?:yourself|themselves|employer|employment|job|council|where|affiliation)\b/i
const ASKS_FOR_LINK =
  /\b(?:identify|state|declare|disclose|be\s+open\s+about|be\s+clear\s+about)\b[^.]{0,40}\b(?:affiliation|employer|role|who\s+you\s+(?:are|work)|where\s+you\s+work|that\s+you\s+work|position)\b/i

function association({ provisions }: TensionContext): Tension | null {
  const forbids = provisions.filter(
    (one) => speaksOf(one, 'association') && BINDING.has(one.force) && FORBIDS_LINK.test(one.text),
  )
  const disclaims = provisions.filter(
    (one) => speaksOf(one, 'disclaimer') && BINDING.has(one.force) && !forbids.includes(one),
  )
  const affirms = provisions.filter((one) => ASKS_FOR_LINK.test(one.text) && !forbids.includes(one))
  if (forbids.length === 0 || disclaims.length + affirms.length === 0) return null
  return tension('association-or-openness', refs(forbids, disclaims, affirms), 'particular-first', [
    'particular-first',
    'no-link',
    'openness',
  ])
}

function consequences({ provisions }: TensionContext): Tension | null {
  const about = provisions.filter((one) => speaksOf(one, 'consequences') && !speaksOf(one, 'removal'))
  const certain = about.filter(({ text }) =>
    /\b(?:will|shall)\s+(?:always\s+)?(?:be\s+(?:treated|dealt|subject|regarded|considered)|result|lead|constitute|face)\b[^.]{0,60}\bdisciplin/i.test(
      text,
    ),
  )
  const possible = about.filter(({ text }) => /\b(?:may|might|could)\b[^.]{0,80}\bdisciplin/i.test(text))
  const between = refs(certain, possible)
  if (certain.length === 0 || possible.length === 0 || between.length < 2) return null
  return tension('certain-or-possible-consequences', between, 'may', ['may', 'serious-will'])
}

function ownTime({ provisions }: TensionContext): Tension | null {
  const free = provisions.filter(({ text }) =>
    /\b(?:own\s+time|private\s+li(?:fe|ves)|outside\s+(?:of\s+)?work)\b[^.]{0,60}\b(?:own\s+)?(?:affairs?|business|concern|matter)\b/i.test(
      text,
    ),
  )
  const reaches = provisions.filter(
    (one) =>
      !free.includes(one) &&
      speaksOf(one, 'scope-capacity') &&
      /\b(?:polic(?:y|ies)|procedure|protocol|guidance|guidelines|code|it|document)\s+(?:also\s+)?(?:appl(?:y|ies)|covers?|extends?)\b/i.test(
        one.text,
      ) &&
      /\b(?:personal|private|outside|off[\s-]duty|own)\b/i.test(one.text),
  )
  const forbids = provisions.filter(
    (one) => speaksOf(one, 'association') && BINDING.has(one.force) && FORBIDS_LINK.test(one.text),
  )
  if (free.length === 0 || reaches.length === 0) return null
  return tension('own-time-or-always', refs(free, reaches, forbids), 'where-it-touches-work', [
    'where-it-touches-work',
    'always',
  ])
}

function covers(scope: ScopeReading, category: Category): boolean {
  return scope.everybody.includes(category)
}

function membersPolitics({ provisions, scope }: TensionContext): Tension | null {
  // A policy for members alone has weighed this; only one that binds others too may have forgotten it.
  if (!covers(scope, 'member') || scope.everybody.length < 2) return null
  const politics = provisions.filter(
    (one) =>
      !/\b(?:restricted\s+posts?|politically\s+restricted|equipment|resources|facilities)\b/i.test(
        one.text,
      ) &&
      one.topics.some(({ topic, confidence }) => topic === 'political-impartiality' && confidence >= 0.5) &&
      one.force !== 'statement' &&
      !/\b(?:councillors?|elected\s+members?)\b/i.test(one.text),
  )
  const settled = provisions.some(
    (one) =>
      speaksOf(one, 'political-impartiality') && /\b(?:councillors?|elected\s+members?)\b/i.test(one.text),
  )
  if (politics.length === 0 || settled) return null
  return tension(
    'politics-and-members',
    [...new Set([...refs(politics), ...scope.refs.slice(0, 3)])],
    'not-to-members',
    ['not-to-members', 'members-when-official', 'everybody'],
  )
}

function membersCode({ provisions, scope }: TensionContext): Tension | null {
  if (!covers(scope, 'member')) return null
  const bound = provisions.filter(
    (one) => BINDING.has(one.force) && /\b(?:officers|employees|staff)[’']?s?[’']?\s+code\b/i.test(one.text),
  )
  if (bound.length === 0) return null
  return tension(
    'officers-code-and-members',
    [...new Set([...refs(bound), ...scope.refs.slice(0, 3)])],
    'own-codes',
    ['own-codes', 'everybody'],
  )
}

function employeesOnly({ provisions, scope, hasAudience }: TensionContext): Tension | null {
  const others = scope.everybody.filter((category) => category !== 'officer')
  if (others.length === 0 || scope.employees.length > 1) return null
  const narrow = provisions.filter(
    (one) =>
      one.force !== 'statement' && one.parent === null && !hasAudience(one) && namesOnlyEmployees(one.text),
  )
  if (narrow.length === 0) return null
  return tension(
    'employees-or-everybody',
    [...new Set([...refs(narrow), ...scope.refs.slice(0, 3)])],
    'own-regime',
    ['own-regime', 'officers-only'],
  )
}

function cutOffText({ provisions }: TensionContext): Tension | null {
  const cut = provisions.filter((one) =>
    one.repairs.some(({ kind, applied }) => kind === 'cut-off-start' && !applied),
  )
  const repair = cut[0]?.repairs.find(({ kind }) => kind === 'cut-off-start')
  if (repair === undefined) return null
  return tension('cut-off-text', refs(cut), 'repair', ['repair', 'as-printed'], {
    original: repair.original,
    suggestion: repair.suggestion,
  })
}

function personalPasswords({ provisions }: TensionContext): Tension | null {
  const asks = provisions.filter(
    ({ text }) =>
      /\b(?:passwords?|log-?\s?in\s+details|login\s+credentials|credentials)\b/i.test(text) &&
      /\b(?:hand\w*\s+over|investigat\w+|co-?operat\w+|provide|disclose|surrender|give)\b[^.]{0,100}\b(?:passwords?|log-?\s?in|credentials)\b/i.test(
        text,
      ) &&
      !/\b(?:not|never|don[’']t)\b[^.]{0,30}\b(?:share|disclose|give|provide)\b/i.test(text),
  )
  if (asks.length === 0) return null
  return tension('personal-passwords', refs(asks), 'ladder', ['ladder', 'official-only'])
}

/** Finds the tensions whose conditions hold in this policy, by topics, forces and wording. */
export function findTensions(context: TensionContext): Tension[] {
  const detectors = [
    association,
    consequences,
    ownTime,
    membersPolitics,
    membersCode,
    employeesOnly,
    cutOffText,
    personalPasswords,
  ]
  return detectors.map((detect) => detect(context)).filter((found) => found !== null)
}
