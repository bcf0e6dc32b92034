import {
  type Reading,
  TOKEN_AFTER_BREAK,
  TOKEN_CAPITAL,
  TOKEN_LINK,
  TOKEN_MIXED,
  TOKEN_NUMBER,
  TOKEN_SHOUTED,
} from '../normalise/reading.ts'

/** What the lexicons say of a token, as far as names of people need it. */
export interface NameCues {
  readonly title: (token: number) => boolean
  readonly firstName: (token: number) => boolean
  /** A first name that is also an ordinary word (`Will`, `Mark`, `May`). */
  readonly ambiguousName: (token: number) => boolean
  /** Words of places, organisations, days, offices: what makes two capitals no person. */
  readonly notAName: (token: number) => boolean
}

/** Tokens of one person's name. */
export interface PersonMatch {
  readonly first: number
  readonly last: number
}

const NO_NAME = TOKEN_LINK | TOKEN_NUMBER | TOKEN_MIXED

/**
 * Finds names of people by their shape: a title and a capitalised word; a known first name, with the capitalised word after it; in the middle of
 * a sentence a known first name alone. Names that are also words count only with a surname or a title.
 */
export function findPersonNames(reading: Reading, cues: NameCues): PersonMatch[] {
  const found: PersonMatch[] = []
  const { flags, tokenCount, sentence, from, to } = reading
  const capital = (token: number): boolean => {
    const flag = flags[token] ?? 0
    return (flag & TOKEN_CAPITAL) !== 0 && (flag & NO_NAME) === 0
  }
  const follows = (token: number): boolean =>
    token < tokenCount && ((flags[token] ?? 0) & TOKEN_AFTER_BREAK) === 0 && capital(token)
  const surname = (token: number): boolean => follows(token) && size(token) > 1 && !cues.notAName(token)
  const size = (token: number): number => (to[token] ?? 0) - (from[token] ?? 0)
  const shouted = (token: number): boolean => ((flags[token] ?? 0) & TOKEN_SHOUTED) !== 0
  /** How far a surname reaches: initials, double names with a hyphen, `de`, `van`. */
  const reach = (token: number): number => {
    let last = token
    if (follows(last + 1) && size(last + 1) === 1) last++
    if (surname(last + 1) && !shouted(last + 1)) {
      last++
      while (
        last + 1 < tokenCount &&
        surname(last + 1) &&
        reading.text.charCodeAt((reading.start[last + 1] ?? 1) - 1) === 45
      )
        last++
    }
    return last
  }
  for (let token = 0; token < tokenCount; token++) {
    if (cues.title(token)) {
      if (surname(token + 1) || (follows(token + 1) && size(token + 1) === 1)) {
        const last = reach(token)
        if (last > token) {
          const more = cues.firstName(last) ? reach(last) : last
          found.push({ first: token, last: more })
          token = more
        }
      }
      continue
    }
    if (!capital(token) || shouted(token)) continue
    const ambiguous = cues.ambiguousName(token)
    if (!ambiguous && !cues.firstName(token)) continue
    const last = reach(token)
    const opens = token === 0 || sentence[token - 1] !== sentence[token]
    if (last > token) {
      if (ambiguous && opens) continue
      found.push({ first: token, last })
      token = last
    } else if (!ambiguous && !(follows(token + 1) && cues.notAName(token + 1)))
      found.push({ first: token, last: token })
  }
  return found
}
