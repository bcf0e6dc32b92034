import { attachmentKinds, authorRoles, capacities } from '../../check-request.ts'
import { ATTACHMENTS, attachmentFields, type FieldReader } from '../../browser/draft-check/draft-fields.ts'
import type { CarriedPolicy, ResultView } from '../../browser/draft-check/result-view.ts'
import { MAX_TEXT } from './form.ts'
import type { DraftMessages } from './messages.ts'
import { draftPaths } from './paths.ts'

interface Item {
  readonly value: string
  readonly text: string
  readonly checked: boolean
  readonly selected: boolean
}

function items(
  chosen: string,
  choices: readonly (readonly [value: string, text: string])[],
): readonly Item[] {
  return choices.map(([value, text]) => ({
    value,
    text,
    checked: value === chosen,
    selected: value === chosen,
  }))
}

function attachment(at: number, read: FieldReader, { attachments: m }: DraftMessages['page']) {
  const names = attachmentFields(at)
  const answers = [
    ['', m.notSaid],
    ['yes', m.yes],
    ['no', m.no],
  ] as const
  return {
    names,
    legend: m.legend(at + 1),
    kinds: items(read(names.kind), [
      ['', m.nothing],
      ...attachmentKinds.map((kind) => [kind, m[kind]] as const),
    ]),
    alt: read(names.alt),
    logos: items(read(names.logo), answers),
    captions: items(read(names.captions), answers),
  }
}

/** What the page shows: a form filled as `read` says, with a result where there is one. */
export function checkPageModel(shown: {
  readonly policies: readonly CarriedPolicy[]
  readonly read: FieldReader
  readonly result: ResultView | undefined
  readonly signedIn: boolean
  /** Whether somebody has to look at it first, for a reason that is not given. */
  readonly matched: boolean
  readonly messages: DraftMessages
}) {
  const { policies, read, result, signedIn, matched, messages } = shown
  const { page: m } = messages
  const attachments = Array.from({ length: ATTACHMENTS }, (_, at) => attachment(at, read, m))
  return {
    action: draftPaths.check,
    policies: items(
      read('policy'),
      policies.map(({ slug, title }) => [slug, title]),
    ),
    maxText: MAX_TEXT,
    text: read('text'),
    replyTo: read('replyTo'),
    kinds: items(read('kind'), [
      ['post', m.kind.post],
      ['profile', m.kind.profile],
    ]),
    capacities: items(
      read('capacity'),
      capacities.map((capacity) => [capacity, m.capacity[capacity]]),
    ),
    identifiable: items(read('identifiable'), [
      ['yes', m.identifiable.yes],
      ['no', m.identifiable.no],
      ['unknown', m.identifiable.unknown],
    ]),
    roles: items(
      read('role'),
      authorRoles.map((role) => [role, m.role[role]]),
    ),
    more: (['profileDisclaimer', 'politicallyRestricted', 'preElection'] as const).map((name) => ({
      name,
      text: m.more[name],
      checked: read(name) !== '',
    })),
    attachments,
    hasAttachments: attachments.some(({ names }) => read(names.kind) !== ''),
    result: result ?? null,
    signedIn,
    matched,
    /** Asked for with the button beside the browser's own check: then both answers are shown. */
    keepAnswer: read('register') !== '',
    /** For the browser's script: everything it needs, so that it never has to ask the service. */
    data: JSON.stringify({
      policies,
      words: { ...messages.result, parts: messages.parts },
      tooLong: m.text.tooLong(MAX_TEXT),
      maxText: MAX_TEXT,
    }),
  }
}
