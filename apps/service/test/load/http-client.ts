import { connect, type Socket } from 'node:net'

export interface HttpAnswer {
  readonly status: number
  /** Lower-case names; several of a name are joined with a line break. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/** The bytes of a request, made before the clock starts. */
export function requestBytes(options: {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly form?: Readonly<Record<string, string>>
}): string {
  const { method, path, headers = {}, form } = options
  const body = form ? new URLSearchParams(form).toString() : ''
  const all = {
    host: '127.0.0.1',
    ...headers,
    ...(form && {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(body.length),
    }),
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`
}

interface Waiting {
  readonly resolve: (answer: HttpAnswer) => void
  readonly reject: (error: Error) => void
}

/** One connection that stays open, one request at a time: as little work as it can be, so that the server is measured. */
export class HttpClient {
  readonly #port: number
  #socket: Socket | undefined
  #received = ''
  #waiting: Waiting | undefined

  constructor(port: number) {
    this.#port = port
  }

  /** @throws where the connection breaks before the answer is whole */
  async send(request: string): Promise<HttpAnswer> {
    return await new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#socket ??= this.#connect()
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#socket?.destroy()
    this.#socket = undefined
  }

  #connect(): Socket {
    const socket = connect(this.#port, '127.0.0.1')
    socket.setNoDelay(true)
    // One character for one byte, so that lengths count.
    socket.setEncoding('latin1')
    this.#received = ''
    let cause: Error | undefined
    socket.on('error', (error) => {
      cause = error
    })
    socket.on('close', () => {
      if (this.#socket === socket) this.#socket = undefined
      this.#settle(({ reject }) => reject(cause ?? new Error('The connection was closed')))
    })
    socket.on('data', (text: string) => {
      this.#received += text
      this.#read()
    })
    return socket
  }

  #settle(how: (waiting: Waiting) => void): void {
    const waiting = this.#waiting
    this.#waiting = undefined
    if (waiting) how(waiting)
  }

  #read(): void {
    const end = this.#received.indexOf('\r\n\r\n')
    if (end === -1) return
    const [statusLine = '', ...fields] = this.#received.slice(0, end).split('\r\n')
    const headers = new Map<string, string>()
    for (const field of fields) {
      const colon = field.indexOf(':')
      const name = field.slice(0, colon).toLowerCase()
      const value = field.slice(colon + 1).trim()
      headers.set(name, headers.has(name) ? `${headers.get(name)}\n${value}` : value)
    }
    const length = Number(headers.get('content-length') ?? 'NaN')
    if (Number.isNaN(length)) {
      this.#socket?.destroy()
      this.#settle(({ reject }) => reject(new Error(`An answer without its length: ${statusLine}`)))
      return
    }
    if (this.#received.length < end + 4 + length) return
    const body = this.#received.slice(end + 4, end + 4 + length)
    this.#received = this.#received.slice(end + 4 + length)
    this.#settle(({ resolve }) =>
      resolve({
        status: Number(statusLine.split(' ')[1]),
        headers,
        body: Buffer.from(body, 'latin1').toString(),
      }),
    )
  }
}
