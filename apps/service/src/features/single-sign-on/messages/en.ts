const byEmail = 'You can also sign in with a link that we send by email.'
const caretakers = 'the people who look after this service in your organisation'

/** Wording of signing in through the organisation's own provider, and of every way in which that may fail. */
export const en = {
  button: (name: string) => `Sign in with ${name}`,
  back: 'Back to sign in',
  refused: {
    cancelled: {
      title: 'You did not sign in',
      paragraphs: [
        'The sign-in was stopped at your organisation’s sign-in page, so nobody was signed in here.',
        `Try again if you want to. ${byEmail}`,
      ],
    },
    'provider-refused': {
      title: 'Your organisation’s sign-in did not let you in',
      paragraphs: [
        'It sent you back without signing you in. Your account there may not be allowed to use this service yet.',
        `Ask your IT service desk about it. ${byEmail}`,
      ],
    },
    unreachable: {
      title: 'Your organisation’s sign-in does not answer',
      paragraphs: [
        'We could not reach it just now. Nothing of yours is lost.',
        `Try again in a few minutes. ${byEmail}`,
      ],
    },
    used: {
      title: 'This sign-in was used already',
      paragraphs: [
        'A sign-in works once. This page also comes when you go back to an address in your browser’s history.',
        `If you are not signed in, begin again. If somebody else sent you to this page, tell ${caretakers}.`,
      ],
    },
    'too-old': {
      title: 'This sign-in took too long',
      paragraphs: [
        'You have 10 minutes at your organisation’s sign-in page, so that nobody else goes on with what you began.',
        'Begin again.',
      ],
    },
    unknown: {
      title: 'This sign-in did not begin in this browser',
      paragraphs: [
        'For your safety it ends in the browser in which it began. If you did that in this one, your browser may be set to refuse cookies.',
        `Begin again here. If somebody else sent you to this page, close it and tell ${caretakers}.`,
      ],
    },
    'not-believed': {
      title: 'We could not be sure that this is you',
      paragraphs: [
        'The answer of your organisation’s sign-in did not pass our checks, so nobody was signed in.',
        `Begin again. If it happens once more, tell ${caretakers}. ${byEmail}`,
      ],
    },
    'not-anew': {
      title: 'Your organisation’s sign-in did not ask you again',
      paragraphs: [
        'For what you are about to do, we need to know that it is you now. The answer did not show that.',
        'Use the link that we send by email instead.',
      ],
    },
    'not-in-directory': {
      title: 'You are not in the directory of this service',
      paragraphs: [
        'Your organisation’s sign-in says who you are, but nobody with your email address is in the directory here.',
        `If you should be, ask ${caretakers} to add you. If your address changed lately, ask them to correct it.`,
      ],
    },
    left: {
      title: 'Your access to this service has ended',
      paragraphs: [
        'The directory of this service says that you have left. What you read and acknowledged stays on record.',
        `If that is wrong, tell ${caretakers}.`,
      ],
    },
    'no-address': {
      title: 'Your organisation’s sign-in does not tell us your email address',
      paragraphs: [
        'We need it once, to find you in the directory.',
        `Tell ${caretakers} that the sign-in sends no email address. ${byEmail}`,
      ],
    },
    'not-verified': {
      title: 'Your email address is not confirmed',
      paragraphs: [
        'Your organisation’s sign-in does not say that the email address of your account is really yours, so we do not go by it.',
        `Confirm the address in your account there, or ask your IT service desk, then try again. ${byEmail}`,
      ],
    },
    'other-domain': {
      title: 'This is not an account of your organisation',
      paragraphs: [
        'The email address of the account that you signed in with is not one of your organisation’s.',
        `Sign in with your work account. ${byEmail}`,
      ],
    },
    'bound-to-other': {
      title: 'Another account is linked with you',
      paragraphs: [
        'Somebody signed in here with another account of your organisation that had your email address, so this one does not open your record by itself.',
        `If your account was made anew, sign in with a link by email and unlink the old one on the page “Your organisation’s sign-in”. If that was not you, tell ${caretakers}.`,
      ],
    },
    'too-many': {
      title: 'Too many people are signing in',
      paragraphs: [
        'So many sign-ins have begun on your network that we are not starting more for now.',
        'Wait a few minutes and try again.',
      ],
    },
  },
  signOut: {
    title: 'You are signed out here',
    lead: 'In this browser you may still be signed in to your organisation’s account.',
    shared: 'If other people use this device, sign out there too.',
    button: 'Sign out of your organisation’s account',
    stay: 'Stay signed in there',
  },
  signedOut: {
    title: 'You are signed out',
    lead: 'You are signed out here and of your organisation’s account in this browser.',
    home: 'Go to the start page',
  },
  account: {
    title: 'Your organisation’s sign-in',
    linked: (since: string) =>
      `You can sign in with your organisation’s account. It has been linked with you here since ${since}.`,
    explains:
      'From then on that account opens your record, also when your email address changes. No other account there does.',
    notLinked:
      'No account of your organisation is linked with you yet. The first one that signs in here with your email address, confirmed by your organisation, will be.',
    unlinkHeading: 'If your account was made anew',
    unlinkLead:
      'Unlink the old one. Then sign in with the new one: it has to have the email address that the directory has for you. Sessions that are open go on.',
    unlink: 'Unlink the account',
  },
}
