import type { Clock } from '../clock/clock.ts'
import type { Database } from '../database/database.ts'
import type { Mailer } from './mailer.ts'
import { createNotifyMailer, type NotifySettings } from './notify-mailer.ts'
import { createOutboxMailer } from './outbox-mailer.ts'
import { createSmtpMailer } from './smtp-mailer.ts'

/** How mail leaves; it may hold a password or a key, so it stays with the secrets. */
export type MailSettings =
  | { readonly kind: 'smtp'; readonly url: string; readonly from: string }
  | ({ readonly kind: 'notify' } & NotifySettings)
  | { readonly kind: 'outbox' }

/** The mailer that the settings ask for. */
export function createMailer(
  settings: MailSettings,
  parts: { readonly database: Database; readonly clock: Clock },
): Mailer {
  if (settings.kind === 'smtp') return createSmtpMailer(settings)
  if (settings.kind === 'notify') return createNotifyMailer(settings)
  return createOutboxMailer(parts)
}
