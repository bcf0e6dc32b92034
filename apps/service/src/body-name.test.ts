import { expect, test } from 'vitest'
import { createBodyName } from './body-name.ts'
import type { Database } from './platform/database/database.ts'

/** A database that answers each question with the next of these names. */
function answering(answers: (string | Error)[]): Pick<Database, 'inTransaction'> {
  return {
    inTransaction: <Result>() => {
      const answer = answers.shift()
      if (answer instanceof Error) return Promise.reject(answer)
      return Promise.resolve((answer === undefined ? undefined : { name: answer }) as Result)
    },
  }
}

test('the name is read again after five seconds, and not before', async () => {
  let now = 0
  const bodyName = createBodyName(answering(['Old', 'New']), () => now)
  expect(await bodyName()).toBe('Old')
  now = 4999
  expect(await bodyName()).toBe('Old')
  now = 5000
  expect(await bodyName()).toBe('New')
})

test('before the set-up there is none; a failed reading is not kept', async () => {
  expect(await createBodyName(answering([]))()).toBe('')
  const failing = createBodyName(answering([new Error('away'), 'There']))
  await expect(failing()).rejects.toThrow('away')
  expect(await failing()).toBe('There')
})
