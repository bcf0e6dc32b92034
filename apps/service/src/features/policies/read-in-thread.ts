import type { ThreadOutcome, Threads } from '../../platform/threads/threads.ts'
import type { PolicySource, ReadDocument } from './read-document.ts'

const module = new URL('read-document-thread.ts', import.meta.url)

/**
 * Many times what the largest text that is accepted takes: 1 MB needs 0.3 s and 30 MB of heap. The costliest text found
 * that passes the limit on lines needs 2 s and 100 MB, and is then refused for its paragraphs.
 */
const limits = { seconds: 30, megabytes: 192 }

/** Reads a policy off the event loop, as a text that somebody made for it can take seconds. */
export async function readInThread(
  threads: Threads,
  source: PolicySource,
): Promise<ThreadOutcome<ReadDocument>> {
  return await threads.run<ReadDocument>({ module, input: source, limits })
}
