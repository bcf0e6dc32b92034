import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parsePolicy, readingOrder, readPolicyFile, sectionHeading, wordPhrase } from './index.ts'

const FIXTURES = new URL('../test-fixtures/', import.meta.url)
const names = readdirSync(FIXTURES).filter((name) => /\.(?:txt|md)$/.test(name))

/** What a person would check by eye: title, body, headings, references, force and the first words. */
function outlineOf(name: string): string {
  const file = readPolicyFile(readFileSync(new URL(name, FIXTURES)), name)
  if (!file.ok) throw new Error(wordPhrase(file.message))
  const document = parsePolicy(file.text, { format: file.format })
  const lines = [`title: ${document.title}`, `body: ${document.body}`, '']
  for (const item of readingOrder(document)) {
    if (item.kind === 'section') {
      const { ref, text } = item.section
      lines.push(`${'  '.repeat(item.depth)}[${ref}] ${sectionHeading(item.section)}`)
      if (text !== undefined)
        lines.push(...text.split('\n').map((line) => `${'  '.repeat(item.depth + 1)}${line}`))
      continue
    }
    const { ref, force, text, repairs, appliesTo } = item.provision
    const indent = '  '.repeat(item.depth + 1)
    lines.push(`${indent}${ref} (${force}; ${appliesTo.join(' ')}) ${text}`)
    for (const repair of repairs) {
      lines.push(
        `${indent}  ! ${repair.kind} ${repair.applied ? 'applied' : 'offered'}: ${repair.original} → ${repair.suggestion}`,
      )
    }
  }
  if (document.omitted.length > 0)
    lines.push('', ...document.omitted.map(({ kind, text }) => `${kind}: ${text}`))
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}

describe('invented policies in many layouts', () => {
  test.each(names)('%s has the outline that stands beside it', async (name) => {
    await expect(outlineOf(name)).toMatchFileSnapshot(`../test-fixtures/${name}.outline`)
  })

  test('there are enough of them', () => {
    expect(names.length).toBeGreaterThanOrEqual(15)
  })
})
