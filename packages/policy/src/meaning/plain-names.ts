/** How a policy calls its body once it has been named: “the Service”, “our Trust”. */
const SHORT_NAME =
  /\b([Tt]he|[Oo]ur|[Tt]his|[Aa]ny|a) (?:Service|Force|Group|Society|Federation|Department|Office|Partnership|Company|Charity|Association|Employer|Brigade|Library|Practice|Academy|Centre|Commission|Agency)\b/g

/** Reads “the council” wherever the body is called by its name or initials, for patterns that look for the body. */
export function nameBodyPlainly(text: string, body: string, initials: string): string {
  const filled = text.replaceAll(
    /\[[^\]]{0,30}(?:body|council|authority|organi[sz]ation|employer|name)[^\]]{0,30}\]/gi,
    'council',
  )
  const plain = filled.replaceAll(SHORT_NAME, '$1 council')
  if (body === '') return plain
  const named = plain.replaceAll(body, 'council').replaceAll(body.replaceAll(' and ', ' & '), 'council')
  return initials === '' ? named : named.replaceAll(new RegExp(`\\b${initials}\\b`, 'g'), 'council')
}

export function initialsOf(body: string, source: string): string {
  const letters = body
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word.charAt(0))
    .join('')
  return letters.length >= 2 && /^[A-Z]+$/.test(letters) && new RegExp(`\\b${letters}\\b`).test(source)
    ? letters
    : ''
}

/** “Members of the department”, where no council and no board is spoken of: its staff. */
const STAFF_MEMBERS =
  /\b(?:sworn|department(?:al)?|agency|force|brigade|office)\s+members?\b|\bmembers?\s+of\s+(?:the\s+)?(?:department|agency|office|force|brigade|service)\b|\bmembers?\s+representing\s+the\s+(?:department|agency|force)\b/i

const ELECTED = /\b(?:councill?ors?|elected|co-?opted|trustees?|governors?|board\s+members?)\b/i

/** Reads “members” as officers in the rules of a service that calls its staff so. */
export function membersReader(source: string): (text: string) => string {
  if (!STAFF_MEMBERS.test(source) || ELECTED.test(source)) return (text) => text
  return (text) =>
    text
      .replaceAll(/\bmember(s?)\b(?!\s+of\b)/gi, 'officer$1')
      .replaceAll(
        /\bmember(s?)\s+of\s+the\s+(?:department|agency|office|force|brigade|service)\b/gi,
        'officer$1',
      )
}
