import { readingOrder, type WordedPolicy } from '@moothall/policy'
import { wrap } from './wrap.ts'

function describeProvision(provision: WordedPolicy['provisions'][number], indent: string): string[] {
  const topics = provision.topics.map(({ topic }) => topic).join(', ')
  const meaning = [
    provision.force,
    topics === '' ? 'no topic' : topics,
    `for ${provision.appliesTo.join(', ')}`,
  ]
  const repairs = provision.repairs.map(
    (repair) =>
      `${repair.applied ? 'repaired' : 'repair offered'}: “${repair.original}” → “${repair.suggestion}”`,
  )
  const [first = '', ...rest] = wrap(
    `${provision.ref}  ${provision.text === '' ? '(no text)' : provision.text}`,
    indent,
  )
  return [
    first,
    ...rest,
    `${indent}    [${meaning.join(' | ')}]`,
    ...repairs.map((line) => `${indent}    [${line}]`),
  ]
}

/** The outline of a policy for a person at a terminal: headings, provisions with their references, what was suggested. */
export function describePolicy(document: WordedPolicy): string {
  const title = document.title === '' ? '(no title found)' : document.title
  const lines = [title, document.body === '' ? '(no body found)' : document.body]
  for (const item of readingOrder(document)) {
    if (item.kind === 'section') {
      const indent = '  '.repeat(item.depth)
      lines.push('', ...wrap(`${item.section.ref}  ${item.section.heading.toUpperCase()}`, indent))
      if (item.section.text !== undefined)
        for (const line of item.section.text.split('\n')) lines.push(...wrap(line, `${indent}  `))
    } else lines.push(...describeProvision(item.provision, '  '.repeat(item.depth + 1)))
  }
  if (document.tensions.length > 0) lines.push('', 'FOR THE OWNER TO RESOLVE')
  for (const tension of document.tensions) {
    lines.push(
      ...wrap(`${tension.between.join(', ')}: ${tension.about}`, '  '),
      ...wrap(`Suggested: ${tension.suggestion}`, '      '),
    )
  }
  if (document.related.length > 0) lines.push('', 'OTHER DOCUMENTS IT NAMES')
  for (const related of document.related)
    lines.push(...wrap(`${related.name} (${related.mentionedIn.join(', ')})`, '  '))
  if (document.omitted.length > 0) lines.push('', 'LEFT OUT AS NO PART OF THE POLICY')
  for (const line of document.omitted)
    if (line.kind !== 'rule') lines.push(`  line ${line.line}, ${line.kind}: ${line.text}`)
  return `${lines.join('\n')}\n`
}
