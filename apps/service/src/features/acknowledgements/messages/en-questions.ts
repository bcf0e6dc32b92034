/** Wording of the questions on a policy and of the questions people ask about one. */
export const questionMessages = {
  question: {
    title: 'Questions on the policy',
    progress: (number: number, of: number) => `Topic ${number} of ${of}`,
    again: 'Here is another situation on the same topic.',
    button: 'Check your answer',
    errors: { choose: 'Select an answer' },
    cannotStart: 'Read the policy first',
    cannotStartText: 'The questions come after you have read the policy and told us so.',
    skippedTitle: 'There are no questions for you',
    skippedText:
      'We have no questions on the provisions that apply to you, so this step is passed over. You can go on to acknowledge the policy.',
    rightTitle: 'That is right',
    wrongTitle: 'That is not right',
    yourAnswer: 'Your answer',
    rightAnswer: 'The right answer',
    provision: 'What the policy says',
    alsoIn: 'The policy also speaks of this in',
    linkTo: (ref: string) => `Permanent link to ${ref}`,
    next: 'Next question',
    another: 'Try another question on this',
    finished:
      'You have answered all the questions. Your answers are yours alone: others see only that you are done.',
    goOn: 'Go on to acknowledge the policy',
    done: 'You have answered this question',
  },
  askedQuestion: {
    title: 'Question about a policy',
    about: (title: string, version: number) => `About ${title}, version ${version}`,
    askedBy: (name: string, at: string) => `Asked by ${name} on ${at}`,
    answeredBy: (name: string, at: string) => `Answered by ${name} on ${at}`,
    waiting: 'This question is waiting for an answer from the owner of the policy.',
    answerLabel: 'Your answer',
    answerHint:
      'The person who asked gets a mail with a link to this page. The mail does not contain your answer.',
    button: 'Send the answer',
    goOn: 'Go on with the policy',
    already: {
      title: 'This question has already been answered',
      paragraphs: ['Somebody else was faster. Nothing was changed.'],
    },
    errors: {
      noAnswer: 'Enter your answer',
      tooLong: (max: number) => `Your answer must be ${max} characters or fewer`,
    },
  },
  mail: {
    askedSubject: 'A question about a policy is waiting for you',
    asked: (link: string) =>
      `Somebody has a question about a policy and is waiting for your answer.\n\nRead it and answer it here:\n${link}\n\nThe question itself is not in this mail, to keep it private.\n`,
    answeredSubject: 'Your question about a policy has been answered',
    answered: (link: string) =>
      `The owner of the policy has answered your question.\n\nRead the answer here:\n${link}\n\nYou can then go on and acknowledge the policy.\n`,
  },
}
