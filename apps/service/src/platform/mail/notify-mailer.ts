import { AppError } from '../errors/app-error.ts'
import { assertSafeMail, type Mail, type Mailer } from './mailer.ts'

const TIMEOUT_MS = 30_000
const PRODUCTION = 'https://api.notifications.service.gov.uk'

export interface NotifySettings {
  readonly apiKey: string
  /** A template of the body's own in Notify, whose subject is `((subject))` and whose message is `((message))`. */
  readonly templateId: string
  /** Notify's address; another one in tests. */
  readonly baseUrl?: string
}

/** Mail through GOV.UK Notify. */
export function createNotifyMailer(settings: NotifySettings): Mailer {
  const client = loadClient(settings)
  return {
    async send(mail) {
      assertSafeMail(mail)
      await withinTime(sendThrough(await client, settings.templateId, mail))
    },
    close: () => Promise.resolve(),
  }
}

async function loadClient({ apiKey, baseUrl }: NotifySettings) {
  const { NotifyClient } = await import('notifications-node-client')
  return new NotifyClient(baseUrl ?? PRODUCTION, apiKey)
}

async function sendThrough(
  client: Awaited<ReturnType<typeof loadClient>>,
  templateId: string,
  mail: Mail,
): Promise<void> {
  try {
    await client.sendEmail(templateId, mail.to, {
      personalisation: { subject: mail.subject, message: mail.text },
    })
  } catch (error) {
    throw notAccepted(error)
  }
}

/** The client's errors carry the key and the recipient: only the status is kept. */
function notAccepted(error: unknown): AppError {
  const status = (error as { response?: { status?: unknown } }).response?.status
  if (typeof status !== 'number' || status >= 500) {
    return new AppError(
      'mail.unknown',
      `GOV.UK Notify did not say whether it took a message (${String(status)})`,
    )
  }
  return new AppError('mail.not-accepted', `GOV.UK Notify did not accept a message (${status})`, {
    advice:
      'Check NOTIFY_API_KEY and NOTIFY_TEMPLATE_ID, that the template has ((subject)) and ((message)), and the limits of your Notify account.',
  })
}

async function withinTime(sending: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new AppError('mail.unknown', 'GOV.UK Notify did not answer in time'))
    }, TIMEOUT_MS)
  })
  try {
    await Promise.race([sending, tooLate])
  } finally {
    clearTimeout(timer)
  }
}
