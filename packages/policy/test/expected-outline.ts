import {
  parsePolicy,
  sectionHeading,
  type Category,
  type PolicyDocument,
  type PolicyFileFormat,
} from '../src/index.ts'

/** What a person who read a policy carefully wrote down about one provision. */
interface ExpectedProvision {
  readonly ref: string
  readonly parent: string | null
  readonly section: string
  readonly force: string
  readonly appliesTo: readonly Category[]
  readonly first: string
  readonly last: string
  readonly topics: readonly string[]
  readonly notTopics: readonly string[]
}

interface Expected {
  readonly title: string
  readonly body: string
  readonly sections: { readonly ref: string; readonly heading: string; readonly parent: string | null }[]
  readonly provisions: ExpectedProvision[]
}

export type Judged =
  'title' | 'heading' | 'text' | 'ref' | 'parent' | 'force' | 'people' | 'topics' | 'precision' | 'extra'

export interface Judgement {
  readonly what: Judged
  readonly right: boolean
  readonly detail: string
}

const PEOPLE: Readonly<Record<string, Category>> = {
  o: 'officer',
  m: 'member',
  a: 'agency',
  b: 'on-behalf',
  s: 'supplier',
}
const SECTION = /^(\s*)\[([^\]]+)\] (.+)$/
const PROVISION = /^(\s*)(\S+) (must|must-not|should|may|take-care|statement) ([omabs]+) "(.*)"([^"]*)$/
/** From this confidence on a topic that nobody expects is a fault where a line says `#none`. */
const SURE = 0.5

function readProvision(
  match: RegExpExecArray,
  open: readonly { ref: string; indent: number }[],
  section: string,
) {
  const [, spaces = '', ref = '', force = '', people = '', quoted = '', tags = ''] = match
  const [first = '', last = ''] = quoted.split('…').map((part) => part.trim())
  const words = tags.split(/\s+/).filter((tag) => tag !== '')
  return {
    ref,
    parent: open.findLast(({ indent }) => indent < spaces.length)?.ref ?? null,
    section,
    force,
    appliesTo: people.split('').map((letter) => PEOPLE[letter] ?? 'officer'),
    first,
    last: quoted.includes('…') ? last : first,
    topics: words.filter((tag) => tag.startsWith('#')).map((tag) => tag.slice(1)),
    notTopics: words.filter((tag) => tag.startsWith('-')).map((tag) => tag.slice(1)),
  }
}

/**
 * Reads an expectation. `[ref] Heading` is a section; `ref force people "first words … last words" #topic -no-topic` a
 * provision, indented below its parent. People are letters: o officer, m member, a agency, b on behalf, s supplier.
 * `#none` says that no topic may be suggested with confidence.
 */
export function readExpected(text: string): Expected {
  const expected: { title: string; body: string } & Pick<Expected, 'sections' | 'provisions'> = {
    title: '',
    body: '',
    sections: [],
    provisions: [],
  }
  let headings: { ref: string; indent: number }[] = []
  let open: { ref: string; indent: number }[] = []
  for (const line of text.split('\n')) {
    const section = SECTION.exec(line)
    const provision = PROVISION.exec(line)
    if (line.startsWith('title: ')) expected.title = line.slice(7)
    else if (line.startsWith('body: ')) expected.body = line.slice(6)
    else if (section !== null) {
      const [, spaces = '', ref = '', heading = ''] = section
      headings = headings.filter(({ indent }) => indent < spaces.length)
      expected.sections.push({ ref, heading, parent: headings.at(-1)?.ref ?? null })
      headings.push({ ref, indent: spaces.length })
      open = []
    } else if (provision !== null) {
      const indent = provision[1]?.length ?? 0
      open = open.filter((one) => one.indent < indent)
      const read = readProvision(provision, open, headings.at(-1)?.ref ?? '')
      expected.provisions.push(read)
      open.push({ ref: read.ref, indent })
    } else if (line.trim() !== '') throw new Error(`This line of an expectation cannot be read: ${line}`)
  }
  return expected
}

function judgeTop(expected: Expected, actual: PolicyDocument): Judgement[] {
  const judgements: Judgement[] = []
  const says = (what: Judged, wanted: string, found: string) =>
    judgements.push({ what, right: wanted === found, detail: `${what}: expected ${wanted}, found ${found}` })
  says('title', expected.title, actual.title)
  says('title', expected.body, actual.body)
  for (const { ref, heading, parent } of expected.sections) {
    const found = actual.sections.find((section) => section.ref === ref)
    says(
      'heading',
      `[${ref}] ${heading} in ${parent}`,
      `[${ref}] ${found === undefined ? found : sectionHeading(found)} in ${found?.parent}`,
    )
  }
  for (const { ref, heading } of actual.sections) {
    const known = expected.sections.some((section) => section.ref === ref)
    if (!known)
      judgements.push({ what: 'heading', right: false, detail: `heading too many: [${ref}] ${heading}` })
  }
  return judgements
}

/** Compares a parsed policy with what a person expects of it, one judgement for each thing that can be right or wrong. */
export function judge(source: string, format: PolicyFileFormat, expectation: string): Judgement[] {
  const expected = readExpected(expectation)
  const actual = parsePolicy(source, { format })
  const judgements = judgeTop(expected, actual)
  const unused = [...actual.provisions]
  for (const wanted of expected.provisions) {
    const at = unused.findIndex(({ text }) => text.startsWith(wanted.first))
    const [found] = at < 0 ? [] : unused.splice(at, 1)
    const says = (what: Judged, right: boolean, detail: string) =>
      judgements.push({ what, right, detail: `${wanted.ref} ${what}: ${detail}` })
    const topics = found?.topics.map(({ topic }): string => topic) ?? []
    const sure = found?.topics.filter(({ confidence }) => confidence >= SURE).map(({ topic }) => topic) ?? []
    says('text', found?.text.endsWith(wanted.last) === true, found?.text ?? `“${wanted.first}” is not found`)
    says(
      'ref',
      found?.ref === wanted.ref && found.section === wanted.section,
      `${found?.ref} in ${found?.section}`,
    )
    says('parent', found?.parent === wanted.parent, `expected ${wanted.parent}, found ${found?.parent}`)
    says(
      'force',
      found?.force === wanted.force,
      `expected ${wanted.force}, found ${found?.force} (${JSON.stringify(found?.forceReason)})`,
    )
    says(
      'people',
      found?.appliesTo.join() === wanted.appliesTo.join(),
      `expected ${wanted.appliesTo.join()}, found ${found?.appliesTo.join()} (${JSON.stringify(found?.appliesToReason)})`,
    )
    for (const topic of wanted.topics.filter((name) => name !== 'none'))
      says('topics', topics.includes(topic), `expected ${topic}, found ${topics.join()}`)
    if (wanted.topics.includes('none'))
      says('precision', sure.length === 0, `expected none, found ${sure.join()}`)
    for (const topic of wanted.notTopics) says('precision', !topics.includes(topic), `found ${topic}`)
  }
  for (const { ref, text } of unused)
    judgements.push({ what: 'extra', right: false, detail: `too many: ${ref} ${text}` })
  return judgements
}
