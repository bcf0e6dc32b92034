import { describe, expect, test } from 'vitest'
import { parsePolicy, starterPolicyText, TOPIC_KEYS, topicsNobodySpeaksOf, type TopicKey } from '../index.ts'
import { readForce } from './force.ts'

function policyOf(...provisions: readonly string[]): ReturnType<typeof parsePolicy> {
  return parsePolicy(
    [
      'Social Media Policy',
      'Anytown Council',
      '',
      ...provisions.map((text, index) => `${index + 1}. ${text}`),
    ].join('\n\n'),
  )
}

describe('the force of a provision', () => {
  test.each([
    ['Employees must not post abuse.', 'must-not'],
    ['You should not comment on elections.', 'must-not'],
    ['Never share a password.', 'must-not'],
    ['Posting pictures of pupils is strictly prohibited.', 'must-not'],
    ['Nobody may post without training.', 'must-not'],
    ['No threats', 'must-not'],
    ['Employees must comply.', 'must'],
    ['Staff are required to complete training.', 'must'],
    ['If you are unsure, ask your manager.', 'must'],
    ['Members should declare an interest.', 'should'],
    ['Please pass complaints on.', 'should'],
    ['You may use social media in breaks.', 'may'],
    ['Staff are free to have accounts of their own.', 'may'],
    ['Take care with humour; you should not be sarcastic.', 'take-care'],
    ['Be mindful of who reads your posts.', 'take-care'],
    ['A breach may result in dismissal.', 'statement'],
    ['Posts may remain public for ever.', 'statement'],
    ['Social media means websites and apps.', 'statement'],
  ])('%s is %s', (text, force) => {
    expect(readForce(text, null).force).toBe(force)
  })

  test('comes from the column where the words say nothing', () => {
    expect(readForce('Confidential papers', 'dont').force).toBe('must-not')
    expect(readForce('Honest answers', 'do').force).toBe('must')
    expect(readForce('You should be kind', 'do').force).toBe('should')
  })
})

/** Two other wordings of each topic, in the voice of other bodies. */
const WORDINGS: Readonly<Record<TopicKey, readonly string[]>> = {
  purpose: [
    'This document explains how the trust wants its people to behave online.',
    'The aim of this guidance is to keep everyone safe.',
  ],
  'scope-people': [
    'This policy covers all staff and governors.',
    'The code applies to everyone who works for the company, including volunteers.',
  ],
  suppliers: [
    'Contractors must follow this policy while they work for us.',
    'The requirements are written into every tender.',
  ],
  'scope-media': [
    'Social media includes websites and apps such as Instagram and TikTok.',
    'It covers all forms of online communication, such as forums and blogs.',
  ],
  'scope-capacity': [
    'It applies to personal and professional use, on any device.',
    'The rules hold outside working hours as well.',
  ],
  removal: [
    'You may be asked to delete the post at once.',
    'Content that breaks these rules will be taken down when the content is removed by request.',
  ],
  disparagement: [
    'Do not bring the trust into disrepute.',
    'Libellous or slanderous remarks about the school are forbidden.',
  ],
  'formal-procedures': [
    'Use the grievance procedure, not the internet.',
    'Whistleblowers are protected when they use the whistle-blowing policy.',
  ],
  association: [
    'Do not identify yourself as an employee of the college.',
    'Never use your work email to register for a personal account.',
  ],
  confidentiality: [
    'Do not disclose confidential matters.',
    'Information discussed in private session must not be divulged, nor internal documents.',
  ],
  consequences: [
    'Misuse may be treated as gross misconduct.',
    'Failure to comply may lead to action under the disciplinary procedure.',
  ],
  'co-operation': ['Staff must cooperate with any inquiry.', 'You have to assist the investigation.'],
  'reporting-duty': [
    'Tell your supervisor about any misuse.',
    'Report abusive posts to the safeguarding team.',
  ],
  'read-and-understand': [
    'All staff must read this policy and sign to say they have understood it.',
    'Induction includes training on social media.',
  ],
  'related-policies': [
    'Read this together with the safeguarding policy.',
    'The members’ code of conduct applies online.',
  ],
  'official-accounts': [
    'Only the digital team may set up a page.',
    'The password of a corporate account is kept by its owner.',
  ],
  'ask-first': ['If in doubt, do not post.', 'Seek advice from your line manager first.'],
  'personal-data': ['Never publish personal data.', 'Do not post pictures of children without consent.'],
  inference: [
    'Even if you do not name somebody, readers could work out who is meant.',
    'Avoid details from which people might be identified without naming them.',
  ],
  'discriminatory-language': [
    'Homophobic comments are not acceptable.',
    'Hate speech and discrimination have no place here.',
  ],
  insult: ['Do not insult or abuse others.', 'Be courteous and respectful at all times: stay polite.'],
  obscenity: ['No swearing.', 'Pornographic or indecent pictures are banned.'],
  privacy: ['Respect the privacy of your colleagues.', 'Ask for permission before you tag people in photos.'],
  'political-impartiality': [
    'Officers must remain politically neutral.',
    'Special care is needed before elections.',
  ],
  'airing-differences': [
    'Do not rant about your working day.',
    'Disputes with colleagues are settled offline.',
  ],
  'council-policy-comment': [
    'Avoid comment on contentious subjects.',
    'Do not criticise the decisions of the council.',
  ],
  rumours: ['Do not spread gossip.', 'Never confirm or deny a rumour.'],
  disclaimer: ['State that your views are your own.', 'Make it clear that you post in a personal capacity.'],
  correction: [
    'Correct any misleading information politely.',
    'If someone misrepresents us, reply with the facts.',
  ],
  feedback: [
    'Direct complaints from residents to the customer service team.',
    'Share useful feedback with the service.',
  ],
  logo: ['The crest may not be used.', 'Do not use our branding.'],
}

