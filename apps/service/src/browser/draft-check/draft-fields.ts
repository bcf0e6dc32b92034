import type { Attachment, AttachmentKind, Context, Draft, Role } from '@moothall/checker'

/**
 * The page's form as the checker is asked. The same in the browser and, for who has no JavaScript, on the server: so there is
 * nothing of the DOM here. Fields hold what the form's choices offer; the server makes sure of that first.
 */

/** Pictures, films and links that the form has room for. */
export const ATTACHMENTS = 3

/** The value of a field; '' where it is empty or not chosen. */
export type FieldReader = (name: string) => string

/** Names of the fields of one attachment. */
export function attachmentFields(at: number) {
  return {
    kind: `attachment${at}-kind`,
    alt: `attachment${at}-alt`,
    logo: `attachment${at}-logo`,
    captions: `attachment${at}-captions`,
  }
}

function attachmentOf(read: FieldReader, at: number): readonly Attachment[] {
  const names = attachmentFields(at)
  const kind = read(names.kind)
  if (kind === '') return []
  const alt = read(names.alt).trim()
  const logo = read(names.logo)
  const captions = read(names.captions)
  return [
    {
      kind: kind as AttachmentKind,
      ...(alt === '' ? {} : { alt }),
      ...(logo === '' ? {} : { showsLogo: logo === 'yes' }),
      ...(captions === '' ? {} : { captions: captions === 'yes' }),
    },
  ]
}

/** A line ends as the browser shows it: forms are sent with two characters for each. */
export function plainLines(text: string): string {
  return text.replaceAll('\r\n', '\n')
}

function draftOf(read: FieldReader): Draft {
  const replyTo = plainLines(read('replyTo'))
  const attachments = Array.from({ length: ATTACHMENTS }, (_, at) => attachmentOf(read, at)).flat()
  return {
    text: plainLines(read('text')),
    kind: read('kind') === 'profile' ? 'profile' : 'post',
    ...(replyTo.trim() === '' ? {} : { replyTo }),
    ...(attachments.length === 0 ? {} : { attachments }),
  }
}

const identifiable = { yes: true, no: false } as const

function contextOf(read: FieldReader, date: string): Context {
  const answer = read('identifiable')
  return {
    capacity: read('capacity') === 'official' ? 'official' : 'personal',
    identifiable: answer === 'yes' || answer === 'no' ? identifiable[answer] : 'unknown',
    role: (read('role') || 'officer') as Role,
    profileDisclaimer: read('profileDisclaimer') !== '',
    politicallyRestricted: read('politicallyRestricted') !== '',
    preElection: read('preElection') !== '',
    date,
  }
}

/** What the form asks. `rows` says in which row of the form each attachment stands. */
export interface Asked {
  readonly draft: Draft
  readonly context: Context
  readonly rows: readonly number[]
}

/** @param date the day of posting, `YYYY-MM-DD` */
export function askedOf(read: FieldReader, date: string): Asked {
  const rows = Array.from({ length: ATTACHMENTS }, (_, at) => at)
  return {
    draft: draftOf(read),
    context: contextOf(read, date),
    rows: rows.filter((at) => read(attachmentFields(at).kind) !== ''),
  }
}
