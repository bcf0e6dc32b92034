import type { PolicyMessages } from './messages.ts'

/** Fields into which somebody writes sentences. Anything else of a form is a choice, quickly made again. */
const written = /^(?:words-|note-|reasons$|reason$|after$)/

/**
 * What somebody wrote into a form that cannot be shown again, because what it was about has moved on: for the page that says
 * so, that their words are not lost.
 */
export function typedWords(
  form: Readonly<Record<string, string | readonly string[]>>,
  m: PolicyMessages,
): readonly string[] {
  const lines = Object.entries(form)
    .filter(([name]) => written.test(name))
    .flatMap(([, value]) => [value].flat())
    .flatMap((text) => text.split(/\r?\n/))
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return lines.length === 0 ? [] : [m.work.refusals.typed, ...lines]
}
