import { AppError } from '../errors/app-error.ts'

export interface Mail {
  /** One plain address, such as `name@example.gov.uk`. */
  readonly to: string
  /** One line. */
  readonly subject: string
  /** Plain text, wrapped by the reader's own program. Always there. */
  readonly text: string
}

/** Hands one message to the mail system. Rejects when it was not accepted. */
export interface Mailer {
  /**
   * @throws AppError `mail.unsafe` for a message that could be read as more than it is; `mail.not-accepted` where it
   *   certainly does not arrive; `mail.unknown` where nobody can say
   */
  send(mail: Mail): Promise<void>
  close(): Promise<void>
}

const oneAddress = /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[^\s@<>()[\]\\,;:"\p{Cc}]{1,255}$/u
const controlCharacter = /\p{Cc}/u

/** Whether this is exactly one address, and nothing that a mail program would read as a list, a name or a header. */
export function isMailAddress(text: string): boolean {
  return oneAddress.test(text) && text.length <= 254
}

/** Refuses what could become a second recipient or a header of its own, whatever the mail system would make of it. */
export function assertSafeMail(mail: Mail): void {
  if (isMailAddress(mail.to) && !controlCharacter.test(mail.subject)) return
  throw new AppError('mail.unsafe', 'A message was not sent: its address or subject is not one plain line')
}
