/** Wording of the layout, the shared components and the error pages. */
export const en = {
  /** The language by its own name, and how `Intl` names it for dates and numbers. */
  language: { name: 'English', intl: 'en-GB' },
  languages: 'Language',
  serviceName: 'Moothall',
  titleErrorPrefix: 'Error: ',
  /** Before an error at its field, for who hears the page; a colon follows. */
  errorPrefix: 'Error',
  /** Instead of the sign before a warning. */
  warning: 'Warning',
  skipLink: 'Skip to main content',
  menu: 'Menu',
  navigationLabel: 'Main',
  navigation: {
    home: 'Home',
    policies: 'Policies',
    record: 'My record',
    signIn: 'Sign in',
    signOut: 'Sign out',
  },
  back: 'Back',
  backLabel: 'Previous page',
  homeLink: (bodyName: string) => (bodyName === '' ? 'Moothall, home' : `Moothall, ${bodyName}, home`),
  errorSummaryTitle: 'There is a problem',
  footer: {
    heading: 'About this service',
    privacy: 'Privacy',
    accessibility: 'Accessibility',
    cookies: 'Cookies',
    contact: 'Contact',
    ledger: 'Ledger and receipts',
    about:
      'Moothall is free software. It publishes a social media policy and keeps proof of who has read it.',
  },
  errors: {
    reference: 'Reference:',
    badRequest: {
      title: 'There is something wrong with that address',
      paragraphs: [
        'The link or the form you used does not make sense to this service.',
        'Go back and try again. If you typed the address, check it. If you pasted it, check that you copied all of it.',
      ],
    },
    forbidden: {
      title: 'You cannot see this page',
      paragraphs: [
        'Your account does not have permission for this page.',
        'If you need it for your work, ask the administrator of this service.',
      ],
    },
    formExpired: {
      title: 'This form cannot be sent any more',
      paragraphs: [
        'The page was open for too long, you signed in or out since it was opened, or your browser refuses cookies. Nothing was changed.',
        'Go back, reload the page and send the form again.',
      ],
    },
    signInNeeded: {
      title: 'Sign in to continue',
      paragraphs: [
        'You are not signed in, or your session has ended. Nothing was changed.',
        'Sign in and try again.',
      ],
    },
    signInToSend: {
      title: 'Sign in to send this',
      paragraphs: [
        'You are not signed in, or your session has ended. Nothing has been sent yet.',
        'What you wrote is still on this page. It is kept nowhere else, so leave the page open.',
      ],
      signIn: 'Sign in (opens in new tab)',
      comeBack: 'Come back to this page and go on. You can then look over what you wrote and send it.',
      button: 'I have signed in: continue',
      words: 'What you wrote',
    },
    formLate:
      'Your session had ended, or the page was open for too long. Nothing has been sent yet: look over what you entered and send it again',
    formNotKept: {
      title: 'This form is not kept any more',
      paragraphs: [
        'A form in which something was wrong is kept for a short time only, and until you send the next one.',
        'Go back to where you found it, or to the home page.',
      ],
    },
    notFound: {
      title: 'Page not found',
      paragraphs: [
        'If you typed the address, check it is correct.',
        'If you pasted the address, check you copied all of it.',
        'If the address is correct, the page may have been removed, or it may be shown only to other people.',
      ],
    },
    methodNotAllowed: {
      title: 'This page cannot be used that way',
      paragraphs: [
        'The address is right, but it does not accept what was sent to it.',
        'Go back and try again.',
      ],
    },
    tooLarge: {
      title: 'That is too large',
      paragraphs: ['What you sent is larger than this page accepts. Nothing was saved.'],
      limit: (size: string) => `The most it accepts is ${size}. Choose a smaller file and try again.`,
      megabytes: (count: number) => `${count} MB`,
      kilobytes: (count: number) => `${count} KB`,
    },
    unsupportedMedia: {
      title: 'That form cannot be read',
      paragraphs: [
        'What was sent is not in a form that this page can read. Nothing was saved.',
        'Go back and try again.',
      ],
    },
    misdirected: {
      title: 'This service has another address',
      paragraphs: [
        'The name in the address leads to this machine, but the service on it does not answer to that name.',
        'Use the address that the service printed when it started, such as one that begins with http://localhost.',
      ],
    },
    tooManyRequests: {
      title: 'Too many requests',
      paragraphs: [
        'Your network has sent more requests than this service allows.',
        'Wait a minute, then try again.',
      ],
    },
    fault: {
      title: 'Sorry, there is a problem with this service',
      paragraphs: [
        'Try again later. What you sent may not have been saved.',
        'If it happens again, tell the people who run this service and give them the reference below.',
      ],
    },
    unavailable: {
      title: 'This service is about to restart',
      paragraphs: ['Try again in a minute. Nothing you sent was saved.'],
    },
  },
}
