import type { DraftProvision, DraftSection, Scope } from './draft.ts'
import { phrase } from '../wording/phrases.ts'

const SMALL = new Set([
  'a',
  'an',
  'the',
  'and',
  'or',
  'of',
  'for',
  'to',
  'in',
  'on',
  'at',
  'by',
  'with',
  'from',
  'about',
  'when',
  'as',
])
const SHORT_LABEL: Readonly<Record<string, string>> = {
  appendix: 'App',
  annex: 'Annex',
  annexe: 'Annex',
  schedule: 'Sch',
  part: 'Part',
}

export interface References {
  readonly sections: ReadonlyMap<DraftSection, string>
  readonly provisions: ReadonlyMap<DraftProvision, string>
}

/** Hands out each reference once; a second taker of the same gets `-2`, a third `-3`. */
class Register {
  private readonly taken = new Set<string>()
  private readonly next = new Map<string, number>()

  has(ref: string): boolean {
    return this.taken.has(ref)
  }

  take(wanted: string): string {
    let ref = wanted
    let count = this.next.get(wanted) ?? 2
    while (this.taken.has(ref)) {
      ref = `${wanted}-${count}`
      count += 1
    }
    if (ref !== wanted) this.next.set(wanted, count)
    this.taken.add(ref)
    return ref
  }
}

/** a … z, aa, ab … for the items of a list without numbers. */
function letters(index: number): string {
  let rest = index
  let name = ''
  do {
    name = String.fromCharCode(97 + (rest % 26)) + name
    rest = Math.floor(rest / 26) - 1
  } while (rest >= 0)
  return name
}

/**
 * What a heading without a number may be called, best first: the initial of its head noun (“Social Media Guidelines” →
 * G, “Definition of social media” → D), of its first word, all initials.
 */
