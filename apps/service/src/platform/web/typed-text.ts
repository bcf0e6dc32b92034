/** Marks that turn the direction of everything after them: in a name they turned the words acknowledged. */
const turning = /[\u202a-\u202e\u2066-\u2069]/gu
const lineBreak = /\r\n?|[\u0085\u2028\u2029]/gu
const control = /[^\P{Cc}\n\t]/gu

/**
 * A text of several lines as somebody typed it, but for what nobody sees: controls, marks that turn the direction of what
 * follows, halves of characters, and blanks at its ends. A line ends with `\n`.
 */
export function typedLines(text: string): string {
  return text
    .replaceAll(lineBreak, '\n')
    .replaceAll(turning, '')
    .replaceAll(control, '')
    .toWellFormed()
    .trim()
}

/** The same of one line: a break in it, as pasting brings, is a space. */
export function typedLine(text: string): string {
  return typedLines(text).replaceAll(/[\n\t]+/g, ' ')
}
