import type { LifecycleRefusal } from '../lifecycle.decision.ts'
import { plural } from './plural.ts'

export const workMessages = {
  version: (version: number) => `version ${version}`,
  caption: (title: string, version: number) => `${title}, version ${version}`,
  policies: {
    title: 'Manage policies',
    import: 'Import a policy',
    empty: 'There is no policy yet. Import the one you have, or begin with the starter policy.',
    policy: 'Policy',
    version: 'Version',
    state: 'State',
  },
  import: {
    title: 'Import a policy',
    introduction:
      'Give the policy you already have, as plain text or Markdown. You then see what was understood of it, and confirm each part before anybody approves it.',
    source: 'Where is the policy?',
    sources: {
      file: 'Upload a file',
      text: 'Paste the text',
      starter: 'Begin with the starter policy',
    },
    starterHint:
      'A complete policy in plain words. Read every line, and change what does not fit before you import it.',
    starterRead: 'Read the starter policy',
    file: 'File',
    fileAgain: 'Choose the file again: a browser does not keep it where something else was wrong.',
    fileHint: 'Only if you upload it. Plain text (.txt) or Markdown (.md), up to 1 MB.',
    text: 'Text of the policy',
    textHint: 'Only if you paste it. Up to 60,000 characters. Upload a file if it is longer.',
    policyTitle: 'Title',
    policyTitleHint: 'Leave this empty to use the title that the text begins with.',
    slug: 'Address',
    slugHint:
      'The last part of the policy’s address, such as social-media. Small letters, digits and hyphens. Give the address of a policy you have to import its next version. Leave this empty to make one from the title.',
    button: 'Import',
    errors: {
      sourceMissing: 'Choose where the policy is',
      fileMissing: 'Choose the file that holds the policy',
      textMissing: 'Paste the text of the policy',
      textTooLong: 'The text is longer than 60,000 characters. Upload it as a file instead',
      titleMissing: 'Enter a title: the text does not begin with one',
      titleTooLong: 'The title must be 200 characters or less',
      slug: 'The address may only have small letters, digits and single hyphens, such as social-media',
      slugMissing: 'Enter an address: none can be made from the title',
      noProvisions: 'No paragraphs were found in this text. Check that it is the policy',
      tooManyProvisions: (most: number) =>
        `This text has more than ${most.toLocaleString('en-GB')} paragraphs, which no policy has. Check that it is the policy`,
      paragraphTooLong:
        'A paragraph of this text has more than 50,000 characters. Check that it is the policy, with its paragraphs apart',
      outOfTime:
        'Reading this text took too long, so it was stopped and nothing was saved. Check that it is the policy, saved as plain text',
      outOfMemory:
        'Reading this text took too much memory, so it was stopped and nothing was saved. Check that it is the policy, saved as plain text',
      busy: 'Other policies are being read just now, so nothing was saved. Try again in a minute',
      stopping:
        'The service was stopped while it read this text, so nothing was saved. Try again in a minute',
      broken:
        'This text could not be read because of a fault in the service, and nothing was saved. Try again. If it happens again, tell whoever runs the service',
      versionUnderWay:
        'A version of this policy is already being worked on. Finish or withdraw it first, or give another address',
      file: {
        empty:
          'The file is empty, or holds nothing but blank space. Choose the file that holds the policy’s text',
        'too-large':
          'The file is larger than 1 MB. Save the policy as plain text without pictures, and upload that',
        'wrong-type':
          'The file is not plain text. Open it, choose “Save as” or “Export”, pick plain text (.txt), and upload that file',
        'not-text':
          'The file does not hold readable text. Open the policy, choose “Save as”, pick plain text (.txt), and upload that file',
        'damaged-text':
          'Some characters of the file are damaged. Save the policy again as plain text with the encoding UTF-8, and upload that file',
      },
    },
  },
  starter: {
    title: 'The starter policy',
    introduction:
      'A complete policy in plain words, in which no paragraph contradicts another. “[name of body]” becomes your body’s name when you import it. To change it first, download it, edit it, and import your file.',
    download: 'Download it as a file',
    use: 'Import it as it is',
  },
  summary: {
    title: 'What was understood of the policy',
    source: 'Source',
    sourceSha256: 'SHA-256 of the source text',
    sections: 'Sections',
    provisions: 'Paragraphs',
    repairs: 'Repairs to decide',
    tensions: 'Tensions to resolve',
    related: 'Related documents',
    omitted: 'Lines left out',
    omittedHelp:
      'Page numbers, running headers and contents lists are no part of the policy. Check that nothing else is here.',
    omittedKinds: {
      contents: 'Contents list',
      'page-number': 'Page number',
      'running-header': 'Running header',
      rule: 'Line',
    } as Readonly<Record<string, string>>,
    line: (line: number) => `Line ${line}`,
    contents: 'Contents',
    wrong:
      'If something is missing or torn apart, withdraw this version, mend the text and import it again. The text cannot be edited here, so that it stays the text you approved elsewhere.',
    next: 'Continue',
  },
  tasks: {
    title: 'Confirm the policy',
    summary: 'What was understood',
    bodyName: 'The body that the text names',
    repairs: 'Repairs of the text',
    provisions: 'Topics and who each paragraph applies to',
    topics: 'Topics that nobody speaks of',
    tensions: 'Tensions between paragraphs',
    nothingToDo: 'Nothing to do',
    completed: 'Completed',
    left: (count: number) => `${count} to confirm`,
    carried: (count: number) => `${count} of them can be kept as confirmed before`,
    textWillChange: 'The text has to change',
    textWillChangeNote:
      'You said that you will change the text, because it names another body. The text cannot be edited here: withdraw this version, change the text and import it again. What you confirmed is then offered again.',
    headings: { confirm: 'Confirm each part', move: 'Submit' },
    submit: 'Submit for review',
    notYet: 'Cannot start yet',
    ready: 'Ready',
    withdraw: 'Withdraw this version',
    sentBack: 'This version was sent back',
    sentBackOn: (date: string) => `Sent back on ${date}. The reasons given:`,
    inReview: 'This version is in review. It can be read, but not changed.',
    proposed: (date: string) => `Should come into force on ${date}.`,
    review: 'Review this version',
    approved: (date: string) => `This version is approved and comes into force on ${date}.`,
    noApprover:
      'Nobody can approve this version yet: it takes a person with the role policy approver who did not work on it. Ask an administrator.',
    inForce: 'This version has been approved. Only slips of the pen can still be corrected.',
    publicPage: 'Public page',
    corrections: 'Correct a slip',
    withdrawn: 'This version was withdrawn. The reasons given:',
  },
  carried: {
    tag: (version: number) => `Confirmed in version ${version}, unchanged since`,
    provisionsTitle: (count: number) =>
      count === 1
        ? '1 paragraph is as it was confirmed before'
        : `${count} paragraphs are as they were confirmed before`,
    provisionsText:
      'Their words, their place and who the text says they apply to have not changed. What was confirmed then is filled in and marked below. Look through it, change in its section what no longer fits, and then keep the rest. The other paragraphs are new or have changed: confirm them section by section.',
    keep: (count: number) =>
      count === 1
        ? 'Keep what was confirmed for this paragraph'
        : `Keep what was confirmed for these ${count}`,
    prefilled:
      'Where nothing has changed, what was confirmed before is filled in and marked. It counts once you save.',
    origins: {
      suggested: 'As suggested',
      chosen: 'Chosen by the owner',
      mixed: 'Partly as offered, partly chosen by the owner',
      version: (version: number) => `Kept as confirmed in version ${version}`,
    },
  },
  bodyName: {
    title: 'The body that the text names',
    warning: (inText: string, setUp: string) =>
      `The text is the policy of “${inText}”. This service was set up for “${setUp}”.`,
    introduction:
      'People are asked to acknowledge the policy of the body they work for. If the text still names somebody else, it was perhaps taken over from another body.',
    inText: 'In the text',
    setUp: 'Set up as',
    question: 'Are these the same body?',
    choices: {
      'same-body': 'Yes, it is the same body under another name',
      'change-text': 'No, I will change the text',
    },
    hints: {
      'same-body': 'The text stays as it is.',
      'change-text': 'Withdraw this version, change the text and import it again.',
    },
    missing: 'Choose whether these are the same body',
    save: 'Save and continue',
    review: (inText: string, setUp: string) =>
      `The text names “${inText}”, and this service was set up for “${setUp}”. The owner says that it is the same body.`,
  },
  repairs: {
    title: 'Repairs of the text',
    introduction:
      'These places look like faults of the source, such as a sentence that a page break cut in two. Decide each of them.',
    empty: 'No repairs were found.',
    where: (ref: string) => `Paragraph ${ref}`,
    source: 'In the source',
    repaired: 'Repaired',
    reason: 'Why',
    accept: 'Use the repaired text',
    decline: 'Keep the source’s text',
    question: (ref: string) => `Which text should paragraph ${ref} have?`,
    alreadyApplied: 'Suggested: use the repaired text. It is shown in the paragraph now.',
    onlyOffered: 'Suggested: use the repaired text. It is not in the paragraph yet.',
    acceptAll: 'Use the repaired text in all of them',
    save: 'Save and continue',
    missing: (ref: string) => `Choose which text paragraph ${ref} should have`,
  },
  provisions: {
    title: 'Topics and who each paragraph applies to',
    introduction:
      'Read each section, and confirm for every paragraph what it is about and who it applies to. What is ticked at first is a suggestion.',
    section: 'Section',
    paragraphs: 'Paragraphs',
    confirmedCount: (confirmed: number, all: number) => `${confirmed} of ${all} confirmed`,
    review: (heading: string) => `Review ${heading}`,
    text: 'Text',
    topics: 'Topics',
    appliesTo: 'Applies to',
    force: 'Kind of rule',
    confirmed: 'Confirmed',
    suggestion: 'Suggestion',
    because: (words: string) => `from “${words}”`,
    addTopic: 'Add a topic',
    noTopic: 'No topic to add',
    nobody: 'Nobody',
    bulkTitle: 'Set who the whole section applies to',
    bulkHint:
      'Fills in “applies to” for every paragraph of this section. Check them afterwards, and save: nothing is confirmed by this alone.',
    bulkButton: 'Fill in for the whole section',
    bulkNone: 'Choose who the section applies to',
    filled: 'Filled in, but not saved yet. Check the paragraphs below, then save.',
    save: 'Save and confirm this section',
    everything: 'The whole policy on one page',
    back: 'All sections',
    whoMissing: (ref: string) => `Choose who paragraph ${ref} applies to, or “Nobody”`,
    whoNobodyAndSome: (ref: string) => `Choose who paragraph ${ref} applies to, or “Nobody”, not both`,
  },
  topics: {
    title: 'Topics that nobody speaks of',
    introduction:
      'The policy does not speak of these topics. That may be right. Say for each what you choose, so that nobody wonders later.',
    empty: 'The policy speaks of every topic.',
    question: (topic: string) => topic,
    all: 'The same choice for all topics not decided yet',
    allNone: 'Decide each by itself',
    choices: {
      'not-needed': 'We do not need it',
      elsewhere: 'Another document covers it',
      'next-version': 'We will add it in the next version',
    },
    note: 'Note (optional)',
    noteTooLong: 'The note must be 500 characters or less',
    save: 'Save and continue',
  },
  tensions: {
    title: 'Tensions between paragraphs',
    introduction:
      'These paragraphs can be read against each other. Say how each resolves: what you choose is shown with the policy and is how it is applied.',
    empty: 'No tensions were found.',
    between: (refs: string) => `Paragraphs ${refs}`,
    suggestion: 'Suggestion',
    question: 'How does it resolve?',
    suggested: 'Suggested',
    ownWords: 'In other words',
    ownWordsLabel: 'How it resolves, in your own words',
    ownWordsHint: 'Only needed if you choose “In other words”.',
    ownWordsMissing: 'Say in your own words how it resolves',
    ownWordsTooLong: 'Your words must be 1,000 characters or less',
    unknown: 'Choose one of the resolutions offered, or give your own words',
    save: 'Save and continue',
  },
  conflict: {
    title: 'Somebody else changed this while you worked on it',
    introduction:
      'Nothing of yours is lost, and nothing is saved yet. For each of these, choose what should stand.',
    theirs: 'Saved by somebody else',
    mine: 'Yours',
    keepTheirs: 'Keep what is saved',
    keepMine: 'Use mine',
    question: (name: string) => `Which one for ${name}?`,
    others: 'Everything else that you entered will be saved as well.',
    button: 'Save',
  },
  comparison: {
    title: (version: number) => `What version ${version} changes`,
    heading: (version: number) => `What changes from version ${version}, which is in force`,
    link: 'Compare it with the version in force',
    nothing: 'No version of this policy is in force, so there is nothing to compare this one with.',
    whole: 'The whole version',
  },
  submit: {
    title: 'Submit for review',
    introduction:
      'After this, nobody can change this version. Somebody who did not work on it approves it or sends it back.',
    date: 'When should it come into force?',
    dateHint: 'Today or later, UK date. If it is approved only after that day, the approver sets another.',
    button: 'Submit for review',
    missing: {
      bodyName: (_count: number) => 'Say that the text names your body, or change the text',
      repairs: (count: number) => `Decide ${plural(count, 'repair', 'repairs')} of the text`,
      provisions: (count: number) => `Confirm ${plural(count, 'paragraph', 'paragraphs')}`,
      topics: (count: number) => `Acknowledge ${plural(count, 'topic', 'topics')} that nobody speaks of`,
      tensions: (count: number) => `Resolve ${plural(count, 'tension', 'tensions')}`,
    },
  },
  date: {
    day: 'Day',
    month: 'Month',
    year: 'Year',
    missing: 'Enter the date on which the policy comes into force',
    wrong: 'The date must be a real date, such as 1 4 2027',
  },
  review: {
    title: 'Review this version',
    introduction:
      'Read what will bind people: text, topics, who each paragraph applies to, and how tensions resolve. Then approve it or send it back.',
    approve: 'Approve',
    approveHint:
      'After approval nothing of this version can change. With today’s date it is in force at once.',
    date: 'Comes into force on',
    sendBack: 'Send back',
    reasons: 'What has to change?',
    reasonsMissing: 'Say what has to change',
    reasonsTooLong: 'The reasons must be 2,000 characters or less',
    ownWork: 'You worked on this version, so somebody else has to approve it.',
    uncovered: 'Topics that nobody speaks of',
  },
  withdraw: {
    title: 'Withdraw this version',
    introduction:
      'It will not come into force, and its number is not used again. What was done so far stays on record.',
    reasons: 'Why is it withdrawn?',
    reasonsMissing: 'Say why it is withdrawn',
    button: 'Withdraw this version',
  },
  corrections: {
    title: 'Correct a slip',
    introduction:
      'For typing errors only: a few characters, no number, and none of the words that say what people must do. Nobody is asked again because of it. An approver confirms it before it shows.',
    choose: 'Paragraph',
    chooseButton: 'Choose this paragraph',
    text: (ref: string) => `Text of paragraph ${ref}`,
    reason: 'What was the slip?',
    reasonMissing: 'Say what the slip was',
    reasonTooLong: 'The reason must be 500 characters or less',
    button: 'Record the correction',
    pendingTitle: 'Waiting for confirmation',
    before: 'Before',
    after: 'After',
    confirm: 'Confirm',
    refuse: 'Refuse',
    ownWork: 'You recorded this one, so somebody else has to confirm it.',
    doneTitle: 'Decided',
    states: { confirmed: 'Confirmed', refused: 'Refused' },
    pendingAlready: 'A correction of this paragraph is waiting already. Let it be decided first',
    movedOn: 'The paragraph was corrected while you worked on it. Here is its text now',
    decidedAlready: 'Somebody has decided this already.',
  },
  refusals: {
    title: 'This cannot be done now',
    typed: 'This is what you had written. It is not saved, and you can copy it from here:',
    'wrong-state': 'The version has moved on since you opened the page.',
    'wrong-role': 'Your role does not allow this.',
    'not-all-confirmed': 'Not everything is confirmed yet',
    'changed-since':
      'This version, or the one in force, has changed since you opened the page. It is shown as it is now: read it before you approve it',
    'own-work': 'You worked on this version, so somebody else has to approve it',
    'date-in-the-past': 'The date must be today or later',
    'date-too-far': 'The date must be within the next two years',
    'date-not-reached': 'The date has not come yet',
    'another-is-waiting':
      'Another version of this policy is approved and waits for its date. Withdraw that one first, or wait for it',
    'no-reasons': 'Give the reasons',
    'not-permitted': 'Your role does not allow this.',
    'not-a-draft':
      'The version is no longer a draft: somebody has submitted, approved or withdrawn it since you opened the page. Nothing of it can be changed now.',
    'not-found': 'There is no such version.',
    'unknown-item':
      'The form holds something that this version does not have. Go back, reload the page and try again.',
    'not-approved': 'Only an approved version can have corrections.',
  } satisfies Record<LifecycleRefusal, string> & Record<string, string>,
  backToTasks: 'Back to the list of parts',
}
