/** What a language's messages lack, or have too much, by the path of each: `policies.public.versions.now`. */
export interface MessageFaults {
  /** Said in English meanwhile. */
  readonly missing: readonly string[]
  /** Neither: nobody would ever see them, or a page would break on them. */
  readonly wrong: readonly string[]
}

type Kind = 'text' | 'function' | 'list' | 'group' | 'other'

function kindOf(value: unknown): Kind {
  if (typeof value === 'string') return 'text'
  if (typeof value === 'function') return 'function'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
    return 'group'
  return 'other'
}

const inWords: Readonly<Record<Kind, string>> = {
  text: 'a text',
  function: 'a function',
  list: 'a list',
  group: 'a group',
  other: 'a value',
}

/** The parameters that a text names in braces, such as `{who}`. */
function parametersIn(text: string): string {
  return [...new Set(text.match(/\{\w+\}/g))].sort().join(' ')
}

function isListOfTexts(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => typeof item === 'string' && item.trim() !== '')
  )
}

function complete(
  inEnglish: unknown,
  own: unknown,
  path: string,
  faults: { readonly missing: string[]; readonly wrong: string[] },
): unknown {
  const wanted = kindOf(inEnglish)
  if (own === undefined && wanted !== 'group') {
    faults.missing.push(path)
    return inEnglish
  }
  const found = own === undefined ? wanted : kindOf(own)
  if (found !== wanted || (wanted === 'text' && (own as string).trim() === '' && inEnglish !== '')) {
    faults.wrong.push(
      found === wanted
        ? `${path} is empty`
        : `${path} is ${inWords[found]}, and has to be ${inWords[wanted]}`,
    )
    return inEnglish
  }
  if (wanted === 'text' && parametersIn(own as string) !== parametersIn(inEnglish as string)) {
    faults.wrong.push(`${path} has to name the parameters that the English message names`)
    return inEnglish
  }
  if (wanted === 'list' && isListOfTexts(inEnglish) && !isListOfTexts(own)) {
    faults.wrong.push(`${path} has to be a list of texts`)
    return inEnglish
  }
  if (wanted !== 'group') return own
  const theirs = (own ?? {}) as Readonly<Record<string, unknown>>
  const ours = inEnglish as Readonly<Record<string, unknown>>
  for (const key of Object.keys(theirs))
    if (!Object.hasOwn(ours, key)) faults.wrong.push(`${path}.${key} is no message`)
  return Object.fromEntries(
    Object.entries(ours).map(([key, value]) => [
      key,
      complete(value, Object.hasOwn(theirs, key) ? theirs[key] : undefined, `${path}.${key}`, faults),
    ]),
  )
}

/**
 * One language's wording in the shape of the English one: what it leaves out, or has in another kind, stays English.
 * @param name where the messages belong, for the paths of faults
 */
export function completeMessages<Tree extends object>(
  inEnglish: Tree,
  own: unknown,
  name: string,
): { readonly tree: Tree; readonly faults: MessageFaults } {
  const faults = { missing: [], wrong: [] }
  const tree = complete(inEnglish, own, name, faults) as Tree
  return { tree, faults }
}
