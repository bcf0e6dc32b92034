import english from './en.json' with { type: 'json' }
import { PHRASES } from './phrases.ts'

function placeholders(message: string): Set<string> {
  return new Set([...message.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))
}

/**
 * What is wrong with a language's message file, a sentence for each fault: keys missing or too many, empty messages,
 * parameters that a message leaves out or that its phrase does not have. For the translator, and for tests.
 */
export function wordingFaults(messages: Readonly<Partial<Record<string, string>>>): string[] {
  const faults: string[] = []
  const params: Readonly<Partial<Record<string, readonly string[]>>> = PHRASES
  for (const key of Object.keys(english)) {
    const message = messages[key]
    if (message === undefined) faults.push(`${key} is missing`)
    else if (message.trim() === '') faults.push(`${key} is empty`)
    else {
      const named = placeholders(message)
      const wanted = params[key] ?? []
      const unknown = [...named].filter((name) => !wanted.includes(name))
      const left = unknown.length > 0 ? [] : wanted.filter((name) => !named.has(name))
      faults.push(...unknown.map((name) => `${key} names {${name}}, which it has not`))
      faults.push(...left.map((name) => `${key} leaves out {${name}}`))
    }
  }
  for (const key of Object.keys(messages)) if (!Object.hasOwn(english, key)) faults.push(`${key} is no key`)
  for (const key of Object.keys(PHRASES))
    if (!Object.hasOwn(english, key)) faults.push(`${key} has no English`)
  return faults
}
