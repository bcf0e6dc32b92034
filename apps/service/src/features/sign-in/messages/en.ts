/** Wording of signing in and out, and of the mail that carries the link. */
export const en = {
  ask: {
    title: 'Sign in',
    lead: 'We will send you an email with a link. There is no password.',
    linkHeading: 'Or with a link by email',
    emailLabel: 'Your email address',
    emailHint: 'Use the address that your organisation has for you.',
    wrongAddress: 'Enter an email address in the right form, such as name@example.gov.uk',
    button: 'Send me a link',
  },
  passkey: {
    heading: 'Or use a passkey',
    lead: 'If you have added a passkey here, your device or security key can sign you in at once.',
    button: 'Sign in with a passkey',
    cannot:
      'Passkeys need JavaScript and a browser that knows them. Without, use the link that we send by email.',
  },
  again: {
    title: 'Sign in again to go on',
    lead: 'What you are about to do could give somebody a way into your account. You signed in more than 10 minutes ago, so please show once more that it is you.',
    linkHeading: 'With a link by email',
    linkLead: (address: string) => `We send it to ${address}.`,
    button: 'Send me a link',
  },
  sent: {
    title: 'Check your email',
    lead: 'If your address is known to this service, we have sent you an email with a link to sign in.',
    steps: [
      'Open the email and follow the link, on this device if you can.',
      'The link works once, for 15 minutes.',
    ],
    nothingHeading: 'If there is no email',
    nothing: [
      'It can take a few minutes. Look in your junk mail too.',
      'Check that you typed the address that your organisation has for you. We do not say whether an address is known, so that nobody can find out who is registered here.',
      'If you have changed your address, ask the people who look after this service in your organisation.',
    ],
    again: 'Ask for another link',
    outbox: 'No mail leaves this machine. Read it in the outbox.',
    goOnHeading: 'When you have signed in',
    goOnText:
      'You can close this page, or go on here if you followed the link in another tab of this browser.',
    goOn: 'I have signed in: continue',
    notYet:
      'You are not signed in in this browser yet. Follow the link in the email and press the button on the page that it opens. If you did that on another device or in another browser, go on there.',
    notYetTitle: 'Not signed in yet',
  },
  againSent: {
    title: 'Check your email',
    lead: 'We have sent you an email with a link. It leads back to what you were about to do.',
    steps: [
      'Open the email and follow the link, in this browser if you can.',
      'The link works once, for 15 minutes.',
    ],
    outbox: 'No mail leaves this machine. Read it in the outbox.',
    goOn: 'I have signed in: continue',
    again: 'Ask for another link',
  },
  signedIn: {
    title: 'You are signed in',
    lead: 'Go back to the page where you were writing, and choose “I have signed in: continue” there. What you wrote is kept on that page only. You can close this one.',
    home: 'If you have closed that page, go to your home page.',
  },
  confirm: {
    title: 'Sign in',
    lead: 'Press the button to sign in on this device.',
    otherBrowserLead:
      'You did not ask for this link in this browser. To make sure that it is yours, give the email address that it was sent to.',
    otherBrowserWarning:
      'If you did not ask to sign in, close this page. Nobody is signed in by a link that is not confirmed.',
    emailLabel: 'Email address that the link was sent to',
    addressNeeded: 'Enter the email address that the link was sent to',
    wrongAddress: 'This is not the address that the link was sent to',
    button: 'Sign in',
  },
  dead: {
    title: 'This link does not work any more',
    lead: 'A link to sign in works once, for 15 minutes. It also ends when a wrong address is given too often.',
    again: 'Ask for a new link',
    signedIn: 'You are signed in already. Go to your home page.',
  },
  tooMany: {
    title: 'Too many links were asked for',
    paragraphs: [
      'So many links have been asked for with this address or from this network that we are not sending more for now.',
      'Look for an email that we have already sent: its link works for 15 minutes. Otherwise wait an hour and try again.',
    ],
    back: 'Back to sign in',
  },
  signOut: {
    title: 'Sign out',
    lead: 'Your answers and acknowledgements are saved.',
    button: 'Sign out on this device',
    everywhereHeading: 'On every device',
    everywhereLead:
      'If you have used a device that is not yours, or lost one, you can end every session that you have open.',
    everywhereButton: 'Sign out everywhere',
  },
  outbox: {
    title: 'Outbox',
    warning: 'Warning',
    lead: 'This service is being tried out on one machine. It sends no mail: whatever it would have sent is shown here to whoever can open this page.',
    empty: 'Nothing has been sent yet.',
    to: 'To',
    sentAt: 'Sent',
  },
  mail: {
    subject: (bodyName: string) => `Your link to sign in – ${bodyName}`,
    text: ({ bodyName, link, minutes }: { bodyName: string; link: string; minutes: number }) =>
      `You asked to sign in to the social media policy service of ${bodyName}.

Open this link and press the button on the page:

${link}

It works once, for ${minutes} minutes. Please do not pass it on.

If you did not ask for it, you need do nothing: without this link nobody can sign in as you.
`,
  },
}
