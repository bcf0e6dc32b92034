/** Wording of passkeys: keeping them, signing in with one, and the mail about them. */
export const en = {
  /** How dates are written. */
  intl: 'en-GB',
  serviceName: (bodyName: string) => `Social media policy of ${bodyName}`,
  own: {
    title: 'Your passkeys',
    lead: 'With a passkey, your phone, computer or security key signs you in at once, without waiting for an email.',
    emailRemains:
      'Signing in with a link by email always works too. You cannot lock yourself out by removing a passkey or losing a device.',
    nothing: 'You have no passkeys.',
    add: 'Add a passkey',
    impossible:
      'Passkeys cannot be used at the address that this service has now. The people who run it can change that.',
    heading: 'Passkeys that sign you in',
    added: 'Added on',
    lastUsed: 'Last used on',
    neverUsed: 'Not used yet',
    lost: 'Does not work any more, because a backup was restored. Remove it and add it again.',
    rename: 'Rename',
    remove: 'Remove',
    privacy:
      'This service keeps a public key of each passkey and the day on which it was last used. Your finger, face or PIN stays on your device.',
  },
  name: {
    title: 'Add a passkey',
    lead: 'First give it a name. Your device then asks you to confirm that it is you.',
    label: 'Name of the passkey',
    hint: 'Where it will be, so that you know it again, such as Work laptop',
    missing: 'Enter a name for the passkey',
    tooLong: 'The name must be 100 characters or less',
    tooMany: 'You have 10 passkeys. Remove one that you do not need any more, then add another',
    shared:
      'Do not add a passkey on a device that others use with the same account, or whose PIN others know.',
    mail: 'You get a mail that says that a passkey was added.',
    button: 'Continue',
  },
  create: {
    title: 'Make the passkey on your device',
    lead: (name: string) =>
      `Your browser now asks you to make the passkey ${name}. Follow what it says: it may ask for your finger, your face or a PIN.`,
    refused: 'This was cancelled or took too long. You can ask your device again.',
    button: 'Ask my device again',
    back: 'Stop, and go to your passkeys',
  },
  use: {
    title: 'Sign in with your passkey',
    lead: 'Your browser now asks you to use your passkey. Follow what it says.',
    refused:
      'This was cancelled, took too long, or your device has no passkey for this service. You can ask it again.',
    button: 'Ask my device again',
    back: 'Use a link by email instead',
  },
  script: {
    cannot:
      'Passkeys need JavaScript and a browser that knows them. Without, sign in with the link that we send by email, as before.',
    knownAlready: 'This device has a passkey for you already. You need no second one on it.',
    failed: 'Your device could not do this. You can try again, or use another device.',
    done: 'Done. One moment.',
  },
  refusals: {
    backToList: 'Back to your passkeys',
    backToSignIn: 'Back to sign in',
    notAsked: {
      title: 'This took too long',
      paragraphs: [
        'What your device was asked is good for 5 minutes, once, in the browser where you began.',
        'Please begin again.',
      ],
    },
    notRight: {
      title: 'The passkey was not accepted',
      paragraphs: [
        'What your device answered does not fit what it was asked on this page.',
        'Please begin again, from this service’s own page in an up-to-date browser.',
      ],
    },
    unknown: {
      title: 'This passkey is not known here',
      paragraphs: [
        'It may have been removed, or it ended when an address was changed or when a backup was restored. Your device can then forget it.',
        'You can sign in with a link by email, and add a passkey again.',
      ],
    },
    copyRefused: {
      title: 'This passkey was refused',
      paragraphs: [
        'It was used before in a way that shows that there may be a copy of it. The person it belongs to gets a mail about this.',
        'Sign in with a link by email, remove this passkey from your list, and add it again.',
      ],
    },
    knownAlready: {
      title: 'This passkey was added before',
      paragraphs: ['It belongs to an account here already. Make a new one on your device.'],
    },
    tooMany: {
      title: 'You have 10 passkeys',
      paragraphs: ['Remove one that you do not need any more, then add another.'],
    },
    ended: {
      title: 'This passkey was removed already',
      paragraphs: ['There is nothing left to change.'],
    },
  },
  rename: {
    title: (name: string) => `Rename ${name}`,
    button: 'Save the name',
    cancel: 'Keep the name',
  },
  remove: {
    title: (name: string) => `Remove ${name}?`,
    consequences: [
      'It does not sign you in any more, from this moment on.',
      'You can still sign in with a link by email, as ever.',
      'Your device may go on showing it until you delete it there too.',
      'Devices that are signed in stay signed in. If you lost a device, also sign out everywhere.',
    ],
    signOut: 'Sign out everywhere',
    button: 'Remove the passkey',
    cancel: 'Keep it',
  },
  mail: {
    added: {
      subject: (name: string) => `A passkey was added: ${name}`,
      text: ({ name, link }: { name: string; link: string }) =>
        `A passkey was added to your account: ${name}. From now on it signs you in.\n\nIf that was you, there is nothing to do. If not, remove it, sign out everywhere, and tell your administrator:\n\n${link}\n`,
    },
    removed: {
      subject: (name: string) => `A passkey was removed: ${name}`,
      text: ({ name, link }: { name: string; link: string }) =>
        `The passkey ${name} was removed from your account. It does not sign you in any more. A link by email does, as ever.\n\nIf that was not you, tell your administrator. Your passkeys:\n\n${link}\n`,
    },
    'address-changed': {
      subject: (name: string) => `A passkey ended with your address: ${name}`,
      text: ({ name, link }: { name: string; link: string }) =>
        `Your address in the directory was changed, so the passkey ${name} ended: whoever read the old address could have added it. Sign in with a link by email, and add your passkey again:\n\n${link}\n`,
    },
    'copy-refused': {
      subject: (name: string) => `A copy of your passkey may have been used: ${name}`,
      text: ({ name, link }: { name: string; link: string }) =>
        `Somebody tried to sign in with your passkey ${name}, from a device that is behind the one that used it last. That can mean that there is a copy of it. It was refused.\n\nRemove the passkey, and add a new one; tell your administrator if you do not know how this can be:\n\n${link}\n`,
    },
  },
}
