import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Context, Draft } from '@moothall/checker'

/** A labelled post as `council-posts.jsonl` holds it. */
export interface Post {
  readonly id: string
  readonly text: string
  readonly context: Context & { readonly replyTo?: string }
  readonly expect: {
    readonly outcome: readonly string[]
    readonly topics: readonly string[]
    readonly may: readonly string[]
    readonly never: readonly string[]
  }
}

/** The folder with the texts to measure on: a setting, or the one beside the project. Undefined where there is none. */
export function dataFolder(): string | undefined {
  const folder =
    process.env['MOOTHALL_TRAINING_DATA'] ?? fileURLToPath(new URL('../../../shared/data', import.meta.url))
  return existsSync(join(folder, 'council-posts.jsonl')) ? folder : undefined
}

/** The lines of a file of JSON lines. */
export function readLines<T>(folder: string, file: string): T[] {
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T)
}

export function draftOf({ text, context }: Post): Draft {
  return context.replyTo === undefined ? { text } : { text, replyTo: context.replyTo }
}
