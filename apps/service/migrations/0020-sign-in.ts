import { type Kysely, sql } from 'kysely'

/**
 * Who may write the directory, one-time links, rate limits, and mail that is on its way.
 * Links and limits are nobody's but the named system actor's: a page that forgets a check still reads none of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table body enable row level security;
create policy body_is_public on body for select to moothall_service using (true);
create policy body_made_at_set_up on body for insert to moothall_service
  with check (current_system_actor() in ('set-up', 'demo'));
create policy body_changed_by_administrator on body for update to moothall_service using (has_role('administrator'));

alter table person enable row level security;
create policy person_read_when_known on person for select to moothall_service
  using (current_person_id() is not null or current_system_actor() is not null);
create policy person_added on person for insert to moothall_service
  with check (has_role('administrator') or current_system_actor() in ('set-up', 'demo'));
create policy person_changed on person for update to moothall_service
  using (has_role('administrator') or current_system_actor() in ('set-up', 'demo'));

alter table appointment enable row level security;
create policy appointment_read_when_known on appointment for select to moothall_service
  using (current_person_id() is not null or current_system_actor() is not null);
create policy appointment_added on appointment for insert to moothall_service
  with check (has_role('administrator') or current_system_actor() in ('set-up', 'demo'));
create policy appointment_changed on appointment for update to moothall_service
  using (has_role('administrator') or current_system_actor() in ('set-up', 'demo'));

alter table role_grant enable row level security;
create policy role_grant_read_when_known on role_grant for select to moothall_service
  using (current_person_id() is not null or current_system_actor() is not null);
create policy role_grant_added on role_grant for insert to moothall_service
  with check ((has_role('administrator') and granted_by = current_person_id())
    or current_system_actor() in ('set-up', 'demo'));
create policy role_grant_revoked on role_grant for update to moothall_service
  using (has_role('administrator')) with check (revoked_by = current_person_id());

-- A grant or its end, once written, is history: who held what when must not be rewritten.
create function keep_role_grant() returns trigger language plpgsql as $$
begin
  if (new.id, new.person_id, new.role, new.granted_by, new.granted_at)
      is distinct from (old.id, old.person_id, old.role, old.granted_by, old.granted_at)
    or old.revoked_at is not null then
    raise exception 'a role grant can only be revoked, once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger role_grant_is_history before update on role_grant for each row execute function keep_role_grant();

create table sign_in_request (
  id uuid primary key default gen_random_uuid(),
  -- What was typed, known or not; emptied as soon as the mail is sent or nobody has this address.
  address text,
  locale text not null,
  browser_hash bytea not null check (length(browser_hash) = 32),
  return_to text not null check (return_to like '/%' and return_to not like '//%'),
  requested_at timestamptz not null,
  person_id uuid references person,
  token_hash bytea unique check (length(token_hash) = 32),
  expires_at timestamptz,
  sent_at timestamptz,
  used_at timestamptz,
  wrong_addresses smallint not null default 0,
  check ((token_hash is null) = (expires_at is null)),
  check (token_hash is null or person_id is not null)
);
comment on table sign_in_request is 'transient: a restored backup must not revive links';
create index sign_in_request_age on sign_in_request (requested_at);
alter table sign_in_request enable row level security;
create policy sign_in_request_of_sign_in on sign_in_request to moothall_service
  using (current_system_actor() = 'sign-in') with check (current_system_actor() = 'sign-in');

create table set_up_link (
  token_hash bytea primary key check (length(token_hash) = 32),
  expires_at timestamptz not null
);
comment on table set_up_link is 'transient: a restored backup must not revive links';
alter table set_up_link enable row level security;
create policy set_up_link_of_set_up on set_up_link to moothall_service
  using (current_system_actor() = 'set-up') with check (current_system_actor() = 'set-up');

-- One row per limited thing (a keyed hash, never the thing itself): when its allowance is whole again.
create table rate_limit (
  key bytea primary key check (length(key) = 32),
  whole_at timestamptz not null
);
comment on table rate_limit is 'transient: allowances of the moment';
create index rate_limit_whole on rate_limit (whole_at);
alter table rate_limit enable row level security;
create policy rate_limit_of_sign_in on rate_limit to moothall_service
  using (current_system_actor() = 'sign-in') with check (current_system_actor() = 'sign-in');

-- Notices that arrive at most once: who was written to, about what, and how that ended. Ids only. A notice that waits is a
-- job; here it is from the moment it is handed to the mail system.
create table mail_message (
  template text not null,
  person_id uuid not null references person,
  about text not null,
  state text not null check (state in ('sending', 'sent', 'failed', 'unknown')),
  began_at timestamptz not null,
  finished_at timestamptz,
  primary key (template, person_id, about),
  check ((finished_at is null) = (state = 'sending'))
);
create function keep_mail_message() returns trigger language plpgsql as $$
begin
  if not ((old.state = 'sending' and new.state <> 'sending') or (old.state = 'failed' and new.state = 'sending')) then
    raise exception 'mail cannot go from % to %', old.state, new.state using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger mail_message_goes_forward before update on mail_message for each row execute function keep_mail_message();
alter table mail_message enable row level security;
create policy mail_message_of_mail on mail_message to moothall_service
  using (current_system_actor() = 'mail') with check (current_system_actor() = 'mail');

-- Trying out only, where no mail system is set: what would have been sent.
create table mail_outbox (
  id bigint generated always as identity primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  sent_at timestamptz not null
);
comment on table mail_outbox is 'transient: holds sign-in links, and nothing but mail of trying out';
alter table mail_outbox enable row level security;
create policy mail_outbox_of_mail on mail_outbox to moothall_service
  using (current_system_actor() = 'mail') with check (current_system_actor() = 'mail');

-- Ends every session of a person but one, and every link of theirs that still waits. These rows are the store's and sign-in's
-- alone; this is the one thing others may do.
create function end_sessions_of(person uuid, except_id_hash bytea default null) returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare ended integer;
begin
  if not (current_person_id() is not distinct from person or has_role('administrator')) then
    raise exception 'sessions are ended by their own person or an administrator' using errcode = 'insufficient_privilege';
  end if;
  update web_session set ended_at = now(), data = '{}'
    where person_id = person and id_hash is distinct from except_id_hash and ended_at is null;
  get diagnostics ended = row_count;
  update sign_in_request set token_hash = null, expires_at = null
    where person_id = person and used_at is null and token_hash is not null;
  return ended;
end $$;
revoke all on function end_sessions_of(uuid, bytea) from public;
grant execute on function end_sessions_of(uuid, bytea) to moothall_service;

grant select, insert, update, delete on sign_in_request, rate_limit to moothall_service;
-- A row can only be locked by who may update it.
grant select, insert, update, delete on set_up_link to moothall_service;
grant select, insert on mail_message, mail_outbox to moothall_service;
grant update (state, began_at, finished_at) on mail_message to moothall_service;
`.execute(db)
}