function candidates(heading: string): string[] {
  if (/^don[’']?t|^do not/i.test(heading) && heading.length < 20) return ['Dont']
  if (/^do[’']?s?\W*$/i.test(heading)) return ['Do']
  const words = heading
    .replace(/^Q(?:uestion)?:\s*/, '')
    .slice(0, 200)
    .replaceAll(/\([^()]{0,80}\)/g, ' ')
    .normalize('NFD')
    .split(/[^A-Za-z’']+/)
    .filter((word) => /^[A-Za-z]/.test(word))
  const stop = words.findIndex((word, index) => index > 0 && SMALL.has(word.toLowerCase()))
  const phrase = (stop < 0 ? words : words.slice(0, stop)).filter((word) => !SMALL.has(word.toLowerCase()))
  const content = words.filter((word) => !SMALL.has(word.toLowerCase()))
  const head = phrase.at(-1) ?? content[0] ?? 'S'
  const initial = (word: string) => word.charAt(0).toUpperCase()
  const initials = content.map(initial).join('').slice(0, 4)
  return [
    initial(head),
    initial(content[0] ?? head),
    initials,
    `${initial(head)}${head.slice(1, 3).toLowerCase()}`,
  ]
}

function partName(section: DraftSection): string {
  // “Part I” and “Part II” are numerals and take their label; “Part B” is a letter.
  if (/^[A-Z]$/.test(section.number) && !(section.label === 'part' && /^[IVX]$/.test(section.number)))
    return section.number
  return `${SHORT_LABEL[section.label] ?? section.label}${section.number}`
}

function prefixOf(owner: string): string {
  return /\d$/.test(owner) ? `${owner}.` : owner
}

/** Scopes whose numbers another scope prints too; these take their owner's name in front. */
function collidingScopes(scopes: ReadonlySet<Scope>, root: Scope | undefined): Set<Scope> {
  const uses = new Map<string, number>()
  for (const scope of scopes)
    for (const number of scope.numbers) uses.set(number, (uses.get(number) ?? 0) + 1)
  const colliding = new Set<Scope>()
  for (const scope of scopes) {
    if (scope !== root && !scope.runsOn && [...scope.numbers].some((number) => (uses.get(number) ?? 0) > 1))
      colliding.add(scope)
  }
  return colliding
}

/** Gives every section and provision its permanent reference. The same drafts always get the same references. */
export function assignReferences(
  sections: readonly DraftSection[],
  provisions: readonly DraftProvision[],
): References {
  const scopes = new Set<Scope>()
  for (const section of sections) if (section.kind === 'numbered') scopes.add(section.scope)
  for (const { naming } of provisions) if (naming.kind === 'number') scopes.add(naming.scope)
  const root = [...scopes].find((scope) => scope.owner === null)
  const colliding = collidingScopes(scopes, root)
  const sectionRefs = nameSections(sections, colliding)
  return { sections: sectionRefs, provisions: nameProvisions(provisions, sectionRefs, colliding) }
}

function nameSections(
  sections: readonly DraftSection[],
  colliding: ReadonlySet<Scope>,
): Map<DraftSection, string> {
  const register = new Register()
  const refs = new Map<DraftSection, string>()
  for (const section of sections) {
    if (section.kind === 'part') refs.set(section, register.take(partName(section)))
    if (section.kind === 'numbered' && !colliding.has(section.scope))
      refs.set(section, register.take(section.number))
  }
  const named = sections.filter((section) => section.kind === 'named' || section.kind === 'implied')
  // Headings with provisions of their own choose first; a bare title of a part takes what is left.
  const ordered = [
    ...named.filter((section) => section.provisions > 0),
    ...named.filter((section) => section.provisions === 0),
  ]
  for (const section of ordered) {
    const wanted = candidates(section.heading)
    refs.set(section, register.take(wanted.find((ref) => !register.has(ref)) ?? wanted[0] ?? 'S'))
  }
  for (const section of sections) {
    if (refs.has(section)) continue
    const owner = section.scope.owner === null ? '' : (refs.get(section.scope.owner) ?? '')
    refs.set(section, register.take(`${prefixOf(owner)}${section.number}`))
  }
  return refs
}

function nameProvisions(
  provisions: readonly DraftProvision[],
  sections: ReadonlyMap<DraftSection, string>,
  colliding: ReadonlySet<Scope>,
): Map<DraftProvision, string> {
  const register = new Register()
  const refs = new Map<DraftProvision, string>()
  const counts = new Map<string, number>()
  const count = (key: string) => {
    const value = (counts.get(key) ?? 0) + 1
    counts.set(key, value)
    return value
  }
  // Printed numbers first, so that no unnumbered paragraph takes one.
  for (const provision of provisions) {
    const { naming } = provision
    if (naming.kind !== 'number') continue
    const owner = naming.scope.owner
    const prefix = owner !== null && colliding.has(naming.scope) ? prefixOf(sections.get(owner) ?? '') : ''
    const wanted = `${prefix}${naming.number}`
    const ref = register.take(wanted)
    if (ref !== wanted) {
      provision.repairs.push({
        kind: 'duplicate-number',
        original: naming.number,
        suggestion: ref,
        applied: true,
        reason: phrase('repair.duplicate-number', { number: naming.number, ref }),
      })
    }
    refs.set(provision, ref)
  }
  const baseOf = (provision: DraftProvision) =>
    provision.parent === null ? (sections.get(provision.section) ?? '') : (refs.get(provision.parent) ?? '')
  const pending = provisions.filter((provision) => !refs.has(provision))
  // A parent always stands before its children, so one pass in order finds every base.
  const reserved = reserveTokens(pending)
  for (const provision of pending) {
    const base = baseOf(provision)
    const { naming } = provision
    if (naming.kind === 'token') refs.set(provision, register.take(`${base}.${naming.token}`))
    else if (naming.kind === 'listed') {
      const tokens = reserved.get(provision.parent ?? provision.section)
      let name = letters(count(`list/${base}`) - 1)
      while (tokens?.has(name) === true) name = letters(count(`list/${base}`) - 1)
      refs.set(provision, register.take(`${base}.${name}`))
    } else if (provision.parent === null) {
      const index = count(`paragraph/${base}`)
      const numbered = /\d$/.test(base)
      refs.set(provision, register.take(index === 1 ? base : `${base}.${numbered ? 'p' : ''}${index}`))
    } else {
      refs.set(provision, register.take(`${base}.p${count(`tail/${base}`) + 1}`))
    }
  }
  return refs
}

/** The letters that a source prints in each list, so that bullets beside them take others. */
function reserveTokens(
  provisions: readonly DraftProvision[],
): Map<DraftProvision | DraftSection, Set<string>> {
  const reserved = new Map<DraftProvision | DraftSection, Set<string>>()
  for (const { naming, parent, section } of provisions) {
    if (naming.kind !== 'token') continue
    const tokens = reserved.get(parent ?? section) ?? new Set<string>()
    tokens.add(naming.token)
    reserved.set(parent ?? section, tokens)
  }
  return reserved
}
