import { readFileSync } from 'node:fs'
import type { WordLists } from '../src/models/word-classes.ts'

/** The lists of `word-classes.txt`: each class's name and its words. */
export function readWordLists(): WordLists {
  const lists: [string, string[]][] = []
  for (const line of readFileSync(new URL('word-classes.txt', import.meta.url), 'utf8').split('\n')) {
    const text = line.trim()
    if (text === '' || text.startsWith('#')) continue
    const heading = /^\[([a-z]+)\]$/.exec(text)
    if (heading) lists.push([heading[1] ?? '', []])
    else lists.at(-1)?.[1].push(...text.split(/\s+/))
  }
  return lists.map(([name, words]) => [name, words.join(' ')] as const)
}
