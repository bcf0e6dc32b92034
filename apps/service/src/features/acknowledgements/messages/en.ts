import type { Category } from '@moothall/policy'
import type { CoverageState } from '../coverage.ts'
import type { Refusal, StepState } from '../decisions.ts'
import { questionMessages } from './en-questions.ts'
import { reportMessages } from './en-reports.ts'

/** The sentences that a person acknowledges. Changing them changes what later records say, never earlier ones. */
interface Wording {
  readonly person: string
  readonly body: string
  readonly title: string
  readonly version: number
  readonly inForceFrom: string
  readonly contentHash: string
  readonly categories: string
  readonly answeredQuestions: boolean
}

/** After “as”. */
const categories: Record<Category, string> = {
  officer: 'an officer',
  member: 'a member',
  agency: 'an agency worker',
  'on-behalf': 'somebody acting on its behalf',
  supplier: 'a supplier',
}

/** In a table. */
const categoryNames: Record<Category, string> = {
  officer: 'Officers',
  member: 'Members',
  agency: 'Agency workers',
  'on-behalf': 'People acting on its behalf',
  supplier: 'Suppliers',
}

function list(words: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(words)
}

const stepStates: Record<StepState, string> = {
  done: 'Completed',
  'to-do': 'To do',
  'cannot-start': 'Cannot start yet',
  skipped: 'Not needed',
}

const refusals: Record<Refusal, { readonly title: string; readonly paragraphs: readonly string[] }> = {
  'not-in-force': {
    title: 'This version is no longer in force',
    paragraphs: [
      'A newer version has taken its place. Nothing was recorded.',
      'Go to your policies to see what is asked of you now.',
    ],
  },
  'not-asked': {
    title: 'This policy asks nothing of you',
    paragraphs: ['None of its provisions applies to the categories you have today. Nothing was recorded.'],
  },
  'not-read': {
    title: 'Read the policy first',
    paragraphs: [
      'Nothing was recorded. Read the policy to the end and confirm that you have, then come back.',
    ],
  },
  'questions-not-passed': {
    title: 'Answer the questions first',
    paragraphs: ['Nothing was recorded. Answer the questions on the policy, then come back.'],
  },
  'already-acknowledged-so-not-declined': {
    title: 'You have already acknowledged this version',
    paragraphs: [
      'An acknowledgement cannot be taken back: it is a record of what you had read and understood on that day. Nothing was changed.',
      'If you have a concern about the policy, you can ask its owner a question.',
    ],
  },
  'question-open': {
    title: 'Your question is still waiting for an answer',
    paragraphs: ['Nothing was sent. You can ask another question when this one has been answered.'],
  },
}

const coverageStates: Record<CoverageState, string> = {
  acknowledged: 'Acknowledged',
  declined: 'Declined',
  question: 'Question waiting',
  unanswered: 'No answer yet',
}

