import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'

/** A message as it arrived at a real SMTP server. */
export interface ArrivedMail {
  readonly recipients: readonly string[]
  readonly headers: ReadonlyMap<string, string>
  readonly text: string
}

/** A real SMTP server on this machine that keeps what it is given, until the test is over. */
export async function startMailServer(
  options: { refuse?: boolean; finished?: (clean: () => Promise<void>) => void } = {},
): Promise<{ url: string; arrived: ArrivedMail[] }> {
  const arrived: ArrivedMail[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, callback) => {
      callback(options.refuse ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null)
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        arrived.push({ recipients, ...readMessage(Buffer.concat(chunks).toString('latin1')) })
        callback()
      })
    },
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const clean = async (): Promise<void> => {
    await new Promise<void>((resolve) => {
      server.close(resolve)
    })
  }
  ;(options.finished ?? onTestFinished)(clean)
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, arrived }
}

/** Enough of RFC 5322 and MIME for one part of plain text. */
function readMessage(raw: string): { headers: ReadonlyMap<string, string>; text: string } {
  const end = raw.indexOf('\r\n\r\n')
  const lines = raw
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim())
  }
  const body = raw.slice(end + 4)
  const encoding = headers.get('content-transfer-encoding')
  const bytes =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : Buffer.from(encoding === 'quoted-printable' ? fromQuotedPrintable(body) : body, 'latin1')
  return { headers, text: bytes.toString('utf8').replaceAll('\r\n', '\n') }
}

function fromQuotedPrintable(text: string): string {
  return text
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
