import type { Analysis, Hit } from '../analysis.ts'

/** `until`, `before`: what comes after them has not happened. */
const NOT_YET = new Set([
  'until',
  'till',
  'til',
  'before',
  'unless',
  'once',
  'when',
  'if',
  'wont',
  'not',
  'isnt',
  'never',
  'yet',
])
const REACH = 4

/** Where the draft says that what it tells is published; null where it says so nowhere, or only of a day to come. */
export function madePublic(analysis: Analysis): Hit | null {
  if (!analysis.has('made-public')) return null
  const { tokens } = analysis
  return (
    analysis.hits('made-public').find((hit) => {
      if (analysis.negated(hit)) return false
      for (let at = Math.max(0, hit.first - REACH); at < hit.first; at++) {
        const token = tokens[at]
        if (token !== undefined && token.sentence === hit.sentence && NOT_YET.has(token.text)) return false
      }
      return tokens[hit.last + 1]?.text !== 'yet'
    }) ?? null
  )
}

export function isMadePublic(analysis: Analysis): boolean {
  return madePublic(analysis) !== null
}
