import { readFileSync } from 'node:fs'
import type { Head } from '../src/analysis.ts'
import type { WordLists } from '../src/models/word-classes.ts'

export type SourceName =
  | 'dyn21'
  | 'dyn21-dev'
  | 'davidson'
  | 'edos'
  | 'edos-dev'
  | 'hatexplain'
  | 'hatemoji'
  | 'hatemoji-validation'
  | 'implicit'
  | 'stormfront'
  | 'convabuse'
  | 'toxicspans'
  | 'toxicspans-trial'
  | 'newsmtsc'
  | 'contrasts'

/** One text with what its source says of it; a head is missing where the source does not speak of it. */
export interface LabelledText {
  readonly source: SourceName
  readonly text: string
  readonly labels: Readonly<Partial<Record<Head, 0 | 1>>>
  /** It names a group of people, and uses no slur. */
  readonly namesGroup: boolean
  /** The range of the target that the label for disparagement is about. */
  readonly target?: readonly [from: number, to: number] | undefined
}

type Labelled = Omit<LabelledText, 'source' | 'namesGroup'>
type Fields = Readonly<Record<string, unknown>>
const bit = (yes: boolean): 0 | 1 => (yes ? 1 : 0)

const READERS: readonly {
  readonly source: SourceName
  readonly file: string
  readonly read: (fields: Fields) => readonly Labelled[]
}[] = [
  { source: 'dyn21', file: 'dyn21_en_train.jsonl', read: (f) => one(f, { hate: bit(f['y'] === 1) }) },
  { source: 'dyn21-dev', file: 'dyn21_en_dev.jsonl', read: (f) => one(f, { hate: bit(f['y'] === 1) }) },
  {
    source: 'davidson',
    file: 'davidson_train.jsonl',
    read: (f) => one(f, { hate: bit(f['c'] === 0), insult: bit(f['y'] === 1) }),
  },
  { source: 'edos', file: 'edos_train.jsonl', read: (f) => one(f, { sexism: bit(f['y'] === 1) }) },
  { source: 'edos-dev', file: 'edos_dev.jsonl', read: (f) => one(f, { sexism: bit(f['y'] === 1) }) },
  {
    source: 'hatexplain',
    file: 'hatexplain_val.jsonl',
    read: (f) => one(f, { hate: bit(f['hate'] === 1), insult: bit(f['y'] === 1) }),
  },
  {
    source: 'hatemoji',
    file: 'hatemoji_build_train.jsonl',
    read: (f) => one(f, { hate: bit(f['y'] === 1) }),
  },
  {
    source: 'hatemoji-validation',
    file: 'hatemoji_build_validation.jsonl',
    read: (f) => one(f, { hate: bit(f['y'] === 1) }),
  },
  { source: 'implicit', file: 'implicit_train.jsonl', read: (f) => one(f, { hate: bit(f['y'] === 1) }) },
  { source: 'stormfront', file: 'stormfront_train.jsonl', read: (f) => one(f, { hate: bit(f['y'] === 1) }) },
  { source: 'convabuse', file: 'convabuse_train.jsonl', read: (f) => one(f, { insult: bit(f['y'] === 1) }) },
  { source: 'toxicspans', file: 'toxicspans_train.jsonl', read: bySentence },
  { source: 'toxicspans-trial', file: 'toxicspans_trial.jsonl', read: bySentence },
  {
    source: 'newsmtsc',
    file: 'newsmtsc_train.json',
    read: (f) => [
      {
        text: String(f['text']),
        labels: { disparagement: bit(f['y'] === 1), hate: 0 },
        target: [Number(f['from']), Number(f['to'])],
      },
    ],
  },
]

function one(fields: Fields, labels: LabelledText['labels']): readonly Labelled[] {
  return [{ text: String(fields['text']), labels }]
}

/** The sentences of a text of which only stretches were marked: a sentence is insulting where a mark reaches into it. */
function bySentence(fields: Fields): readonly Labelled[] {
  const text = String(fields['text'])
  const spans = fields['spans'] as readonly number[]
  if (spans.length === 0) return []
  const marked = new Set(spans)
  const sentences: Labelled[] = []
  for (const match of text.matchAll(/[^.!?\n]+/g)) {
    const sentence = match[0]
    if (sentence.trim().length < 12) continue
    let touched = 0
    for (let at = match.index; at < match.index + sentence.length; at += 1) touched += marked.has(at) ? 1 : 0
    if (touched === 0 || touched > 2) sentences.push({ text: sentence, labels: { insult: bit(touched > 0) } })
  }
  return sentences
}

/** Whether a text has a word of the classes that name groups and none of the class of slurs. */
function groupFinder(lists: WordLists): (text: string) => boolean {
  const wordsOf = (wanted: string): Set<string> =>
    new Set(lists.filter(([name]) => name === wanted).flatMap(([, words]) => words.split(' ')))
  const groups = new Set([...wordsOf('group'), ...wordsOf('woman')])
  const slurs = wordsOf('slur')
  return (text) => {
    const words = text
      .toLowerCase()
      .replaceAll(/['’]/g, '')
      .split(/[^a-z]+/)
    return words.some((word) => groups.has(word)) && !words.some((word) => slurs.has(word))
  }
}

const CONTRASTS = new URL('texts/contrasts.jsonl', import.meta.url)

/** A truth value where the writer was sure; nothing where not. */
function label(head: Head, said: unknown): LabelledText['labels'] {
  return typeof said === 'boolean' ? { [head]: bit(said) } : {}
}

/** Texts written for this project: hateful ones, and innocent ones that look like them. */
function contrasts(namesGroup: (text: string) => boolean): LabelledText[] {
  return readFileSync(CONTRASTS, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { text, hate, insult, sexism } = JSON.parse(line) as Fields
      return {
        source: 'contrasts',
        text: String(text),
        labels: { ...label('hate', hate), ...label('insult', insult), ...label('sexism', sexism) },
        namesGroup: namesGroup(String(text)),
      }
    })
}

/** Every labelled text of the data files, in the order of sources and lines, then the project's own. */
export function labelledTexts(files: ReadonlyMap<string, string>, classes: WordLists): LabelledText[] {
  const namesGroup = groupFinder(classes)
  const read = READERS.flatMap(({ source, file, read }) => {
    const content = files.get(file) ?? ''
    const rows = file.endsWith('.jsonl')
      ? content
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as Fields)
      : (JSON.parse(content) as Fields[])
    return rows.flatMap((row) =>
      read(row).map(({ text, labels, target }) => ({
        source,
        text,
        labels,
        target,
        namesGroup: namesGroup(text),
      })),
    )
  })
  return [...read, ...contrasts(namesGroup)]
}
