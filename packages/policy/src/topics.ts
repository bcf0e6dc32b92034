/** What a provision may speak of. Code refers to topics; which provision speaks of one is the policy's data. */
export interface Topic {
  readonly key: TopicKey
  readonly label: string
  readonly description: string
}

const topics = [
  { key: 'purpose', label: 'Purpose', description: 'Why the policy exists and the principles behind it.' },
  {
    key: 'scope-people',
    label: 'Who it applies to',
    description: 'Which people the policy binds.',
  },
  {
    key: 'suppliers',
    label: 'Suppliers',
    description: 'What suppliers, contractors and service providers are told or asked to do.',
  },
  {
    key: 'scope-media',
    label: 'What counts as social media',
    description: 'Which sites, networks and internet postings the policy covers.',
  },
  {
    key: 'scope-capacity',
    label: 'When and where it applies',
    description: 'Business and personal use, in or out of hours, on any equipment.',
  },
  {
    key: 'removal',
    label: 'Removing a post',
    description: 'A request to take a post down, and what follows a refusal.',
  },
  {
    key: 'disparagement',
    label: 'Disparaging statements',
    description: 'Disparaging, defamatory or damaging statements about the body or people connected with it.',
  },
  {
    key: 'formal-procedures',
    label: 'Formal procedures',
    description: 'Whistleblowing, grievance, bullying and harassment have procedures of their own.',
  },
  {
    key: 'association',
    label: 'Being linked with the body',
    description: 'Whether personal posts and profiles may be linked with the body, and how they should look.',
  },
  {
    key: 'confidentiality',
    label: 'Confidential information',
    description: 'Sensitive or confidential information that must not be published.',
  },
  {
    key: 'consequences',
    label: 'Consequences',
    description: 'What may follow when somebody does not keep to the policy.',
  },
  {
    key: 'co-operation',
    label: 'Co-operating with an investigation',
    description: 'What people are asked to do or to hand over when a breach is investigated.',
  },
  {
    key: 'reporting-duty',
    label: 'Duty to report',
    description: 'Telling a manager or another person about a breach one becomes aware of.',
  },
  {
    key: 'read-and-understand',
    label: 'Reading and understanding',
    description: 'Everybody has to read, understand or acknowledge the policy, or be trained in it.',
  },
  {
    key: 'related-policies',
    label: 'Related policies',
    description: 'Other policies and codes that apply together with this one.',
  },
  {
    key: 'official-accounts',
    label: 'Official accounts',
    description: 'Who may set up, reach or post from the accounts of the body.',
  },
  {
    key: 'ask-first',
    label: 'Asking first',
    description: 'Asking a manager or the communications team when in doubt about a post.',
  },
  {
    key: 'personal-data',
    label: 'Personal data',
    description: 'Information about customers, residents, colleagues and other people.',
  },
  {
    key: 'inference',
    label: 'What can be inferred',
    description: 'Posts from which readers could work out who or what is meant.',
  },
  {
    key: 'discriminatory-language',
    label: 'Discriminatory language',
    description: 'Racist, sexist or other language that discriminates.',
  },
  {
    key: 'insult',
    label: 'Insults and abuse',
    description: 'Personal insults, abuse, harassment and disrespect.',
  },
  { key: 'obscenity', label: 'Obscenity', description: 'Obscene, offensive or indecent words and pictures.' },
  { key: 'privacy', label: 'Privacy', description: 'Respect for the privacy of other people.' },
  {
    key: 'political-impartiality',
    label: 'Political impartiality',
    description: 'Political comment, elections and the impartiality of the service.',
  },
  {
    key: 'airing-differences',
    label: 'Airing differences',
    description: 'Taking disputes with colleagues or the body to social media.',
  },
  {
    key: 'council-policy-comment',
    label: 'Comment on the body’s decisions',
    description: 'Comment on the body’s policies, practices or controversial issues.',
  },
  {
    key: 'rumours',
    label: 'Rumours',
    description: 'Confirming, denying or spreading rumours and speculation.',
  },
  {
    key: 'disclaimer',
    label: 'Speaking for yourself',
    description: 'Making clear that views are one’s own, for example with a disclaimer.',
  },
  {
    key: 'correction',
    label: 'Correcting what is wrong',
    description: 'Answering misrepresentations and inaccurate reports about the body.',
  },
  {
    key: 'feedback',
    label: 'Passing on feedback',
    description: 'Passing complaints and comments about services to the people who can act on them.',
  },
  {
    key: 'logo',
    label: 'Logo and branding',
    description: 'Using the body’s logo, crest, name or branding.',
  },
] as const

export type TopicKey = (typeof topics)[number]['key']

/** Every topic, in the order of the policy map. Keys are permanent; labels are English wording. */
export const TOPICS: readonly Topic[] = topics

/** Every topic's key, in the order of the policy map. */
export const TOPIC_KEYS: readonly TopicKey[] = topics.map((topic) => topic.key)
