/** Endings that a respelt stem of a `word*` entry is written out with. */
const ENDINGS = [
  '',
  's',
  'z',
  'ed',
  'd',
  'er',
  'ers',
  'r',
  'rs',
  'in',
  'ing',
  'n',
  'ng',
  'wit',
  'head',
  'up',
  'y',
  'a',
]

/** Spellings that sound or look alike: what people write to slip a word past a list. */
const SOUNDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ck/, ['k', 'kk', 'q', 'cc', 'ckk', 'x', 'cq', 'qq', 'ch']],
  [/f/, ['ph']],
  [/u/, ['v', 'oo', 'w']],
  [/i/, ['y', 'ie', 'ee', 'j']],
  [/a/, ['ah', 'e']],
  [/o/, ['aw']],
  [/er$/, ['a', 'ah', 'uh', 'ar', 'or', 'r']],
  [/ers$/, ['as', 'az', 'ahs', 'rs']],
  [/s$/, ['z', 'zz']],
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
  [/i/, ['l']],
  [/l/, ['i']],
  [/$/, ['z']],
]

/** Three letters give a word away only in these. */
const SHORT = new Set(['fck', 'fuk', 'fuq', 'fvk', 'fkn', 'cnt', 'sht', 'btch', 'wnk', 'twt'])

function isPlain(word: string): boolean {
  return /^[a-z]+$/.test(word)
}

/** The word with one sound spelt another way. */
function bySound(word: string): string[] {
  return SOUNDS.flatMap(([sound, spellings]) =>
    sound.test(word) ? spellings.map((spelling) => word.replace(sound, spelling)) : [],
  )
}

/** The word with two letters swapped, a letter twice, its vowels left out, or an `x` for the first; the first letter stays. */
function bySlip(word: string): string[] {
  const rest = word.slice(1)
  const found = [
    word.charAt(0) + rest.replaceAll(/[aeiou]/g, ''),
    word.charAt(0) + rest.replace(/[aeiou]/, 'x'),
  ]
  for (let at = 0; at < word.length; at++) {
    if (at > 0 && at + 1 < word.length) {
      found.push(word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2))
    }
    found.push(word.slice(0, at) + word.charAt(at) + word.slice(at))
  }
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
  const sounded = bySound(word)
  const again = word.length <= 5 ? sounded.flatMap(bySound) : []
  const found: [string, string][] = []
  for (const changed of new Set([...sounded, ...bySlip(word), ...again])) {
    if (changed === word || !isPlain(changed)) continue
    if (changed.length < 4 && !SHORT.has(changed)) continue
    if (!star) found.push([changed, word])
    else for (const ending of ENDINGS) found.push([changed + ending, word + ending])
  }
  return found
}
