import { sendOnce, type SendOnceContext } from './send-once.ts'

export interface Recipient {
  readonly id: string
  readonly email: string
}

/**
 * Tells each recipient once, however often the job runs. One address that is not accepted keeps nobody else from
 * hearing; it is tried again.
 * @param notice.about by ids, such as that of the occasion: two occasions are two notices
 * @throws the first failure, after everybody was tried
 */
export async function tellEach(
  context: SendOnceContext,
  recipients: readonly Recipient[],
  notice: {
    readonly template: string
    readonly about: string
    readonly subject: string
    readonly text: string
  },
): Promise<void> {
  const { template, about, subject, text } = notice
  const failures: unknown[] = []
  for (const { id, email } of recipients) {
    try {
      await sendOnce(context, { template, personId: id, about }, { to: email, subject, text })
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}
