import { parseSync } from '@swc/core'

/** A text in code that reads like English for a person. */
export interface FoundText {
  readonly text: string
  /** What it is handed to: the calls and constructors around it, and the property it is the value of, outermost first. */
  readonly inside: readonly string[]
}

/**
 * Whether a text reads like words for a person: three words or more, or two of which the first begins a sentence. Single
 * words are not found: they cannot be told from keys.
 */
export function readsLikeEnglish(text: string): boolean {
  // Names of classes, one after the other.
  if (text.split(' ').every((word) => /^[a-z]+[-_][\w!{}-]+$/.test(word))) return false
  if (!/[A-Za-z’,:;.”}] [A-Za-z“{]/.test(text)) return false
  const words = text.replaceAll('{}', ' ').match(/[A-Za-z][a-z’']+|\b[aAI]\b/g) ?? []
  return words.length >= 3 || (words.length === 2 && /^[A-Z][a-z]+ [a-z]/.test(text))
}

interface Node {
  readonly type: string
  readonly [member: string]: unknown
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function nameOf(value: unknown): string {
  if (!isNode(value)) return ''
  if (value.type === 'MemberExpression') return nameOf(value['property'])
  const name = value['value']
  return typeof name === 'string' ? name : ''
}

/** What a node adds to the surroundings of what is inside it. */
function surroundingOf(node: Node): string | undefined {
  if (node.type === 'NewExpression') return `new ${nameOf(node['callee'])}`
  if (node.type === 'CallExpression') return `${nameOf(node['callee'])}()`
  if (node.type === 'TaggedTemplateExpression') return `${nameOf(node['tag'])}\`\``
  if (node.type === 'KeyValueProperty') return `${nameOf(node['key'])}:`
  return undefined
}

function textOf(node: Node): string | undefined {
  if (node.type === 'StringLiteral') return String(node['value'])
  if (node.type !== 'TemplateLiteral') return undefined
  const parts = node['quasis'] as readonly { readonly cooked?: string; readonly raw: string }[]
  return parts.map(({ cooked, raw }) => cooked ?? raw).join('{}')
}

/** Not code's own texts: names of modules and types. */
const passedOver: ReadonlySet<string> = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'TsLiteralType',
])

function walk(value: unknown, inside: readonly string[], found: FoundText[]): void {
  if (Array.isArray(value)) {
    for (const part of value) walk(part, inside, found)
    return
  }
  if (typeof value !== 'object' || value === null) return
  let around = inside
  if (isNode(value)) {
    if (passedOver.has(value.type) && value['source'] !== null && value['declaration'] === undefined) return
    const text = textOf(value)
    if (text !== undefined && readsLikeEnglish(text)) found.push({ text, inside })
    const surrounding = surroundingOf(value)
    if (surrounding !== undefined) around = [...inside, surrounding]
  }
  for (const part of Object.values(value)) walk(part, around, found)
}

/** Every text of a TypeScript source that reads like words for a person. */
export function textsInCode(source: string): readonly FoundText[] {
  const found: FoundText[] = []
  walk(parseSync(source, { syntax: 'typescript', target: 'es2024' }), [], found)
  return found
}

/** Words that stand in a template itself, instead of coming from messages; texts of its macros' options are among them. */
export function textsInTemplate(source: string): readonly string[] {
  const plain = source.replaceAll(/\{#[\s\S]*?#\}/g, ' ')
  const strings = [...plain.matchAll(/\{[{%]([\s\S]*?)[%}]\}/g)].flatMap(([, code = '']) =>
    [...code.matchAll(/"([^"]*)"|'([^']*)'/g)].map(([, double, single]) => double ?? single ?? ''),
  )
  const between = plain
    .replaceAll(/\{[{%][\s\S]*?[%}]\}/g, '⁂')
    .replaceAll(/<(script|style|svg)[\s\S]*?<\/\1>/g, '⁂')
    .replaceAll(/<[^>]*>/g, '⁂')
    .split('⁂')
    .map((text) => text.trim())
    .filter((text) => /\p{L}{2}/u.test(text))
  // Classes and markup are options of macros, too.
  const words = strings
    .map((text) => text.replaceAll(/<[^>]*>/g, ' '))
    .filter((text) => !/govuk-|moothall-|[<>]/.test(text))
  return [...between, ...words.filter(readsLikeEnglish)]
}
