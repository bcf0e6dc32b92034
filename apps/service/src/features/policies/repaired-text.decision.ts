import type { RepairDecision } from './tables.ts'

interface DecidedRepair {
  readonly original: string
  readonly suggestion: string
  readonly applied: boolean
  readonly decision: RepairDecision | null
}

/**
 * A provision's text after the owner's decisions. The parser's text already reads as the suggestion of every applied
 * repair; declining one puts the original back, accepting an offered one puts its suggestion in. A repair of something
 * that is not in the text, such as a number, changes nothing here.
 */
export function repairedText(parsedText: string, repairs: readonly DecidedRepair[]): string {
  return repairs.reduce((text, { original, suggestion, applied, decision }) => {
    if (applied && decision === 'declined') return replaceOnce(text, suggestion, original)
    if (!applied && decision === 'accepted') return replaceOnce(text, original, suggestion)
    return text
  }, parsedText)
}

function replaceOnce(text: string, from: string, to: string): string {
  const at = from === '' ? -1 : text.indexOf(from)
  return at === -1 ? text : text.slice(0, at) + to + text.slice(at + from.length)
}
