const KIND_OF_BODY =
  /\s+(?:(?:metropolitan\s+)?(?:borough|district|county|city|town|parish|community|unitary)\s+council|metropolitan\s+borough|combined\s+authority|council)$/i
const BEFORE_NAME = /^(?:the\s+)?(?:(?:royal|london)\s+)?(?:borough|city|county|district|town)\s+of\s+/i
const SMALL_WORDS = new Set(['and', 'of', 'the', 'on', 'in', 'upon', 'with', 'for', '&'])
const LEGAL_FORM = /,?\s+(?:ltd\.?|limited|plc|llp|cic|inc\.?|& co\.?)$/i
const TITLE = /^(?:cllr|councillor|mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|rev|revd)\.?\s+/i

/** A name to look for. `capital`: only where it begins with a capital letter, since it is also a word. */
export interface NameForm {
  readonly text: string
  readonly capital: boolean
}

function plain(text: string): NameForm {
  return { text, capital: false }
}

/** The first letters of a body's name as people write them: Fernlow & Bexthorpe Borough Council, FBBC. */
export function initialsOf(name: string): string {
  return name
    .split(/[\s-]+/)
    .filter((word) => /^\p{L}/u.test(word) && !SMALL_WORDS.has(word.toLowerCase()))
    .map((word) => word.charAt(0))
    .join('')
}

/** The forms in which people write a public body's name, from the full one. */
export function deriveBodyForms(name: string): NameForm[] {
  const forms = new Set<string>([name])
  const place = name.replace(KIND_OF_BODY, '').replace(BEFORE_NAME, '').trim()
  const joined = place.split(/\s+(?:and|&)\s+/i)
  if (place !== name && place.length > 3) {
    forms.add(place)
    for (const form of [place, joined.join(' '), joined.length > 1 ? (joined[0] ?? '') : '']) {
      if (form === '') continue
      for (const kind of ['council', 'borough council', 'bc', 'borough', 'district council', 'dc']) {
        if (kind.includes('district') && !/district/i.test(name)) continue
        if (kind === 'dc' && !/district/i.test(name)) continue
        if ((kind === 'bc' || kind.startsWith('borough')) && !/borough/i.test(name)) continue
        forms.add(`${form} ${kind}`)
      }
    }
    if (joined.length > 1) forms.add(joined.join(' '))
    const handle = place.replaceAll(/[^\p{L}]+/gu, '')
    forms.add(handle)
    forms.add(`${handle}council`)
    forms.add(joined.join('').replaceAll(/[^\p{L}]+/gu, ''))
  }
  const initials = initialsOf(name)
  if (initials.length >= 3) forms.add(initials)
  return [...forms].map(plain)
}

/** The forms in which people write a person's name: with and without title, by title and surname, by surname. */
export function derivePersonForms(name: string): NameForm[] {
  const bare = name.replace(TITLE, '').trim()
  const words = bare.split(/\s+/)
  const surname = words.at(-1) ?? ''
  const forms: NameForm[] = [plain(name), plain(bare)]
  if (words.length > 1 || bare !== name) {
    for (const title of ['cllr', 'councillor', 'mr', 'mrs', 'ms', 'miss', 'dr'])
      forms.push(plain(`${title} ${surname}`))
    if (surname.length >= 4) forms.push({ text: surname, capital: true })
  }
  return forms
}

/** The forms in which people write a company's name. */
export function deriveSupplierForms(name: string): NameForm[] {
  return [plain(name), plain(name.replace(LEGAL_FORM, ''))]
}
