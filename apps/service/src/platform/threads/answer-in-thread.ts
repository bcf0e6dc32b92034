import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../errors/app-error.ts'

/**
 * For a module that a thread runs: does the work and sends back what it returns. What it throws is logged there.
 * @param work takes what the caller put into the task
 * @throws AppError `threads.not-a-thread` where the module is imported instead
 */
export function answerInThread(work: (input: never) => unknown): void {
  if (parentPort === null) throw new AppError('threads.not-a-thread', 'This module is for a thread to run')
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort.postMessage(work(workerData as never))
}
