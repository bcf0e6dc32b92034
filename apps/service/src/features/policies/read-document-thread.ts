import { answerInThread } from '../../platform/threads/answer-in-thread.ts'
import { type PolicySource, readDocument } from './read-document.ts'

/** Run by `readInThread`. */
answerInThread((source: PolicySource) => readDocument(source))
