import type { Context } from '../src/types.ts'

/** A post with what a careful person expects of the checker, as `cases.jsonl` holds it. */
export interface LabelledPost {
  readonly id: string
  readonly text: string
  readonly kind?: 'post' | 'profile'
  readonly replyTo?: string
  readonly context: Context
  readonly expect: {
    readonly outcome: readonly string[]
    readonly topics: readonly string[]
    readonly may: readonly string[]
    readonly never: readonly string[]
  }
  readonly note?: string
}

interface Written {
  readonly id: string
  readonly text: string
  readonly kind?: 'post' | 'profile'
  readonly replyTo?: string
  readonly context: Context & { readonly replyTo?: string }
  readonly expect: Partial<LabelledPost['expect']> & { readonly outcome: readonly string[] }
  readonly note?: string
}

function labelled(line: string): LabelledPost {
  const { id, text, kind, replyTo: outer, context: written, expect, note } = JSON.parse(line) as Written
  const { replyTo: inner, ...context } = written
  const replyTo = outer ?? inner
  const { outcome, topics = [], may = [], never = [] } = expect
  return {
    id,
    text,
    ...(kind === undefined ? {} : { kind }),
    ...(replyTo === undefined ? {} : { replyTo }),
    context,
    expect: { outcome, topics, may, never },
    ...(note === undefined ? {} : { note }),
  }
}

/** Reads labelled posts, one JSON object a line. A post replied to may stand in the context. */
export function readPosts(source: string): LabelledPost[] {
  return source
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(labelled)
}
