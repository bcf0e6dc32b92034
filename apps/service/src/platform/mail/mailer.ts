export interface Mail {
  readonly to: string
  readonly subject: string
  /** Plain text, wrapped by the reader's own program. Always there. */
  readonly text: string
}

/** Hands one message to the mail system. Rejects when it was not accepted. */
export interface Mailer {
  send(mail: Mail): Promise<void>
  close(): Promise<void>
}
