import { isThisMachine } from '../../config/is-this-machine.ts'
import type { Locale } from '../../platform/rendering/messages.ts'
import { intlOf } from '../../views/messages.ts'
import type { SentMail } from '../../platform/mail/outbox-mailer.ts'

export interface OutboxMail {
  readonly id: number
  readonly to: string
  readonly subject: string
  readonly sentAt: string
  /** `link` is '' in most; a paragraph that is nothing but an address of this service is a link, as a mail program would make it. */
  readonly paragraphs: readonly { readonly text: string; readonly link: string }[]
}

export function outboxMail(mail: SentMail, publicAddress: string, locale: Locale): OutboxMail {
  const moments = new Intl.DateTimeFormat(intlOf(locale), {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone: 'Europe/London',
  })
  const paragraphs = mail.text
    .split(/\n{2,}/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => {
      const isLink = text.startsWith(`${publicAddress}/`) && !/\s/.test(text)
      return { text, link: isLink ? text.slice(publicAddress.length) : '' }
    })
  return { id: mail.id, to: mail.to, subject: mail.subject, sentAt: moments.format(mail.sentAt), paragraphs }
}

/** Whether a visitor's network address is this machine. Behind a trusted proxy it is the address the proxy saw. */
export function isVisitorHere(networkAddress: string): boolean {
  return isThisMachine(networkAddress.replace(/^::ffff:/i, ''))
}
