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
    if (tag.length > 12 && tag === tag.toLowerCase() && !/[\d_]/.test(tag))
      spans.push([index, index + tag.length])
  }
  return spans.length === 0 ? null : advice('hashtag-capitals', spans)
}

function linkText(analysis: Analysis): Observation | null {
  const spans = analysis.hits('empty-link-text').map(({ span }) => span)
  return spans.length === 0 || !analysis.contains('link') ? null : advice('link-text', spans)
}

/** Whole sentences in capitals are harder to read and are read as shouting. */
function shouting(analysis: Analysis): Observation | null {
  const spans = analysis.sentences.filter(([start, end]) => {
    const letters = analysis.text.slice(start, end).replaceAll(/[^\p{L} ]/gu, '')
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
