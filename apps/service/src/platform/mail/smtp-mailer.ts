import { createTransport } from 'nodemailer'
import { AppError } from '../errors/app-error.ts'
import { assertSafeMail, type Mailer } from './mailer.ts'

/**
 * Mail through a body's own server.
 * @param url `smtp://` or `smtps://`, with user and password where the server wants them
 * @param from the sender's address
 */
export function createSmtpMailer({ url, from }: { readonly url: string; readonly from: string }): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    // A message is text that we made: nothing in it may make the mailer read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(mail) {
      assertSafeMail(mail)
      try {
        await transport.sendMail({
          from: { name: '', address: from },
          to: { name: '', address: mail.to },
          subject: mail.subject,
          text: mail.text,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
      } catch (error) {
        throw notAccepted(error)
      }
    },
    close() {
      transport.close()
      return Promise.resolve()
    },
  }
}

const neverHandedOver: ReadonlySet<unknown> = new Set([
  'ECONNECTION',
  'ECONNREFUSED',
  'EDNS',
  'ETLS',
  'EAUTH',
  'EENVELOPE',
])

/** The server's own words may quote the recipient: only its kind of refusal is kept. */
function notAccepted(error: unknown): AppError {
  const { code, responseCode, command } = error as {
    code?: unknown
    responseCode?: unknown
    command?: unknown
  }
  const reply = typeof responseCode === 'number' ? ` ${responseCode}` : ''
  const refused = reply !== '' || command === 'CONN' || neverHandedOver.has(code)
  if (!refused)
    return new AppError('mail.unknown', 'The connection broke while a message was handed to the mail server')
  return new AppError(
    'mail.not-accepted',
    `The mail server did not accept a message (${String(code)}${reply})`,
    {
      advice: 'Check SMTP_URL and MOOTHALL_MAIL_FROM, and that this machine may send through that server.',
    },
  )
}
