/** Wording of the home page. */
export const en = {
  anonymous: {
    title: 'Our social media policy',
    lead: (bodyName: string) =>
      `This is where ${bodyName} publishes its social media policy and helps people to keep to it.`,
    signInHeading: 'If you work for us or with us',
    signInText:
      'Sign in to see what is asked of you, to read and acknowledge a policy, and to keep your receipt.',
    signIn: 'Sign in',
    policiesHeading: 'If you want to read the policy',
    policiesText: 'Everybody can read it, without signing in.',
    policies: 'Read the policy',
  },
  person: {
    title: 'Home',
    welcome: (name: string) => `Hello, ${name}`,
    waitingHeading: 'What waits for you',
    nothing: 'Nothing waits for you now.',
    linksHeading: 'Your pages',
    policies: 'Read the policy',
  },
  notSetUp: {
    title: 'This service is not set up yet',
    paragraphs: [
      'Its first administrator sets it up with a link that the service printed on its terminal when it started.',
      'The link works once, for 24 hours. Restarting the service prints a new one.',
    ],
  },
}
