/** Endings that a respelt stem of a `word*` entry is written out with. */
const ENDINGS = ['', 's', 'ed', 'er', 'ers', 'in', 'ing', 'ings', 'wit', 'wits', 'head', 'face', 'up', 'off', 'y', 'a']

/** Spellings that sound or look alike: what people write to slip a word past a list. */
const SOUNDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ck/, ['k', 'kk', 'q', 'cc', 'ckk', 'x', 'cq', 'qq', 'ch']],
  [/^f/, ['ph']],
  [/u/, ['v', 'uu', 'oo', 'w']],
  [/i/, ['y', 'ii', 'ie', 'ee', 'j']],
  [/e/, ['ee']],
  [/a/, ['aa', 'ah', 'e']],
  [/o/, ['oo', 'aw']],
  [/er$/, ['a', 'ah', 'uh', 'ar', 'or', 'r']],
  [/ers$/, ['as', 'az', 'ahs', 'rs']],
  [/s$/, ['z', 'zz', 'ss']],
  [/ing$/, ['in', 'ein', 'eng', 'ng', 'inn']],
  [/sh/, ['ch', 'sch']],
  [/cu/, ['ku', 'kv', 'qu']],
  [/c(?=[aou])/, ['k']],
  [/ks$/, ['x', 'xx']],
  [/ll/, ['l', 'lll']],
  [/tt/, ['t', 'd', 'dd']],
  [/ss/, ['s', 'zz', 'z']],
  [/n(?=[kt])/, ['nn', 'm']],
  [/w/, ['vv', 'uu']],
  [/$/, ['z', 'h']],
]

/** Three letters give a word away only in these. */
const SHORT = new Set(['fck', 'fuk', 'fuq', 'fvk', 'fkn', 'cnt', 'sht', 'btch', 'wnk', 'twt'])

function isPlain(word: string): boolean {
  return /^[a-z]+$/.test(word)
}

/** One change of the word: a sound, two letters swapped, vowels left out, the last letter twice. */
function changes(word: string): string[] {
  const found: string[] = []
  for (const [sound, spellings] of SOUNDS) {
    if (!sound.test(word)) continue
    for (const spelling of spellings) found.push(word.replace(sound, spelling))
  }
  for (let at = 1; at + 1 < word.length; at++) {
    found.push(word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2))
  }
  found.push(word.charAt(0) + word.slice(1).replaceAll(/[aeiou]/g, ''))
  found.push(word + word.charAt(word.length - 1))
  return found
}

/**
 * Respellings of a word of a `@disguised` entry (`phuck`, `fvck`, `cnut`), each with the plain word that it stands for.
 * The first letter stays, save for `ph`: without it too many ordinary words come out.
 */
export function respell(atom: string): [respelling: string, word: string][] {
  const star = atom.endsWith('*')
  const word = star ? atom.slice(0, -1) : atom
  if (!isPlain(word) || word.length < 4) return []
  const once = changes(word)
  const twice = word.length <= 5 ? changes(word).flatMap((changed) => changes(changed).slice(0, 24)) : []
  const found: [string, string][] = []
  for (const changed of new Set([...once, ...twice])) {
    if (changed === word || !isPlain(changed)) continue
    if (changed.length < 4 && !SHORT.has(changed)) continue
    if (!star) found.push([changed, word])
    else for (const ending of ENDINGS) found.push([changed + ending, word + ending])
  }
  return found
}