export const en = {
  categories,
  categoryNames,
  list,
  stepStates,
  refusals,
  coverageStates,
  ...questionMessages,
  ...reportMessages,
  wording: (words: Wording) =>
    `I, ${words.person}, have read “${words.title}” of ${words.body}, version ${words.version}, in force from ${words.inForceFrom}. ` +
    (words.answeredQuestions ? 'I have answered the questions asked of me about it. ' : '') +
    `I understand that the provisions that apply to me as ${words.categories} bind me, and I will keep to them. ` +
    `Content of the version, SHA-256: ${words.contentHash}.`,
  myPolicies: {
    title: 'Your policies',
    nothing: 'No policy asks anything of you at the moment.',
    caption: 'Policies that ask something of you',
    policy: 'Policy',
    inForceFrom: 'In force from',
    state: 'Where you are',
    record: 'See your record and receipts',
    team: 'See how your team is doing',
  },
  standing: {
    toRead: 'Read it',
    toAnswer: 'Answer the questions',
    toAcknowledge: 'Acknowledge it',
    declined: 'You declined it',
    questionOpen: 'Your question is waiting for an answer',
    done: 'Done',
  },
  waiting: {
    toRead: (title: string) => `Read “${title}”`,
    toAnswer: (title: string) => `Answer the questions on “${title}”`,
    toAcknowledge: (title: string) => `Acknowledge “${title}”`,
    detail: (body: string, from: string, categories: string) =>
      `${body} asks you as ${categories}. In force from ${from}.`,
    questionOpen: (title: string) => `Your question about “${title}” is waiting for an answer`,
  },
  asked: {
    title: (policy: string) => `Your part in “${policy}”`,
    why: (body: string, categories: string) =>
      `${body} asks everyone to whom this policy applies to read it, answer a few questions and acknowledge it. It applies to you as ${categories}.`,
    version: 'Version',
    inForceFrom: 'In force from',
    issuedBy: 'Approved by',
    appliesTo: 'Applies to you as',
    numberOfProvisions: 'Applies to you',
    provisions: (mine: number, all: number) => `${mine} of ${all} provisions`,
    whole: 'Read the public page of the whole policy',
    tasks: 'What to do',
    readTask: 'Read the policy',
    readHint: (pages: number) => (pages === 1 ? 'One page' : `${pages} pages`),
    questionsTask: 'Answer the questions',
    questionsHint: (count: number) =>
      count === 1
        ? 'One everyday situation. A wrong answer is no problem: you are asked another.'
        : `${count} everyday situations. A wrong answer is no problem: you are asked another.`,
    questionsSkipped: 'There are no questions on what applies to you, so this step is passed over.',
    acknowledgeTask: 'Acknowledge the policy',
    otherAnswers: 'Other answers',
    decline: 'Decline, or ask a question',
    againTitle: 'The policy has changed',
    again: (before: number, now: number) =>
      `You acknowledged version ${before}. Version ${now} has taken its place, so you are asked again.`,
    changesLink: 'What changed from the version before',
    declinedTitle: 'You have declined this policy',
    declined: (at: string) =>
      `You declined it on ${at}. That is recorded, and it is not the same as not having answered. You can still acknowledge it.`,
    acknowledgedTitle: 'You have acknowledged this policy',
    acknowledged: (at: string) => `You acknowledged this version on ${at}.`,
    acknowledgedLink: 'See your acknowledgement and its receipt',
    superseded: 'A newer version has taken its place',
    questions: 'Your questions',
    questionAsked: (at: string) => `Asked on ${at}`,
    questionWaiting: 'Waiting for an answer',
    questionAnswered: 'Answered',
    receipts: 'What is recorded',
    privacy:
      'Your manager sees only whether you are done or not done. Nobody but you can see your answers to the questions.',
    notAsked:
      'This policy asks nothing of you: none of its provisions applies to the categories you have today.',
  },
  read: {
    progress: (page: number, pages: number) => `Page ${page} of ${pages}`,
    page: (page: number) => `page ${page}`,
    intro:
      'The provisions that apply to you are shown in full. The others are folded away where they stand, and you can open them.',
    others: (count: number) =>
      count === 1
        ? 'Show 1 provision that does not apply to you'
        : `Show ${count} provisions that do not apply to you`,
    linkTo: (ref: string) => `Permanent link to ${ref}`,
    previous: 'Previous',
    next: 'Next',
    navigation: 'Pages of the policy',
    haveRead: 'I have read this',
    haveReadHint:
      'Choose this when you have read the policy. We record that you said so and when. We do not record how you read it or how long it took.',
    readAt: (at: string) => `You told us on ${at} that you have read this version.`,
    goOn: 'Go on to what is left to do',
    empty: 'This version has no text.',
  },
  respond: {
    title: 'Acknowledge the policy',
    wordingLabel: 'This is what you acknowledge',
    legend: 'What is your answer?',
    acknowledge: 'I acknowledge the policy',
    notYet: 'You can acknowledge the policy when you have read it and answered the questions.',
    decline: 'I decline',
    question: 'I have a question first',
    button: 'Continue',
    declineTitle: 'Decline the policy',
    declineText:
      'Your answer is recorded. It is not the same as not having answered. You can still acknowledge the policy later.',
    reason: 'Why do you decline? (optional)',
    reasonHint: 'You and the owner of the policy can read this. Your manager cannot.',
    declineButton: 'Decline',
    askTitle: 'Ask a question about the policy',
    questionText: 'What is your question?',
    questionHint:
      'It goes to the owner of the policy. You get a mail when it is answered, and can then go on.',
    askButton: 'Send the question',
    errors: {
      choose: 'Select whether you acknowledge the policy, decline, or have a question',
      noQuestion: 'Enter your question',
      questionTooLong: (max: number) => `Your question must be ${max} characters or fewer`,
      reasonTooLong: (max: number) => `Your reason must be ${max} characters or fewer`,
    },
  },
  acknowledged: {
    title: 'You have acknowledged the policy',
    panelTitle: 'You are done',
    panelBody: (title: string, version: number) => `You have acknowledged ${title}, version ${version}`,
    at: (at: string) => `Recorded on ${at}.`,
    wordingLabel: 'What you acknowledged',
    receiptHeading: 'Your receipt',
    sealing: 'Your receipt is being sealed. That takes about a second: reload this page to see it.',
    reload: 'Reload this page',
    sealed:
      'Your receipt is ready. Keep a copy: with it, anyone can check this record without access to this service.',
    page: 'See the receipt',
    pdf: 'Download the receipt (PDF)',
    json: 'Download the receipt (JSON)',
    next: 'What happens next',
    nextText:
      'Nothing more is asked of you for this version. We ask again when a new version changes what applies to you.',
    ask: 'Ask the owner of the policy a question',
    back: 'Go to your policies',
  },
}
