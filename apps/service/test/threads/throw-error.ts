import { answerInThread } from '../../src/platform/threads/answer-in-thread.ts'

answerInThread((message: string) => {
  throw new Error(message)
})
