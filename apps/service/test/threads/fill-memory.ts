import { answerInThread } from '../../src/platform/threads/answer-in-thread.ts'

answerInThread(() => {
  const kept: object[] = []
  for (;;) kept.push({ number: kept.length, text: `${kept.length}` })
})
