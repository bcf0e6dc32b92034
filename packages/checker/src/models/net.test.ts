import { expect, test } from 'vitest'
import { storedModels } from '../generated/weights.ts'
import { readText } from '../normalise/read-text.ts'
import { Reading } from '../normalise/reading.ts'
import { decodeBytes, encodeBytes } from './bytes.ts'
import { makeNet } from './net.ts'
import { buildWordClasses } from './word-classes.ts'

const net = makeNet(storedModels.net, buildWordClasses(storedModels.classes))

test.each([
  'All bankers are thieves and should be ashamed of themselves',
  'thank you',
  'one',
  'I never said that immigrants are vermin, you did 🤮',
  'word '.repeat(400),
])('the logit is the bias and what the strongest runs add: %s', (text) => {
  const reading = new Reading()
  readText(text, reading)
  const logits = new Float64Array(4)
  net.run(reading, logits)
  logits.forEach((logit, head) => {
    let added = 0
    net.strongest(head, (_first, weight) => {
      added += weight
    })
    expect(logit).toBeCloseTo((storedModels.net.biases[head] ?? 0) + added, 6)
  })
})

test('bytes are read back as they were written', () => {
  for (const length of [0, 1, 2, 3, 255, 256]) {
    const bytes = Int8Array.from({ length }, (_, index) => index)
    expect([...decodeBytes(encodeBytes(bytes))]).toEqual([...bytes])
  }
})