describe('topics', () => {
  test.each(
    Object.entries(WORDINGS).flatMap(([topic, texts]) => texts.map((text) => [topic, text] as const)),
  )('%s: %s', (topic, text) => {
    const [provision] = policyOf(text).provisions
    expect(provision?.topics.map((suggestion) => suggestion.topic)).toContain(topic)
  })

  test('say why, and how surely', () => {
    const [provision] = policyOf(
      'Do not use the logo without permission from the communications team.',
    ).provisions
    const logo = provision?.topics.find(({ topic }) => topic === 'logo')
    expect(logo?.because).toEqual(['logo'])
    expect(logo?.confidence).toBe(0.75)
  })

  test.each([
    ['New services are covered as they appear, whether or not they are named here.', 'inference'],
    ['Take care that posts on politics do not put your impartiality in doubt.', 'ask-first'],
  ])('are not taken from a turn of phrase: %s', (text, topic) => {
    const { provisions } = parsePolicy(`# Social media policy\n\n1. Rules\n\n1.1 ${text}\n`)
    expect(provisions.flatMap(({ topics }) => topics.map((one) => one.topic))).not.toContain(topic)
  })

  test('that nobody speaks of are listed', () => {
    const silent = topicsNobodySpeaksOf(policyOf('Do not use the logo.'))
    expect(silent).toContain('rumours')
    expect(silent).not.toContain('logo')
    expect(topicsNobodySpeaksOf({ provisions: [] })).toHaveLength(TOPIC_KEYS.length)
  })
})

describe('to whom a provision applies', () => {
  test('is read from its subject, not from whom it mentions', () => {
    const policy = policyOf(
      'Employees must not post about councillors.',
      'Councillors must respect officers.',
      'Contractors shall ask first.',
    )
    expect(policy.provisions.map(({ appliesTo }) => appliesTo)).toEqual([
      ['officer'],
      ['member'],
      ['supplier'],
    ])
  })

  test('is read from the scope where it names nobody', () => {
    const policy = policyOf(
      'This policy applies to all employees, agency workers and volunteers.',
      'Do not post rumours.',
    )
    expect(policy.provisions[1]).toMatchObject({
      appliesTo: ['officer', 'agency', 'on-behalf'],
      appliesToReason: { code: 'applies-to.scope', params: { refs: ['1'] } },
    })
  })

  test('is wider where a definition widens “employee”', () => {
    const policy = policyOf('In this policy, "employees" includes councillors.', 'Employees must be polite.')
    expect(policy.provisions[1]?.appliesTo).toEqual(['officer', 'member'])
  })

  test('is officers where the policy does not say', () => {
    expect(policyOf('Do not post rumours.').provisions[0]).toMatchObject({
      appliesTo: ['officer'],
      appliesToReason: { code: 'applies-to.unsaid', params: {} },
    })
  })
})

describe('tensions', () => {
  test('are found in other words', () => {
    const policy = policyOf(
      'This policy applies to all staff and councillors.',
      'Staff must never mention their employer.',
      'Always add a disclaimer saying that the views are your own.',
      'Officers must not comment on politics.',
    )
    expect(policy.tensions.map(({ key, between }) => `${key} ${between.join(' ')}`)).toEqual([
      'association-or-openness 2 3',
      'politics-and-members 4 1',
      'employees-or-everybody 2 4 1',
    ])
  })

  test('are not invented', () => {
    expect(
      policyOf('This policy applies to all staff.', 'Staff must be polite.', 'Do not post rumours.').tensions,
    ).toEqual([])
  })
})

describe('the starter policy', () => {
  const policy = parsePolicy(starterPolicyText, { format: 'markdown' })

  test('speaks of every topic', () => {
    expect(topicsNobodySpeaksOf(policy)).toEqual([])
  })

  test('is numbered throughout, and has no provision against another', () => {
    expect(policy.title).toBe('Social media policy')
    expect(policy.provisions.map(({ ref }) => ref)).toEqual(
      expect.arrayContaining(['1.1', '10.1', 'G1', 'G3.a', 'G7']),
    )
    expect(policy.tensions).toEqual([])
  })
})

describe('politics and members', () => {
  const found = (text: string) =>
    policyOf('This policy applies to all employees and councillors.', text).tensions.map(({ key }) => key)

  test('is a tension where a rule about politics binds members too', () => {
    expect(found('You must not post about politics.')).toContain('politics-and-members')
  })

  test.each([
    'Officers in politically restricted posts may not canvass for a party.',
    'Council equipment must not be used for party political purposes.',
  ])('is none in: %s', (text) => {
    expect(found(text)).not.toContain('politics-and-members')
  })
})
