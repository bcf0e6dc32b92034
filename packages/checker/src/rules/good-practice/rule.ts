import type { Analysis } from '../../analysis.ts'
import type { Asked, Observation } from '../../observation.ts'
import type { Rule } from '../../rule.ts'
import type { Attachment, Span } from '../../types.ts'
import { readingAge } from './reading-age.ts'

/** Above this reading age the text is hard for many residents; the average adult in the UK reads like somebody of nine to eleven. */
const HARD = 15
/** Shorter texts say too little about how hard they are. */
const WORDS_TO_JUDGE = 25
/** A screen reader reads each emoji out by its name. */
const MANY_EMOJI = 5

/** So many abbreviations, each different, stop a reader who does not know them. */
const MANY_ABBREVIATIONS = 4
/** One such word can be a slip; this many are the tone. */
const CHATTY = 2
/** The most words that a note in brackets has when it says that there is a picture and not what it shows. */
const NOTE_WORDS = 5

/** A link that asks to be clicked says nothing whatever it leads to. */
const CLICK = /^(?:click|tap|press|here|or)/
const BRACKETS = /\[([^[\]\n]{1,200})\]/g
const PICTURE =
  /^(?:\d{1,2} )?(?:image|photo|picture|pic|poster|graphic|infographic|screenshot|map)s?\d?\b|\.(?:jpe?g|png|gif|webp)$/i
const ABBREVIATION = /\b[A-Z]{2,6}s?\b/g
/** Mathematical letters, which are made for formulas and are read out one by one or not at all. */
const MATHEMATICAL = /[\u{1D400}-\u{1D7FF}]{3,}/u
const NOT_SENTENCES =
  /#[\p{L}\p{N}_]+|\[[^[\]\n]{0,200}\]|\bhttps?:\S+|\b[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60})+/gu

const EMOJI = /\p{Extended_Pictographic}/gu

function observe(analysis: Analysis): readonly Observation[] {
  return [
    altText(analysis),
    captions(analysis),
    hashtags(analysis),
    linkText(analysis),
    shouting(analysis),
    emoji(analysis),
    hardWords(analysis),
    noted(analysis),
    fromLexicon(analysis, 'details-elsewhere', 1),
    fromLexicon(analysis, 'officialese', 2),
    fromLexicon(analysis, 'chat-spelling', CHATTY),
    abbreviations(analysis),
    mathematical(analysis),
  ].filter((one) => one !== null)
}

function advice(wording: string, spans: readonly Span[], values: Observation['values'] = {}): Observation {
  return { topic: 'good-practice', spans, strength: 0.4, lead: 'advise', wording, values }
}

function altText({ draft }: Analysis): Observation | null {
  const without =
    draft.attachments?.filter(({ kind, alt }) => kind === 'image' && (alt ?? '').trim() === '').length ?? 0
  return without === 0 ? null : advice('alternative-text', [], { count: without })
}

const isHeard = ({ kind }: Attachment): boolean => kind === 'video' || kind === 'audio'

/** Films and recordings of which the author says that there is nothing to read. */
function captions({ draft }: Analysis): Observation | null {
  const without = draft.attachments?.filter((one) => isHeard(one) && one.captions === false).length ?? 0
  return without === 0 ? null : advice('captions', [], { count: without })
}

/** Hashtags of several words in small letters only: a screen reader says them as one word. */
function hashtags(analysis: Analysis): Observation | null {
  if (!analysis.contains('hash')) return null
  const spans: Span[] = []
  for (const { 0: tag, index } of analysis.text.matchAll(/#[\p{L}\p{N}_]{1,100}/gu)) {
    const flat = tag === tag.toLowerCase() || tag === tag.toUpperCase()
    if (tag.length > 12 && flat && !/[\d_]/.test(tag.slice(0, -4))) spans.push([index, index + tag.length])
  }
  return spans.length === 0 ? null : advice('hashtag-capitals', spans)
}

function linkText(analysis: Analysis): Observation | null {
  const linked = analysis.contains('link')
  const spans = analysis
    .hits('empty-link-text')
    .filter(({ entry }) => linked || CLICK.test(entry))
    .map(({ span }) => span)
  return spans.length === 0 ? null : advice('link-text', spans)
}

/** Whole sentences in capitals are harder to read and are read as shouting. */
function shouting(analysis: Analysis): Observation | null {
  const spans = analysis.sentences.filter(([start, end]) => {
    const letters = analysis.text
      .slice(start, end)
      .replaceAll(NOT_SENTENCES, '')
      .replaceAll(/[^\p{L} ]/gu, '')
    return (
      letters.split(' ').length >= 4 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()
    )
  })
  return spans.length === 0 ? null : advice('capitals', spans)
}

function emoji(analysis: Analysis): Observation | null {
  if (!analysis.contains('emoji')) return null
  const count = analysis.text.match(EMOJI)?.length ?? 0
  return count <= MANY_EMOJI ? null : advice('emoji', [], { count })
}

function hardWords(analysis: Analysis): Observation | null {
  if (analysis.tokens.length < WORDS_TO_JUDGE) return null
  const age = readingAge(
    analysis.tokens.map(({ text }) => text),
    analysis.sentences.length,
  )
  return age < HARD ? null : advice('reading-age', [], { age: Math.round(age) })
}

/** A picture noted in brackets, as it is in a draft, by a file's name or without a word of what it shows. */
function noted({ text }: Analysis): Observation | null {
  if (!text.includes('[')) return null
  const spans: Span[] = []
  for (const { 0: note, 1: inside = '', index } of text.matchAll(BRACKETS)) {
    const bare = inside.split(/\s+/).length <= NOTE_WORDS || /no (?:description|alt)/i.test(inside)
    if (bare && PICTURE.test(inside.trim())) spans.push([index, index + note.length])
  }
  return spans.length === 0 ? null : advice('noted-picture', spans)
}

/** Words of a kind that keep people from reading; at least so many of them. */
function fromLexicon(analysis: Analysis, category: string, many: number): Observation | null {
  const hits = analysis.hits(category)
  return hits.length < many
    ? null
    : advice(
        category,
        hits.map(({ span }) => span),
      )
}

function abbreviations({ text, contains }: Analysis): Observation | null {
  if (!contains('capital') || text === text.toUpperCase()) return null
  const found = new Map<string, Span>()
  for (const { 0: word, index } of text.matchAll(ABBREVIATION)) found.set(word, [index, index + word.length])
  return found.size < MANY_ABBREVIATIONS ? null : advice('abbreviations', [...found.values()])
}

function mathematical({ text, contains }: Analysis): Observation | null {
  const letters = contains('non-ascii') ? MATHEMATICAL.exec(text) : null
  if (letters === null) return null
  return advice('mathematical-letters', [[letters.index, letters.index + letters[0].length]])
}

function ask({ draft }: Analysis): readonly Asked[] {
  const open = draft.attachments?.some((one) => isHeard(one) && one.captions === undefined) ?? false
  return open ? [{ question: 'captions', topics: ['good-practice'] }] : []
}

/** What makes an official post easy to read for everybody. It rests on no provision and never stops a post. */
export const goodPractice: Rule = {
  name: 'good-practice',
  topics: ['good-practice'],
  appliesIn: ({ context }) => context.capacity === 'official',
  observe,
  ask,
}
