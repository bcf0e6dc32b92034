/** Names of this feature's jobs, for those who queue them and the one who defines them. */
export const tasks = {
  mailQuestionAsked: 'acknowledgements.mail-question-asked',
  mailQuestionAnswered: 'acknowledgements.mail-question-answered',
} as const
