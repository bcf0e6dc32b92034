import { expect, test } from 'vitest'
import english from './en.json' with { type: 'json' }
import { said, say } from './said.ts'

test('what another part says is wrong is worded inside', () => {
  const what = said('checkpoint.not-signed', { problem: said('note.cut-off') })
  expect(say(what)).toBe('This is not a signed checkpoint: its last line is cut off')
})

test('another language says all of it; what it leaves out is said in English', () => {
  const other = { 'checkpoint.not-signed': '[not signed: {problem}]', 'note.cut-off': '[cut off]' }
  expect(say(said('checkpoint.not-signed', { problem: said('note.cut-off') }), other)).toBe(
    '[not signed: [cut off]]',
  )
  expect(say(said('checkpoint.not-one'), other)).toBe(english['checkpoint.not-one'])
})

test('every text is written, and none is a fragment with spaces around it', () => {
  expect(Object.values(english).filter((text) => text.trim() === '' || text !== text.trim())).toEqual([])
})
