import type { Context } from '../../context.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { matchesConfidentialTopics } from './match-confidential-topics.ts'
import { confidentialWords } from './queries.ts'

/**
 * Whether texts speak of a confidential topic of the body. Only for people who are signed in, and only this one bit leaves
 * here: neither the words nor where they stand.
 */
export async function speaksOfConfidentialTopic(
  { database }: Pick<Context, 'database'>,
  texts: readonly string[],
): Promise<boolean> {
  const register = await database.inTransaction(systemActor('drafts'), confidentialWords)
  return texts.some((text) => matchesConfidentialTopics(text, register))
}
