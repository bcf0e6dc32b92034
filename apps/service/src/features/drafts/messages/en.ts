/** The most that is checked at once. */
const number = (count: number) => count.toLocaleString('en-GB')

const page = {
  title: 'Check a draft before you post it',
  resultTitle: (outcome: string) => `${outcome} – check of a draft`,
  navigation: 'Check a draft',
  lead: 'See what the policy may have to say about a post or a profile, why, and what to change. It is advice: people decide, not this page.',
  privateHere: 'Your text is checked on this device as you type. It is not sent, kept or logged anywhere.',
  privateServer:
    'Your browser does not run this page’s script, so your text is sent to this service to be checked when you press the button. It is not kept or logged.',
  policy: 'Which policy',
  kind: {
    legend: 'What do you want to check?',
    post: 'A post, comment or message',
    profile: 'The text of my profile',
  },
  text: {
    label: 'Your text',
    /** The design system puts the number in place of `%{count}`. */
    description: 'You can enter up to %{count} characters',
    under: { one: 'You have %{count} character remaining', other: 'You have %{count} characters remaining' },
    atLimit: 'You have 0 characters remaining',
    over: { one: 'You have %{count} character too many', other: 'You have %{count} characters too many' },
    missing: 'Enter the text that you want to check',
    tooLong: (most: number) => `Your text must be ${number(most)} characters or less. Check it in parts`,
  },
  capacity: {
    legend: 'Who is speaking?',
    personal: 'I am, from an account of my own',
    official: 'The body is, from one of its own accounts',
    wrong: 'Select who is speaking',
  },
  identifiable: {
    legend: 'Can readers tell whom you work for or sit on?',
    hint: 'From your profile, a uniform, your job title, or people you are linked with',
    yes: 'Yes',
    no: 'No',
    unknown: 'I am not sure',
    wrong: 'Select whether readers can tell',
  },
  role: {
    label: 'Your place',
    officer: 'Employee',
    member: 'Councillor or other member',
    agency: 'Agency worker',
    'on-behalf': 'Volunteer, or working on the body’s behalf',
    supplier: 'Working for a supplier',
    wrong: 'Select your place',
  },
  more: {
    legend: 'What else is true?',
    profileDisclaimer: 'My profile carries the policy’s disclaimer',
    politicallyRestricted: 'My job is politically restricted',
    preElection: 'It is the period before an election',
    remember: 'Remember on this device that my profile carries the disclaimer',
  },
  reply: {
    summary: 'I am answering somebody’s post',
    label: 'The post that you answer',
    hint: 'It is read to understand yours, and not judged',
    tooLong: (most: number) => `The post that you answer must be ${number(most)} characters or less`,
  },
  attachments: {
    summary: 'There is a picture, a film, a document or a link',
    legend: (at: number) => `Attachment ${at}`,
    kind: 'What is it?',
    nothing: 'Nothing',
    image: 'Picture',
    video: 'Film',
    audio: 'Recording',
    document: 'Document',
    link: 'Link',
    alt: 'Its text alternative, as you will post it',
    logo: 'Does it show the body’s logo or arms?',
    captions: 'If it is a film or a recording, does it have captions or a transcript?',
    notSaid: 'Not answered',
    yes: 'Yes',
    no: 'No',
    wrong: 'Select one of the choices',
    altTooLong: (most: number) => `The text alternative must be ${number(most)} characters or less`,
  },
  button: 'Check',
  register: {
    legend: 'Confidential topics of the body',
    explains:
      'What is found as you type knows nothing of matters that are not public yet. To have your text matched with them, it has to be sent to this service. It is not kept or logged.',
    button: 'Send my text and check it with the confidential topics, too',
    matched:
      'Show this to your manager or the communications team before you post it. That is said of many texts, also of some that are quite all right.',
  },
  noPolicy: {
    title: 'No policy is in force yet',
    paragraphs: [
      'Drafts are checked against the policies that are in force, and there is none yet.',
      'Come back once a policy has been published.',
    ],
  },
  policyGone: 'Select a policy that is in force',
  tooMany: 'Too many checks from your network. Wait a minute, then try again',
}

/** Plain strings alone: the browser's script gets them as data. */
const result = {
  outcomes: {
    clear: {
      title: 'Nothing found',
      text: 'The check found nothing to say. That is no permission: it cannot see everything, and what you post stays yours to answer for.',
    },
    advise: { title: 'Worth a thought', text: 'It may go out after a small change, or a thought about it.' },
    review: {
      title: 'Talk to somebody first',
      text: 'Talk to your manager or the communications team before you post it.',
    },
    stop: { title: 'Not as it stands', text: 'Do not post it as it stands.' },
    redirect: {
      title: 'There is a better route for this',
      text: 'What you describe has a route of its own, where you are heard and protected.',
    },
    abstain: {
      title: 'It cannot be judged here',
      text: 'There is too little text that this check can read. Ask a person.',
    },
  },
  foreign: 'The text seems not to be in English. Only what can be seen in any language was looked for.',
  count: { zero: 'Nothing found', one: '1 thing to look at', many: '{count} things to look at' },
  decides: {
    officer: 'If anybody has to decide, it is your manager or HR, never this check.',
    member: 'If anybody has to decide, it is the monitoring officer, never this check.',
    agency:
      'If anybody has to decide, it is the manager you work for together with your agency, never this check.',
    'on-behalf':
      'If anybody has to decide, it is your volunteer manager or contract manager, never this check.',
    supplier: 'If anybody has to decide, it is the contract manager, never this check.',
  },
  provision: 'Provision {ref}',
}

/** More plain strings, for the parts around a result. */
const parts = {
  heading: 'What was found',
  waiting: 'What is found shows here as you type.',
  yourText: 'Your text, with the words that are meant',
  findings: 'What to look at',
  words: 'Words',
  why: 'Why it may matter',
  suggestion: 'What to do',
  provisions: 'In the policy',
  questions: 'The answer depends on',
  answer: 'Answer this',
  askFirst: 'If in doubt, ask first',
  disclaimer: 'The policy’s disclaimer, to copy',
  copy: 'Copy the disclaimer',
  copied: 'Copied',
  selected: 'The disclaimer is selected: copy it with your keyboard or menu',
  goTo: 'Go to what was found',
  newTab: '(opens in new tab)',
}

const api = {
  title: 'Checking drafts',
  description:
    'Checks a draft against a policy in force. Nothing of a request is kept or logged. Findings say what may apply and cite provisions; people decide.',
  summary: 'Check one draft',
  outcome: 'clear means that nothing was found, never that anything is allowed',
  noPolicy: 'No policy in force has this name',
  invalid: 'The request is not as the description says',
  nobody: 'There is no token, or it has ended; and nobody is signed in',
  tooMany:
    'Too many requests of this token or from this network. Retry-After says when to come back, in seconds',
  token: 'A token that its person made at /account/tokens. It checks drafts, and nothing else',
  session: 'The session of somebody signed in, in a browser',
}

export const en = { page, result, parts, api }
