import { answerInThread } from '../../src/platform/threads/answer-in-thread.ts'

/** Holds its event loop until the first number is set from outside, as heavy work would. */
answerInThread((released: Int32Array) => Atomics.wait(released, 0, 0))
