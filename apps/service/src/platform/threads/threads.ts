import { Worker } from 'node:worker_threads'
import type { Log } from '../log.ts'

/** Work for a thread. */
export interface ThreadTask {
  /** The module that the thread runs; it calls `answerInThread`. */
  readonly module: URL
  /** Copied to the thread. */
  readonly input: unknown
  readonly limits: {
    /** From the thread's start to its answer. */
    readonly seconds: number
    /** Of the thread's heap. */
    readonly megabytes: number
  }
}

/**
 * Why a thread gave no answer: it ran out of time or of memory; too many tasks were waiting already; the service is
 * stopping; or the thread broke, which is logged.
 */
export type ThreadFailure = 'out-of-time' | 'out-of-memory' | 'busy' | 'stopping' | 'broken'

export type ThreadOutcome<Output> =
  | { readonly outcome: 'answered'; readonly value: Output }
  | { readonly outcome: 'failed'; readonly because: ThreadFailure }

/** Runs heavy work off the event loop. */
export interface Threads {
  /**
   * Runs the task in a thread of its own, which ends with it: whatever happens in there stays in there.
   * `Output` is what the module answers with; the caller names it.
   */
  run<Output>(task: ThreadTask): Promise<ThreadOutcome<Output>>
  /** Ends the thread that runs, and refuses what waits and what comes. */
  close(): Promise<void>
}

const failed = (because: ThreadFailure) => ({ outcome: 'failed', because }) as const

/**
 * One thread at a time, so that at most one core is busy with this and at most one task's memory is taken.
 * @param options.maxWaiting tasks that may wait for their turn; 8 unless given
 */
export function createThreads(options: { readonly log: Log; readonly maxWaiting?: number }): Threads {
  const { log, maxWaiting = 8 } = options
  const closing = new AbortController()
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0

  async function run<Output>(task: ThreadTask): Promise<ThreadOutcome<Output>> {
    if (closing.signal.aborted) return failed('stopping')
    if (waiting > maxWaiting) return failed('busy')
    waiting += 1
    const mine = last
      .then(() => runInThread(task, closing.signal, log))
      .finally(() => {
        waiting -= 1
      })
    last = mine
    return (await mine) as ThreadOutcome<Output>
  }

  return {
    run,
    async close() {
      closing.abort()
      await last
    },
  }
}

/** Never rejects, and never leaves a thread behind. */
async function runInThread(
  { module, input, limits }: ThreadTask,
  closing: AbortSignal,
  log: Log,
): Promise<ThreadOutcome<unknown>> {
  if (closing.aborted) return failed('stopping')
  const worker = new Worker(module, {
    workerData: input,
    // A thread has no business with the settings, which hold passwords, nor with the flags of whoever started the service.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
  })
  const outcome = await firstOutcome(worker, limits.seconds, closing)
  await worker.terminate()
  if ('error' in outcome) {
    log.error({ event: 'thread.broke', err: outcome.error }, 'A thread broke')
    return failed('broken')
  }
  return outcome
}

/** Whatever comes after the first outcome, such as the exit that follows every answer, does not count. */
async function firstOutcome(
  worker: Worker,
  seconds: number,
  closing: AbortSignal,
): Promise<ThreadOutcome<unknown> | { readonly error: unknown }> {
  const { promise, resolve } = Promise.withResolvers<ThreadOutcome<unknown> | { readonly error: unknown }>()
  const stop = () => resolve(failed('stopping'))
  const timer = setTimeout(() => resolve(failed('out-of-time')), seconds * 1000)
  closing.addEventListener('abort', stop)
  worker.on('message', (value: unknown) => resolve({ outcome: 'answered', value }))
  worker.on('messageerror', (error) => resolve({ error }))
  worker.on('error', (error: unknown) => resolve(isOutOfMemory(error) ? failed('out-of-memory') : { error }))
  worker.on('exit', (code) => resolve({ error: new Error(`The thread ended without an answer (${code})`) }))
  const outcome = await promise
  clearTimeout(timer)
  closing.removeEventListener('abort', stop)
  return outcome
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
