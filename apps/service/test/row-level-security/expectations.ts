import { randomBytes, randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { systemActorNames } from '../../src/platform/identity/actor.ts'
import { passkeyWrites } from './passkeys.ts'
import type { Scene } from './scene.ts'

const people = ['subject', 'other', 'manager', 'administrator', 'owner', 'approver', 'auditor']
const systems = systemActorNames.map((name) => `system:${name}`)

/** Who sees the rows of each table; everybody else sees none. A table under row-level security has to be in here. */
export const readers: Readonly<Record<string, readonly string[]>> = {
  body: ['anonymous', ...people, ...systems],
  person: [...people, ...systems],
  appointment: [...people, ...systems],
  role_grant: [...people, ...systems],
  web_session: ['system:sessions'],
  sign_in_request: ['system:sign-in'],
  set_up_link: ['system:set-up'],
  rate_limit: ['system:sign-in'],
  mail_message: ['system:mail'],
  mail_outbox: ['system:mail'],
  ledger_payload: ['subject', 'auditor', 'system:retention'],
  api_token: ['subject', 'administrator', 'system:api-tokens', 'system:mail'],
  api_token_secret: ['subject', 'system:api-tokens'],
  passkey: ['subject', 'administrator', 'system:passkeys', 'system:mail'],
  passkey_credential: ['subject', 'system:passkeys'],
  passkey_challenge: ['system:passkeys'],
  provider_identity: ['subject', 'administrator', 'system:sign-in'],
  provider_attempt: ['system:sign-in'],
  provider_logout: ['system:sign-in'],
  confidential_topic: ['owner', 'system:drafts'],
  policy_reading: ['subject'],
  question_answer: ['subject'],
  comprehension_passed: ['subject'],
  acknowledgement: ['subject', 'owner', 'auditor'],
  acknowledgement_reason: ['subject', 'owner'],
  acknowledgement_question: ['subject', 'owner'],
}

/** `nothing`: no row was there to change. `passed`: let through, and stopped only by a key that is taken. */
export type WriteOutcome = 'done' | 'refused' | 'nothing' | 'passed'

export interface WriteCheck {
  readonly table: string
  readonly what: string
  readonly actor: string
  readonly statement: (scene: Scene) => RawBuilder<unknown>
  readonly expected: WriteOutcome
}

const at = new Date('2026-11-03T09:00:00Z')
const bytes = () => randomBytes(32)

type PersonName = keyof Scene['people']
type Insert = (scene: Scene, personId: string) => RawBuilder<unknown>

const insertions: Readonly<Record<string, Insert>> = {
  policy_reading: ({ untouched, entryIds }, person) =>
    sql`insert into policy_reading values (${person}, ${untouched.policyId}, 1, ${at}, ${entryIds[0]})`,
  question_answer: ({ untouched }, person) =>
    sql`insert into question_answer values (${person}, ${untouched.policyId}, 1, 1, 'logo', 'x', 'a', true, ${at})`,
  comprehension_passed: ({ untouched, entryIds }, person) =>
    sql`insert into comprehension_passed values (${person}, ${untouched.policyId}, 1, '{logo}', ${at}, ${entryIds[0]})`,
  acknowledgement: ({ untouched, entryIds }, person) =>
    sql`insert into acknowledgement (id, person_id, policy_id, version, sequence, response, content_hash, wording, categories,
      responded_at, entry_id) values (${randomUUID()}, ${person}, ${untouched.policyId}, 1, 1, 'declined',
      ${'a'.repeat(64)}, 'x', '{officer}', ${at}, ${entryIds[0]})`,
  api_token: (_scene, person) =>
    sql`insert into api_token (id, person_id, name, scope, made_at, ends_on)
      values (${randomUUID()}, ${person}, 'x', 'check-drafts', ${at}, '2026-12-02')`,
  passkey: (_scene, person) =>
    sql`insert into passkey (id, person_id, name, added_at) values (${randomUUID()}, ${person}, 'x', ${at})`,
  acknowledgement_question: ({ untouched }, person) =>
    sql`insert into acknowledgement_question (id, person_id, policy_id, version, text, salt, commitment, asked_at)
      select ${randomUUID()}, ${person}, ${untouched.policyId}, 1, 'x', s, encode(sha256(s || 'x'::bytea), 'hex'), ${at}
      from (select ${bytes()}::bytea as s) as salted`,
  ledger_payload: (_scene, person) => {
    const id = randomUUID()
    return sql`with entry as (insert into ledger_entry (id, leaf_hash) values (${id}, ${bytes()}))
      insert into ledger_payload values (${id}, 'x', '{}', ${`person:${person}`}, '{}', ${bytes()})`
  },
}

/** What a person writes about themselves is let in, and about somebody else is not, whatever their role. */
const ownRows: readonly WriteCheck[] = Object.entries(insertions).flatMap(([table, insert]) => {
  const by = (actor: string, person: PersonName, expected: WriteOutcome): WriteCheck => ({
    table,
    what: `insert for ${person}`,
    actor,
    statement: (scene) => insert(scene, scene.people[person].personId),
    expected,
  })
  const strangers = ['other', 'manager', 'administrator', 'owner', 'auditor', 'anonymous', 'system:mail']
  return [by('other', 'other', 'done')].concat(strangers.map((actor) => by(actor, 'subject', 'refused')))
})

function reasonFor(person: PersonName) {
  return ({ acknowledgementId, people }: Scene) => sql`
    insert into acknowledgement_reason
    select ${acknowledgementId}, ${people[person].personId}, 'x', s, encode(sha256(s || 'x'::bytea), 'hex')
    from (select ${bytes()}::bytea as s) as salted`
}

function answerAs(answerer: PersonName) {
  return ({ questionId, people }: Scene) => sql`
    update acknowledgement_question set answer = 'x', answer_salt = s,
      answer_commitment = encode(sha256(s || 'x'::bytea), 'hex'), answered_by = ${people[answerer].personId}, answered_at = ${at}
    from (select ${bytes()}::bytea as s) as salted where id = ${questionId}`
}

const reasonsAndAnswers: readonly WriteCheck[] = [
  {
    table: 'acknowledgement_reason',
    actor: 'subject',
    what: 'own reason',
    expected: 'done',
    statement: reasonFor('subject'),
  },
  {
    table: 'acknowledgement_reason',
    actor: 'other',
    what: 'reason of another',
    expected: 'refused',
    statement: reasonFor('subject'),
  },
  {
    table: 'acknowledgement_reason',
    actor: 'other',
    what: 'reason for the answer of another',
    expected: 'refused',
    statement: reasonFor('other'),
  },
  {
    table: 'acknowledgement_question',
    actor: 'owner',
    what: 'answer',
    expected: 'done',
    statement: answerAs('owner'),
  },
  {
    table: 'acknowledgement_question',
    actor: 'owner',
    what: 'answer in the name of another',
    expected: 'refused',
    statement: answerAs('subject'),
  },
  {
    table: 'acknowledgement_question',
    actor: 'subject',
    what: 'answer',
    expected: 'nothing',
    statement: answerAs('subject'),
  },
  {
    table: 'acknowledgement_question',
    actor: 'administrator',
    what: 'answer',
    expected: 'nothing',
    statement: answerAs('administrator'),
  },
]

/** The directory: administrators, and the parts of the service that set it up; nobody else. */
interface DirectoryTable {
  readonly table: string
  readonly insert: (scene: Scene) => RawBuilder<unknown>
  readonly update: (scene: Scene) => RawBuilder<unknown>
  readonly inserts: readonly (readonly [actor: string, expected: WriteOutcome])[]
}

const directory: readonly DirectoryTable[] = [
  {
    table: 'body',
    insert: () => sql`insert into body (name, short_name, contact_email) values ('x', 'x', 'x')`,
    update: () => sql`update body set name = 'x'`,
    inserts: [
      ['system:set-up', 'passed'],
      ['administrator', 'refused'],
    ],
  },
  {
    table: 'person',
    insert: () => sql`insert into person (name, email) values ('x', 'x@example.gov.uk')`,
    update: ({ people }) => sql`update person set name = 'x' where id = ${people.subject.personId}`,
    inserts: [
      ['administrator', 'done'],
      ['system:set-up', 'done'],
      ['other', 'refused'],
    ],
  },
  {
    table: 'appointment',
    insert: ({ people }) => sql`insert into appointment (person_id, category, post, team, starts_on)
      values (${people.subject.personId}, 'member', 'x', 'x', '2026-01-01')`,
    update: ({ people }) =>
      sql`update appointment set post = 'x' where person_id = ${people.subject.personId}`,
    inserts: [
      ['administrator', 'done'],
      ['other', 'refused'],
    ],
  },
  {
    table: 'role_grant',
    insert: ({ people }) => sql`insert into role_grant (person_id, role, granted_by)
      values (${people.subject.personId}, 'auditor', ${people.administrator.personId})`,
    update: ({
      people,
    }) => sql`update role_grant set revoked_at = ${at}, revoked_by = ${people.administrator.personId}
      where person_id = ${people.auditor.personId}`,
    inserts: [
      ['administrator', 'done'],
      ['subject', 'refused'],
    ],
  },
]

const directoryWrites: readonly WriteCheck[] = directory.flatMap(({ table, insert, update, inserts }) => {
  const updateBy = (actor: string, expected: WriteOutcome): WriteCheck => ({
    table,
    what: 'update',
    actor,
    statement: update,
    expected,
  })
  const strangers = ['subject', 'other', 'auditor', 'system:mail', 'anonymous']
  return inserts
    .map(([actor, expected]): WriteCheck => ({ table, what: 'insert', actor, statement: insert, expected }))
    .concat(updateBy('administrator', 'done'))
    .concat(strangers.map((actor) => updateBy(actor, 'nothing')))
})

/** Tables that belong to one part of the service: it alone may add to them. */
const ownedByPart: readonly (readonly [string, string, () => RawBuilder<unknown>])[] = [
  [
    'web_session',
    'system:sessions',
    () => sql`insert into web_session (id_hash, data, expires_at) values (${bytes()}, '{}', ${at})`,
  ],
  [
    'sign_in_request',
    'system:sign-in',
    () =>
      sql`insert into sign_in_request (locale, browser_hash, return_to, requested_at) values ('en', ${bytes()}, '/', ${at})`,
  ],
  [
    'provider_attempt',
    'system:sign-in',
    () => sql`insert into provider_attempt values (${bytes()}, ${bytes()}, '/', false, ${at})`,
  ],
  ['provider_logout', 'system:sign-in', () => sql`insert into provider_logout values (${bytes()}, ${at})`],
  ['set_up_link', 'system:set-up', () => sql`insert into set_up_link values (${bytes()}, ${at})`],
  ['rate_limit', 'system:sign-in', () => sql`insert into rate_limit values (${bytes()}, ${at})`],
  [
    'passkey_challenge',
    'system:passkeys',
    () =>
      sql`insert into passkey_challenge (holder_hash, challenge, expires_at) values (${bytes()}, ${bytes()}, ${at})`,
  ],
  [
    'mail_outbox',
    'system:mail',
    () => sql`insert into mail_outbox (recipient, subject, body, sent_at) values ('a', 'b', 'c', ${at})`,
  ],
]

const partWrites: readonly WriteCheck[] = ownedByPart.flatMap(([table, part, statement]) => {
  const insertBy = (actor: string, expected: WriteOutcome): WriteCheck => ({
    table,
    what: 'insert',
    actor,
    statement,
    expected,
  })
  const strangers = ['administrator', 'anonymous', 'system:demo']
  return [insertBy(part, 'done')].concat(strangers.map((actor) => insertBy(actor, 'refused')))
})

/** Who keeps the register adds to it in their own name, and takes away from it; whoever matches only reads. */
const registerWrites: readonly WriteCheck[] = [
  ...(['owner', 'administrator', 'auditor', 'subject', 'system:drafts', 'anonymous'] as const).map(
    (actor): WriteCheck => ({
      table: 'confidential_topic',
      what: 'insert',
      actor,
      statement: ({ people: { owner } }) => sql`insert into confidential_topic
        select ${randomUUID()}, 'x', s, encode(sha256(s || 'x'::bytea), 'hex'), '2027-01-01', ${owner.personId}, ${at}
        from (select ${bytes()}::bytea as s) as salted`,
      expected: actor === 'owner' ? 'done' : 'refused',
    }),
  ),
  ...(['owner', 'administrator', 'auditor', 'system:drafts'] as const).map((actor): WriteCheck => ({
    table: 'confidential_topic',
    what: 'remove',
    actor,
    statement: () => sql`delete from confidential_topic`,
    expected: actor === 'owner' ? 'done' : 'nothing',
  })),
]

const endToken = (by: PersonName) => (scene: Scene) =>
  sql`update api_token set ended_at = ${at}, ended_because = 'revoked', ended_by = ${scene.people[by].personId}`

const secretOfToken = () =>
  sql`insert into api_token_secret (token_id, hash) select id, ${bytes()} from api_token`

const secretsGone = () => sql`delete from api_token_secret`

/** A token is ended by its person or an administrator, in their own name; nobody adds a secret to another's. */
const tokenWrites: readonly WriteCheck[] = [
  ...(
    [
      ['subject', 'subject', 'done'],
      ['administrator', 'administrator', 'done'],
      ['administrator', 'subject', 'refused'],
      ['other', 'other', 'nothing'],
      ['auditor', 'auditor', 'nothing'],
      ['manager', 'manager', 'nothing'],
      ['anonymous', 'subject', 'nothing'],
      ['system:api-tokens', 'subject', 'nothing'],
    ] as const
  ).map(([actor, by, expected]): WriteCheck => ({
    table: 'api_token',
    what: `end in the name of ${by}`,
    actor,
    statement: endToken(by),
    expected,
  })),
  ...(
    [
      ['subject', 'passed'],
      ['administrator', 'refused'],
      ['other', 'nothing'],
      ['system:mail', 'refused'],
    ] as const
  ).map(([actor, expected]): WriteCheck => ({
    table: 'api_token_secret',
    what: 'add to the token there is',
    actor,
    statement: secretOfToken,
    expected,
  })),
  ...(
    [
      ['system:api-tokens', 'done'],
      ['subject', 'nothing'],
      ['administrator', 'nothing'],
    ] as const
  ).map(([actor, expected]): WriteCheck => ({
    table: 'api_token_secret',
    what: 'note a use',
    actor,
    statement: () => sql`update api_token_secret set last_used_on = '2026-11-03'`,
    expected,
  })),
  ...(
    [
      ['system:api-tokens', 'done'],
      ['other', 'nothing'],
      ['administrator', 'nothing'],
    ] as const
  ).map(([actor, expected]): WriteCheck => ({
    table: 'api_token_secret',
    what: 'forget it',
    actor,
    statement: secretsGone,
    expected,
  })),
]

const unlink = (by: PersonName) => (scene: Scene) =>
  sql`update provider_identity set ended_at = ${at}, ended_because = 'unlinked', ended_by = ${scene.people[by].personId}`

const bindAt = (person: PersonName) => (scene: Scene) =>
  sql`insert into provider_identity (id, person_id, issuer, subject_hash, bound_at)
    values (${randomUUID()}, ${scene.people[person].personId}, 'https://login.example.org', ${'b'.repeat(64)}, ${at})`

/** Sign-in alone says whose account at the provider it is; its person and administrators end that, in their own name. */
const identityWrites: readonly WriteCheck[] = [
  ...(['system:sign-in', 'subject', 'administrator', 'anonymous', 'system:mail'] as const).map(
    (actor): WriteCheck => ({
      table: 'provider_identity',
      what: 'bind',
      actor,
      statement: bindAt('subject'),
      expected: actor === 'system:sign-in' ? 'done' : 'refused',
    }),
  ),
  ...(
    [
      ['subject', 'subject', 'done'],
      ['subject', 'other', 'refused'],
      ['administrator', 'administrator', 'done'],
      ['administrator', 'subject', 'refused'],
      ['other', 'other', 'nothing'],
      ['auditor', 'auditor', 'nothing'],
      ['anonymous', 'subject', 'nothing'],
      ['system:sign-in', 'subject', 'refused'],
    ] as const
  ).map(([actor, by, expected]): WriteCheck => ({
    table: 'provider_identity',
    what: `end in the name of ${by}`,
    actor,
    statement: unlink(by),
    expected,
  })),
  ...(['subject', 'administrator', 'anonymous', 'system:sessions'] as const).map((actor): WriteCheck => ({
    table: 'web_session',
    what: 'end in the name of the provider',
    actor,
    statement: () => sql`select end_provider_sessions(${'a'.repeat(64)}, null)`,
    expected: 'refused',
  })),
]

export const writes: readonly WriteCheck[] = [
  ...ownRows,
  ...reasonsAndAnswers,
  ...directoryWrites,
  ...partWrites,
  ...registerWrites,
  ...tokenWrites,
  ...passkeyWrites,
  ...identityWrites,
]
