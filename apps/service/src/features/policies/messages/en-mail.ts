/** Mails hold a link and the policy's title, never its text. */
export const mailMessages = {
  submitted: {
    subject: (title: string) => `A policy waits for your approval: ${title}`,
    text: (title: string, version: number, link: string) =>
      `Version ${version} of “${title}” has been submitted for review, and you can approve it or send it back.\n\nRead it here:\n${link}\n`,
  },
  approved: {
    subject: (title: string) => `Approved: ${title}`,
    text: (title: string, version: number, link: string) =>
      `Version ${version} of “${title}” has been approved.\n\nSee when it comes into force:\n${link}\n`,
  },
  'sent-back': {
    subject: (title: string) => `Sent back to you: ${title}`,
    text: (title: string, version: number, link: string) =>
      `Version ${version} of “${title}” has been sent back to draft.\n\nRead the reasons here:\n${link}\n`,
  },
  'correction-recorded': {
    subject: (title: string) => `A correction waits for you: ${title}`,
    text: (title: string, version: number, link: string) =>
      `The correction of a slip in version ${version} of “${title}” has been recorded. It shows once you or another approver confirms it.\n\nRead it here:\n${link}\n`,
  },
}
