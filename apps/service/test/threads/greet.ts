import { answerInThread } from '../../src/platform/threads/answer-in-thread.ts'

answerInThread((name: string) => `Hello, ${name}: ${Object.keys(process.env).length} settings`)
