import type { ConfidentialTopic } from '@moothall/checker'
import type { Context } from '../../context.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { confidentialWords } from './queries.ts'

/** The register as it was last matched with: the checker keeps what it compiles as long as this object is the same. */
let last: readonly ConfidentialTopic[] = []

function registerOf(words: readonly string[]): readonly ConfidentialTopic[] {
  const before = last[0]?.phrases ?? []
  if (before.length !== words.length || before.some((word, at) => word !== words[at]))
    last = [{ phrases: words }]
  return last
}

/**
 * Whether texts speak of a confidential topic of the body. Only for people who are signed in, and only this one bit leaves
 * here: neither the words nor where they stand.
 * @throws AppError `confidential-topics.unreadable`, without the words: what is thrown goes to the log
 */
export async function speaksOfConfidentialTopic(
  { database }: Pick<Context, 'database'>,
  texts: readonly string[],
): Promise<boolean> {
  const words = await database.inTransaction(systemActor('drafts'), confidentialWords)
  const { matchConfidentialTopics } = await import('@moothall/checker')
  try {
    const register = registerOf(words)
    return texts.some((text) => matchConfidentialTopics(text, register).matched)
  } catch {
    throw new AppError('confidential-topics.unreadable', 'The register of confidential topics cannot be read')
  }
}
