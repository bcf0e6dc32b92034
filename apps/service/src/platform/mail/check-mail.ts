import { createTransport } from 'nodemailer'
import { AppError } from '../errors/app-error.ts'
import type { MailSettings } from './create-mailer.ts'

/**
 * Reaches the mail system without sending anything.
 * @returns what was reached, in words
 * @throws AppError `mail.unreachable`
 */
export async function checkMail(settings: MailSettings): Promise<string> {
  if (settings.kind === 'outbox') return 'Mail stays in the outbox of this machine, for trying out only'
  if (settings.kind === 'notify') {
    await reach(async () => {
      const { ok, status } = await fetch('https://api.notifications.service.gov.uk/_status', {
        signal: AbortSignal.timeout(15_000),
      })
      if (!ok) throw new Error(`HTTP ${status}`)
    })
    return 'GOV.UK Notify answers; whether it takes the key shows with the first mail'
  }
  const transport = createTransport({
    url: settings.url,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 15_000,
  })
  try {
    await reach(() => transport.verify())
  } finally {
    transport.close()
  }
  return 'The mail server lets this machine in'
}

async function reach(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    throw new AppError('mail.unreachable', `The mail system cannot be reached${code}`, {
      advice:
        'Check SMTP_URL or NOTIFY_API_KEY, and that this machine may connect to it. Nobody can sign in without mail.',
      cause: error,
    })
  }
}
