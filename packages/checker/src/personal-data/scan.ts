/** A run of ASCII letters and digits. */
export interface Run {
  readonly start: number
  readonly end: number
  readonly kind: RunKind
}

export type RunKind = 'digits' | 'letters' | 'mixed'

/** A text cut into runs of ASCII letters and digits, in order. */
export interface Scan {
  readonly text: string
  readonly runs: readonly Run[]
}

const LOW_LINE = 95
const LONGEST_HANDLE = 30

const DIGIT = 1
const LETTER = 2

function classOf(code: number): number {
  if (code >= 48 && code <= 57) return DIGIT
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return LETTER
  return 0
}

function kindOf(classes: number): RunKind {
  if (classes === DIGIT) return 'digits'
  return classes === LETTER ? 'letters' : 'mixed'
}

/**
 * Cuts a text into runs of ASCII letters and digits. Linear.
 *
 * @param text plain text: other scripts' digits and full-width forms already folded to ASCII
 */
export function scan(text: string): Scan {
  const runs: Run[] = []
  let start = -1
  let classes = 0
  for (let at = 0; at <= text.length; at += 1) {
    const found = at < text.length ? classOf(text.charCodeAt(at)) : 0
    if (found !== 0) {
      if (start < 0) start = at
      classes |= found
    } else if (start >= 0) {
      if (!isHandle(text, start)) runs.push({ start, end: at, kind: kindOf(classes) })
      start = -1
      classes = 0
      if (found === 0 && text.startsWith('://', at)) at = endOfLink(text, at)
    }
  }
  return { text, runs }
}

/** Names of accounts and hashtags are chosen, not given: `@TB12FAN` is no registration mark. */
function isHandle(text: string, start: number): boolean {
  let at = start - 1
  // `@KYR_SP33DY` is one name.
  if (text.charCodeAt(at) === LOW_LINE) {
    const furthest = Math.max(0, at - LONGEST_HANDLE)
    while (at > furthest && (classOf(text.charCodeAt(at)) !== 0 || text.charCodeAt(at) === LOW_LINE)) at -= 1
  }
  const before = text.charCodeAt(at)
  return before === 64 || before === 35
}

/** Addresses on the web are public by themselves; their letters and digits are nobody's number. */
function endOfLink(text: string, from: number): number {
  let at = from
  while (at < text.length && text.charCodeAt(at) > 32) at += 1
  return at
}

/** The characters of a run. */
export function runText(scanned: Scan, index: number): string {
  const run = scanned.runs[index]
  return run === undefined ? '' : scanned.text.slice(run.start, run.end)
}

const JOINERS = /^[ \t\u00a0.\-\u2010-\u2015/()+]{1,2}$/

/** Whether nothing but one or two separators of written numbers (space, dot, hyphen, slash, bracket) stands between two runs. */
export function joined(scanned: Scan, left: number, right: number): boolean {
  const a = scanned.runs[left]
  const b = scanned.runs[right]
  if (a === undefined || b === undefined) return false
  return b.start - a.end <= 2 && JOINERS.test(scanned.text.slice(a.end, b.start))
}

const LOOSE_JOINERS = /^[ \t.\-\u2010-\u2015/()+_|:,;\u00b7\u2022*~=\\]{1,3}$/

/**
 * Whether the runs `first` to `last` stand apart by one and the same one to three marks (`_`, ` | `, `...`), which nobody writes
 * between words. Only for forms that prove themselves: lists and times are parted so, too.
 */
export function partedAlike(scanned: Scan, first: number, last: number): boolean {
  let gap = ''
  for (let index = first; index < last; index += 1) {
    const between = scanned.text.slice(scanned.runs[index]?.end, scanned.runs[index + 1]?.start)
    if (index === first && !(between.length <= 3 && LOOSE_JOINERS.test(between))) return false
    if (index > first && between !== gap) return false
    gap = between
  }
  return true
}

/** The characters of the runs `first` to `last` put together, without what separates them, in capitals. */
export function joinRuns(scanned: Scan, first: number, last: number): string {
  let out = ''
  for (let index = first; index <= last; index += 1) out += runText(scanned, index)
  return out.toUpperCase()
}
