import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { TestDatabase } from '../database.ts'
import type { WriteCheck } from './expectations.ts'
import type { Scene } from './scene.ts'

const at = new Date('2026-11-03T09:00:00Z')
const bytes = () => randomBytes(32)

/** A passkey with its credential, and a challenge that waits, as their owner writes them past row-level security. */
export async function buildPasskeyRows(db: TestDatabase, personId: string): Promise<void> {
  await sql`with passkey as (
      insert into passkey (id, person_id, name, added_at)
      values (gen_random_uuid(), ${personId}, 'Work laptop', ${at}) returning id)
    insert into passkey_credential (passkey_id, credential_id, public_key, counter)
      select id, ${bytes()}, ${bytes()}, 0 from passkey`.execute(db.asOwner)
  await sql`insert into passkey_challenge (holder_hash, challenge, expires_at)
    values (${bytes()}, ${bytes()}, ${at})`.execute(db.asOwner)
}

const endPasskey = (by: keyof Scene['people']) => (scene: Scene) =>
  sql`update passkey set ended_at = ${at}, ended_because = 'removed', ended_by = ${scene.people[by].personId}`

const credentialOfPasskey = () =>
  sql`insert into passkey_credential (passkey_id, credential_id, public_key, counter)
    select id, ${bytes()}, ${bytes()}, 0 from passkey`

/** A passkey is named by its person, and ended by them or an administrator in their own name; only signing in counts on. */
export const passkeyWrites: readonly WriteCheck[] = [
  ...(
    [
      ['subject', 'subject', 'done'],
      ['administrator', 'administrator', 'done'],
      ['administrator', 'subject', 'refused'],
      ['subject', 'other', 'refused'],
      ['other', 'other', 'nothing'],
      ['auditor', 'auditor', 'nothing'],
      ['manager', 'manager', 'nothing'],
      ['anonymous', 'subject', 'nothing'],
      ['system:passkeys', 'subject', 'nothing'],
    ] as const
  ).map(([actor, by, expected]): WriteCheck => ({
    table: 'passkey',
    what: `end in the name of ${by}`,
    actor,
    statement: endPasskey(by),
    expected,
  })),
  ...(
    [
      ['subject', 'done'],
      ['administrator', 'refused'],
      ['other', 'nothing'],
      ['system:passkeys', 'nothing'],
    ] as const
  ).map(([actor, expected]): WriteCheck => ({
    table: 'passkey',
    what: 'rename',
    actor,
    statement: () => sql`update passkey set name = 'y'`,
    expected,
  })),
  ...(
    [
      ['subject', 'passed'],
      ['administrator', 'refused'],
      ['other', 'nothing'],
      ['system:passkeys', 'refused'],
      ['system:mail', 'refused'],
    ] as const
  ).map(([actor, expected]): WriteCheck => ({
    table: 'passkey_credential',
    what: 'add to the passkey there is',
    actor,
    statement: credentialOfPasskey,
    expected,
  })),
  ...(
    [
      ['system:passkeys', 'done'],
      ['subject', 'nothing'],
      ['administrator', 'nothing'],
    ] as const
  ).map(([actor, expected]): WriteCheck => ({
    table: 'passkey_credential',
    what: 'count a use',
    actor,
    statement: () => sql`update passkey_credential set counter = 1, last_used_on = '2026-11-03'`,
    expected,
  })),
  ...(['subject', 'administrator', 'system:passkeys'] as const).map((actor): WriteCheck => ({
    table: 'passkey_credential',
    what: 'take away',
    actor,
    statement: () => sql`delete from passkey_credential`,
    expected: 'refused',
  })),
  ...(
    [
      ['system:passkeys', 'done'],
      ['subject', 'nothing'],
      ['system:sign-in', 'nothing'],
    ] as const
  ).map(([actor, expected]): WriteCheck => ({
    table: 'passkey_challenge',
    what: 'use up',
    actor,
    statement: () => sql`delete from passkey_challenge`,
    expected,
  })),
]
