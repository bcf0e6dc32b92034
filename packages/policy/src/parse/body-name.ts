/** Whether a line names an organisation. */
export const ORGANISATION =
  /\b(?:council|authority|trust|board|university|college|school|academy|constabulary|police|fire and rescue service|nhs|partnership|association|department|ministry|agency|commission|corporation|limited|ltd|cyngor|hospice|hospital|library|foundation|federation|diocese|combined authority)\b/i
/** Whether a line says that it names a document. */
export const DOCUMENT =
  /\b(?:policy|policies|guidelines?|guidance|code of (?:conduct|practice)|code|protocol|procedures?|rules|standards?|directive|regulations?|handbook|charter|guide|manual|strategy|framework)\b/i
const NAME_OF_BODY =
  /(?:\p{Lu}[\p{L}’'-]{1,30}\s(?:(?:and|of|upon|on|the|in|&)\s){0,2}){1,6}(?:Council|Authority|Trust|University|College|School|Academy|Constabulary|Board|Partnership|Association|Housing|Service|Group|Homes|Hospitals?|Library|Federation|Foundation|Society|Charity|Ltd|Limited|plc|Commissioner\sfor\s\p{Lu}\p{L}+)\b/gu
const PREPOSED =
  '(?:University|City|Borough|County|Town|Parish|Royal\\sBorough|Department|Office|Ministry|Diocese|Shire|State|District|Government)\\s(?:of|for)\\s(?:the\\s)?'
/** “University of Aldermoor”, “Department of Lands and Water”. */
const NAME_BEHIND = new RegExp(
  `\\b${PREPOSED}(?:\\p{Lu}[\\p{L}’'-]{1,30}(?:\\s(?:and|upon|on|the|&)(?=\\s\\p{Lu}))?\\s?){1,4}`,
  'gu',
)
/** Words that say what kind of body it is, and not which. */
const KIND_OF_BODY =
  /^(?:the|full|local|parish|town|city|borough|county|district|community|unitary|principal|nhs|fire|police|council|authority|trust|board|and|rescue|foundation|service|governing|school|university|college|group|association|partnership|society|charity)$/i
/** “Policy for staff” is for people; “Policy for Harbour Reuse” for a body. */
const FOR_PEOPLE =
  /\b(?:staff|employees?|councillors?|members?|officers?|volunteers?|governors?|trustees?|teachers?|managers?|workers?|people|contractors?|students?|parents|colleagues|users?|use|social|personal)\b/i

/** The body that a title names: “Wharfe University: Social Media Rules”, “Social Media Policy for Harbour Reuse”. */
export function bodyInside(title: string): string {
  const match =
    /^(.{3,80}?\b(?:council|authority|trust|university|college|school|academy|board|constabulary|partnership))\b[\s:–—-]+(.+)$/iu.exec(
      title,
    )
  const of =
    /^((?:the )?(?:university|college|borough|city|county|office|department|ministry|diocese) (?:of|for) [^:–—]{2,60}?)\s*(?::|\s[–—-])\s+(.+)$/iu.exec(
      title,
    )
  if (of !== null && DOCUMENT.test(of[2] ?? '')) return (of[1] ?? '').replace(/^the /i, '')
  // “Social Media Guide — Tarnbeck National Park Authority”
  const [, document = '', behind = ''] = /^(.{3,80}?)\s[–—-]\s(.{3,80})$/u.exec(title) ?? []
  if (DOCUMENT.test(document) && ORGANISATION.test(behind) && !DOCUMENT.test(behind)) return behind
  const policyOf =
    /\b(?:policy|code|guidance|guidelines|protocol|rules) (of|for) (?:the )?(\S.{3,80})$/iu.exec(title)
  const [, link = '', name = ''] = policyOf ?? []
  const isName = /^\p{Lu}/u.test(name) && !FOR_PEOPLE.test(name) && name.split(' ').length <= 5
  if (link.toLowerCase() === 'of' && ORGANISATION.test(name)) return name
  if (link.toLowerCase() === 'for' && isName) return name
  return match !== null && DOCUMENT.test(match[2] ?? '') ? (match[1] ?? '').replace(/^the /i, '') : ''
}

/** The name the text uses most for a body, or ''. Words such as “Parish Council” alone are no name. */
export function bodyInText(source: string): string {
  const counts = new Map<string, number>()
  const head = source.slice(0, 100_000)
  for (const match of [...head.matchAll(NAME_OF_BODY), ...head.matchAll(NAME_BEHIND)]) {
    const name = match[0]
      .replace(/^(?:The|Our|All|Every|Any|This|Each|Full|If|As|In|When|By)\s/, '')
      .replaceAll(/\s+/g, ' ')
      .trim()
    const says = name.split(' ').some((word) => !KIND_OF_BODY.test(word) && !/^(?:of|for)$/.test(word))
    if (name.includes(' ') && says) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  let best = ''
  for (const [name, count] of counts) if (count > (counts.get(best) ?? 0)) best = name
  return best
}

/** “People Services, Calder Fire and Rescue Authority”: the department is a part of the body that stands behind it. */
export function withoutDepartment(text: string): string {
  const [, part = '', whole = ''] = /^([^,]{3,60}), (.{3,80})$/.exec(text) ?? []
  return whole !== '' && ORGANISATION.test(whole) && !ORGANISATION.test(part) ? whole : text
}
