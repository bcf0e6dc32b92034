import { connect } from 'node:net'

/** More networks than it takes to stay below the limits for one: people come from as many. */
const NETWORKS = 1000

/** A request as a proxy in front hands it on, from one network after another. */
function requestFrom(path: string, network: number): string {
  const address = `10.${(network >> 8) & 255}.${network & 255}.1`
  return `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nx-forwarded-for: ${address}\r\n\r\n`
}

/** Bytes of one answer, headers included, on a connection that stays open. Every answer has to be as long. */
async function answerLength(port: number, request: string): Promise<number> {
  return await new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request))
    let received = Buffer.alloc(0)
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk])
      const end = received.indexOf('\r\n\r\n')
      if (end === -1) return
      const head = received.subarray(0, end).toString('latin1')
      const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1])
      if (!head.startsWith('HTTP/1.1 200 ') || Number.isNaN(length)) {
        socket.destroy()
        reject(new Error(`unexpected answer: ${head.slice(0, 200)}`))
      } else if (received.length === end + 4 + length) {
        socket.end()
        resolve(received.length)
      }
    })
  })
}

/**
 * Requests per second that a server answers, asked over open connections by a client that only counts bytes, so that
 * the server is what is measured.
 * @param options.seconds how long; the first tenth is not counted
 */
export async function requestsPerSecond(options: {
  port: number
  path: string
  seconds: number
  connections?: number
  pipelined?: number
}): Promise<number> {
  const { port, path, seconds, connections = 16, pipelined = 16 } = options
  const expected = (await answerLength(port, requestFrom(path, 0))) * pipelined
  const batches = Array.from({ length: NETWORKS }, (_, network) =>
    requestFrom(path, network).repeat(pipelined),
  )
  let sent = 0
  const nextBatch = (): string => batches[sent++ % NETWORKS] ?? ''
  let answered = 0
  const sockets = Array.from({ length: connections }, () => {
    let left = expected
    const socket = connect(port, '127.0.0.1', () => socket.write(nextBatch()))
    socket.on('data', (chunk) => {
      left -= chunk.length
      if (left > 0) return
      if (left < 0) throw new Error('an answer was longer than the first one')
      answered += pipelined
      left = expected
      socket.write(nextBatch())
    })
    return socket
  })
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  await wait(seconds * 100)
  const [before, startedAt] = [answered, performance.now()]
  await wait(seconds * 900)
  const rate = ((answered - before) * 1000) / (performance.now() - startedAt)
  for (const socket of sockets) socket.destroy()
  return rate
}
