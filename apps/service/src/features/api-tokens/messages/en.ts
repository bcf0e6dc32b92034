export const en = {
  /** How dates are written. */
  intl: 'en-GB',
  scopes: { 'check-drafts': 'Check drafts, and nothing else' },
  own: {
    title: 'Your tokens for programs',
    lead: 'With a token, a program of yours can check drafts as the page does. Whoever has the token can do that, and nothing else: no page opens with it.',
    nothing: 'You have no tokens.',
    make: 'Make a token',
    workingHeading: 'Tokens that work',
    endedHeading: 'Tokens that have ended',
    scope: 'It may',
    made: 'Made on',
    lastDay: 'Works until',
    lastUsed: 'Last used on',
    neverUsed: 'Not used yet',
    ended: 'Ended',
    revoke: 'Revoke',
    use: (address: string) =>
      `A program sends the token in the header Authorization, after the word Bearer, to ${address}.`,
    description: 'Description of the interface (OpenAPI)',
    privacy:
      'Only the day of the last use is kept. What a program checks is not kept or logged, as on the page.',
  },
  states: {
    expired: (day: string) => `On ${day}, its last day`,
    revoked: (day: string) => `Revoked on ${day}`,
    'revoked-by-other': (day: string) => `Revoked by an administrator on ${day}`,
    left: (day: string) => `On ${day}, when you left`,
    'address-changed': (day: string) => `On ${day}, when your address was changed`,
    lost: 'Its secret is gone, as after a backup was restored',
  },
  make: {
    title: 'Make a token',
    name: {
      label: 'Name of the token',
      hint: 'What it is for, so that you know it again, such as Newsletter plug-in',
      missing: 'Enter a name for the token',
      tooLong: 'The name must be 100 characters or less',
    },
    lifetime: {
      legend: 'How long should it work?',
      choice: (days: number, lastDay: string) =>
        days === 365 ? `A year, until ${lastDay}` : `${days} days, until ${lastDay}`,
      missing: 'Select how long the token should work',
    },
    scope: 'The token can be used to check drafts, and for nothing else.',
    mail: 'You get a mail that says that a token was made in your name.',
    button: 'Make the token',
    tooMany: 'You have 20 tokens that work. Revoke one that you do not need any more, then make another',
  },
  made: {
    title: 'Your token',
    warning: 'Warning',
    once: 'Copy it now. It is shown this once, and nobody can look it up.',
    label: 'Token',
    keep: 'Keep it as you keep a password: not in a document, a chat or a program’s source. Revoke it as soon as somebody else may have seen it.',
    use: (name: string, lastDay: string) => `${name} works until ${lastDay}.`,
    back: 'Go to your tokens',
  },
  madeAlready: {
    title: 'This token was made already',
    paragraphs: [
      'The form was sent twice. The token is in your list; its secret is not shown a second time.',
      'If you did not copy it, revoke the token and make another.',
    ],
  },
  revoke: {
    title: (name: string) => `Revoke ${name}?`,
    consequences: [
      'The token stops working at once, and cannot be brought back.',
      'A program that uses it is refused until it gets another token.',
    ],
    button: 'Revoke the token',
    cancel: 'Keep it',
    tell: 'The person whose token it is gets a mail.',
  },
  endedAlready: {
    title: 'This token has ended already',
    paragraphs: ['There is nothing left to revoke.'],
  },
  all: {
    title: 'Tokens for programs',
    lead: 'Tokens by which programs of people check drafts. A token ends when its person leaves or their address is changed.',
    nothing: 'Nobody has a token that works.',
    name: 'Token',
    person: 'Person',
    made: 'Made on',
    lastDay: 'Works until',
    action: 'Action',
    revoke: 'Revoke',
    of: (name: string, person: string) => `${name} of ${person}`,
    pages: 'Pages of tokens',
    previous: 'Previous',
    next: 'Next',
    page: (page: number) => `Page ${page}`,
  },
  mail: {
    made: {
      subject: (name: string) => `A token was made in your name: ${name}`,
      text: (facts: { name: string; lastDay: string; link: string }) =>
        `A token for programs was made in your name: ${facts.name}. It can be used to check drafts until ${facts.lastDay}.\n\nIf that was you, there is nothing to do. If not, revoke it and tell your administrator:\n\n${facts.link}\n`,
    },
    revoked: {
      subject: (name: string) => `Your token was revoked: ${name}`,
      text: (facts: { name: string; lastDay: string; link: string }) =>
        `An administrator revoked your token for programs ${facts.name}. A program that uses it is refused from now on.\n\nYour tokens, and how to make another:\n\n${facts.link}\n`,
    },
  },
}
