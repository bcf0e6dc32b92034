import { type Kysely, sql } from 'kysely'

/**
 * Matters that the body has not made public, by the words that drafts are matched with. The words stay in this table: the ledger
 * holds a commitment to them. Who keeps the register may read it, and the part of the service that matches; nobody else.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table confidential_topic (
  id uuid primary key,
  text text not null check (text <> '' and length(text) <= 200),
  salt bytea not null check (length(salt) = 32),
  commitment text not null check (commitment = encode(sha256(salt || convert_to(text, 'UTF8')), 'hex')),
  review_on date not null,
  added_by uuid not null references person,
  added_at timestamptz not null
);
create index confidential_topic_review on confidential_topic (review_on, id);

alter table confidential_topic enable row level security;
create policy confidential_topic_of_keepers on confidential_topic to moothall_service
  using ((select has_role('policy-owner')))
  with check ((select has_role('policy-owner')) and added_by = current_person_id());
create policy confidential_topic_to_match on confidential_topic for select to moothall_service
  using (current_system_actor() = 'drafts');
grant select, insert, delete on confidential_topic to moothall_service;
`.execute(db)
}
