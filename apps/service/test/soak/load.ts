import { HttpClient } from '../load/http-client.ts'
import { type OpenForm, submit, UnexpectedAnswer } from '../load/acknowledging.ts'

const CLIENTS = 8

/** People who acknowledge, and what the service has told them. */
export class Crowd {
  /** Whom the service told that they have acknowledged. */
  readonly told = new Set<string>()
  readonly #everybody: readonly OpenForm[]
  #waiting: OpenForm[]

  constructor(forms: readonly OpenForm[]) {
    this.#everybody = forms
    this.#waiting = [...forms].reverse()
  }

  /**
   * Lets them press their buttons until the service is gone. Who gets no answer tries again after the next start; when
   * all have one, they press again, which must change nothing.
   * @throws UnexpectedAnswer where the service answers something else than that it is acknowledged
   */
  async acknowledgeUntilGone(port: number): Promise<void> {
    await Promise.all(Array.from({ length: CLIENTS }, () => this.#press(port)))
  }

  async #press(port: number): Promise<void> {
    const http = new HttpClient(port)
    for (let again = 0; ;) {
      const form = this.#waiting.pop() ?? this.#everybody[again++ % this.#everybody.length]
      if (!form) return
      if (await this.#isTold(http, form)) continue
      if (!this.told.has(form.personId)) this.#waiting.push(form)
      http.close()
      return
    }
  }

  async #isTold(http: HttpClient, form: OpenForm): Promise<boolean> {
    try {
      const told = await submit(http, form)
      if (told) this.told.add(form.personId)
      return told
    } catch (error) {
      if (error instanceof UnexpectedAnswer) throw error
      // The connection broke, as it does when the service is killed: nobody was told anything.
      return false
    }
  }
}
