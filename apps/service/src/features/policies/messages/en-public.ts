import { plural } from './plural.ts'

export const publicMessages = {
  list: {
    title: 'Policies',
    introduction: (bodyName: string) =>
      bodyName === ''
        ? 'The policies in force today.'
        : `The policies of ${bodyName} that are in force today.`,
    empty: 'No policy is in force yet.',
    version: 'Version',
  },
  version: (version: number) => `Version ${version}`,
  inForceSince: (date: string) => `In force since ${date}`,
  supersededTitle: 'This version is no longer in force',
  supersededText: (from: string, to: string) => `It was in force from ${from} to ${to}.`,
  supersededLink: 'Read the version that is in force now',
  noneInForceNow: 'No version of this policy is in force now.',
  contents: 'Contents',
  links: {
    heading: 'About this version',
    versions: 'All versions',
    changes: 'What changed from the version before',
    json: 'This version as JSON',
    print: 'To print this policy or to keep it as a PDF, use your browser’s print command.',
  },
  permanentLink: (ref: string) => `Permanent link to ${ref}`,
  topics: 'Topics',
  appliesTo: 'Applies to',
  appliesToEveryone: 'Everyone',
  appliesToNobody: 'Nobody in particular',
  force: 'Kind',
  corrected: (date: string) => `A slip was corrected on ${date}`,
  correctedFrom: 'It read:',
  correctedReason: 'Reason:',
  tensions: {
    heading: 'How paragraphs go together',
    introduction: 'Where paragraphs could be read against each other, this is how they are applied.',
    between: (refs: string) => `Paragraphs ${refs}`,
    resolution: 'How it is applied',
  },
  related: {
    heading: 'Related documents',
    mentionedIn: (refs: string) => `named in ${refs}`,
  },
  hash: {
    label: 'Fingerprint of the approved content (SHA-256)',
    help: 'Acknowledgements of this version carry it. The JSON of this version says how it is worked out.',
  },
  provision: {
    title: (ref: string, policy: string) => `${ref}, ${policy}`,
    section: 'Section',
    whole: 'Read the whole policy',
    inContext: 'See it in its place',
    parts: 'Its parts',
  },
  versions: {
    title: (policy: string) => `Versions of ${policy}`,
    version: 'Version',
    from: 'In force from',
    to: 'Until',
    now: 'in force now',
    changes: 'Changes',
    changesLink: (version: number) => `What changed in version ${version}`,
    first: 'First version',
  },
  changes: {
    title: (version: number, policy: string) => `What changed in version ${version} of ${policy}`,
    comparedWith: (version: number) => `Compared with version ${version}.`,
    empty: 'The text of the two versions is the same.',
    summary: (added: number, removed: number, changed: number) =>
      `${plural(added, 'paragraph', 'paragraphs')} added, ${removed} removed, ${changed} changed.`,
    added: 'Added',
    removed: 'Removed',
    changed: 'Changed',
    renumbered: 'Renumbered',
    was: (ref: string) => `It was ${ref}.`,
    deletedStart: 'taken out:',
    insertedStart: 'put in:',
    affects: (who: string) => `Concerns: ${who}`,
  },
}
