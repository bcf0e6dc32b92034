import { describe, expect, test } from 'vitest'
import { startMailServer } from '../../../test/mail-server.ts'
import { AppError } from '../errors/app-error.ts'
import { isMailAddress } from './mailer.ts'
import { createSmtpMailer } from './smtp-mailer.ts'

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'none'
}

describe('mail through SMTP', () => {
  test('arrives as it was written, from the set address, marked as sent by a machine', async () => {
    const { url, arrived } = await startMailServer()
    const mailer = createSmtpMailer({ url, from: 'policy@example.gov.uk' })
    const text = `Dear Siân,\n\nhttp://localhost:3000/sign-in/link/${'x'.repeat(80)}\n`
    await mailer.send({ to: 'o’brien@example.gov.uk'.replace('’', "'"), subject: 'Tŷ – your link', text })
    await mailer.close()
    const [mail] = arrived
    expect(mail?.recipients).toEqual(["o'brien@example.gov.uk"])
    expect(mail?.text.trim()).toBe(text.trim())
    expect(mail?.headers.get('from')).toBe('policy@example.gov.uk')
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail?.headers.get('subject')).toMatch(/^=\?UTF-8\?/i)
  })

  test.each([
    ['a second recipient', { to: 'a@example.gov.uk, b@example.gov.uk' }],
    ['a header in the address', { to: 'a@example.gov.uk\r\nBcc: b@example.gov.uk' }],
    ['a header in the subject', { subject: 'Hello\r\nBcc: b@example.gov.uk' }],
    ['a bare line feed in the subject', { subject: 'Hello\nX: y' }],
    ['a group in the address', { to: 'everybody:a@example.gov.uk;' }],
  ])('%s is refused, and nothing is sent', async (_name, unsafe) => {
    const { url, arrived } = await startMailServer()
    const mailer = createSmtpMailer({ url, from: 'policy@example.gov.uk' })
    const mail = { to: 'a@example.gov.uk', subject: 'Hello', text: 'x', ...unsafe }
    expect(await codeOf(mailer.send(mail))).toBe('mail.unsafe')
    await mailer.close()
    expect(arrived).toEqual([])
  })

  test('a message that the server refuses is a fault that names no recipient', async () => {
    const { url } = await startMailServer({ refuse: true })
    const mailer = createSmtpMailer({ url, from: 'policy@example.gov.uk' })
    const sending = mailer.send({ to: 'a@example.gov.uk', subject: 'Hello', text: 'x' })
    await expect(sending).rejects.toThrow(/550/)
    await expect(sending).rejects.not.toThrow(/a@example/)
    await mailer.close()
  })

  test('a server that is not there is a fault that says so', async () => {
    const mailer = createSmtpMailer({ url: 'smtp://127.0.0.1:1', from: 'policy@example.gov.uk' })
    const sending = mailer.send({ to: 'a@example.gov.uk', subject: 'Hello', text: 'x' })
    await expect(sending).rejects.toMatchObject({ code: 'mail.not-accepted' })
    await mailer.close()
  })
})

test.each(['', 'a', 'a@', '@b', 'a b@c', 'a@b@c', '<a@b>', 'a@b,c@d', 'a@b\n', `${'a'.repeat(250)}@b.uk`])(
  '%o is not one address',
  (text) => {
    expect(isMailAddress(text)).toBe(false)
  },
)
