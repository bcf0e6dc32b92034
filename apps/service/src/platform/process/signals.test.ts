import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { stopOnSignals } from './signals.ts'

function given(stop: () => Promise<void>) {
  const source = new EventEmitter() as unknown as NodeJS.Process
  const codes: number[] = []
  const lines: string[] = []
  const ended = new Promise<number>((resolve) => {
    const exit = (code: number) => {
      codes.push(code)
      resolve(code)
    }
    stopOnSignals({ stop, log: (line) => lines.push(line), exit, source })
  })
  return { source, codes, lines, ended }
}

describe('stopOnSignals', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('finishes the work and exits with 0 on %s', async (signal) => {
    let finished = false
    const { source, ended } = given(async () => {
      await Promise.resolve()
      finished = true
    })
    source.emit(signal)
    expect(await ended).toBe(0)
    expect(finished).toBe(true)
  })

  it('ends at once on the second signal', async () => {
    const { source, ended, codes } = given(() => new Promise<never>(() => {}))
    source.emit('SIGTERM')
    expect(codes).toEqual([])
    source.emit('SIGINT')
    expect(await ended).toBe(130)
  })

  it('exits with 1 and says why when stopping fails', async () => {
    const { source, ended, lines } = given(() => Promise.reject(new Error('the disk went away')))
    source.emit('SIGTERM')
    expect(await ended).toBe(1)
    expect(lines.at(-1)).toBe('Stopping failed: the disk went away')
  })
})
