/** Wording of the first start. */
export const en = {
  form: {
    title: 'Set up this service',
    lead: 'You are the first person here. This link works once: after this page it is gone.',
    bodyHeading: 'Your organisation',
    bodyName: 'Its name',
    bodyNameHint: 'As it stands on letters, such as Example Borough Council.',
    shortName: 'Its short name',
    shortNameHint: 'As people say it, such as EBC.',
    contactEmail: 'Email address for questions about this service',
    contactHint: 'Shown to everybody on the contact page.',
    administratorHeading: 'You, the first administrator',
    administratorLead:
      'You will look after the directory of people, and own the policies until you give that role to somebody else.',
    name: 'Your full name',
    email: 'Your email address',
    emailHint: 'Your sign-in links will go here. Check it: nobody else can sign in yet.',
    post: 'Your post',
    postHint: 'For example, Communications manager.',
    team: 'Your team',
    button: 'Set up the service',
  },
  dead: {
    title: 'This set-up link does not work any more',
    paragraphs: [
      'A set-up link works once, for 24 hours, and only the newest one.',
      'If the service is set up, sign in. If it is not, restart it: it prints a new link on its terminal.',
    ],
    home: 'Go to the home page',
  },
  next: {
    title: 'The service is set up',
    lead: 'You are signed in. Next, give it your social media policy.',
    uploadHeading: 'You have a policy',
    upload: 'Upload your policy',
    uploadText:
      'A text or Markdown file. The service finds its provisions, and you confirm what each of them says and to whom it applies before anybody else sees it.',
    starterHeading: 'You have none yet',
    starter: 'Start from the starter policy',
    starterText:
      'A complete policy in plain words that comes with this service. You confirm it in the same way, and can change it first.',
    peopleHeading: 'Then',
    people: 'Add people',
    peopleText: 'A policy is approved by another person than its owner, so add at least one policy approver.',
  },
  errors: {
    bodyNameMissing: 'Enter the name of your organisation',
    shortNameMissing: 'Enter the short name of your organisation',
    contactWrong: 'Enter an email address for questions in the right form, such as policy@example.gov.uk',
    nameMissing: 'Enter your full name',
    emailWrong: 'Enter your email address in the right form, such as name@example.gov.uk',
    postMissing: 'Enter your post',
    teamMissing: 'Enter your team',
    tooLong: 'This is too long. Shorten it',
  },
}
