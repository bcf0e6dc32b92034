import type { Writable } from 'node:stream'

/** Characters that wait to be written together. */
const TOGETHER = 64 * 1024

/** Somebody who reads what is written, at their own speed, and may stop. */
export class Output {
  readonly #stream: Writable
  #waiting = ''
  #gone = false

  constructor(stream: Writable) {
    this.#stream = stream
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // `moothall check --jsonl … | head`: who has read enough is no fault.
      if (error.code !== 'EPIPE') throw error
      this.#gone = true
    })
  }

  /** Writes soon; waits while the reader is behind. @returns false once nobody reads any more */
  async write(text: string): Promise<boolean> {
    this.#waiting += text
    return this.#waiting.length < TOGETHER ? !this.#gone : await this.flush()
  }

  /** Hands over everything that waits. @returns false once nobody reads any more */
  async flush(): Promise<boolean> {
    if (this.#waiting === '' || this.#gone) return !this.#gone
    const text = this.#waiting
    this.#waiting = ''
    if (!this.#stream.write(text)) await this.#room()
    return !this.#gone
  }

  async #room(): Promise<void> {
    const stream = this.#stream
    await new Promise<void>((resolve) => {
      const events = ['drain', 'close', 'error']
      const proceed = (): void => {
        for (const event of events) stream.off(event, proceed)
        resolve()
      }
      for (const event of events) stream.on(event, proceed)
    })
  }
}
