import { type Kysely, sql } from 'kysely'

/**
 * Passkeys beside the link by email. What a passkey is stays, as the ledger says it; what it is known by lies in a table of its own,
 * and goes with it: a passkey without a credential signs nobody in.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table passkey (
  id uuid primary key,
  person_id uuid not null references person,
  name text not null check (name <> '' and length(name) <= 100),
  added_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references person,
  ended_because text check (ended_because in ('removed', 'left', 'address-changed')),
  check ((ended_at is null) = (ended_because is null)),
  check (ended_at is not null or ended_by is null)
);
create index passkey_person on passkey (person_id, added_at);

create function keep_passkey() returns trigger language plpgsql as $$
begin
  if (new.id, new.person_id, new.added_at) is distinct from (old.id, old.person_id, old.added_at)
    or old.ended_at is not null then
    raise exception 'a passkey can only be renamed while it works, and ended once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger passkey_is_history before update on passkey for each row execute function keep_passkey();

create table passkey_credential (
  passkey_id uuid primary key references passkey,
  -- Web Authentication Level 3, 4: at most 1023 bytes, chosen by the authenticator.
  credential_id bytea not null unique check (length(credential_id) between 1 and 1023),
  -- A COSE_Key (RFC 9052).
  public_key bytea not null check (length(public_key) between 1 and 4096),
  -- How often the authenticator says that it has signed; 0 for ever where it does not count.
  counter bigint not null check (counter between 0 and 4294967295),
  -- The day alone: when somebody signs in is in the ledger, which has its own rules.
  last_used_on date
);
comment on table passkey_credential is 'transient: a restored backup must not revive passkeys that were removed';

create function take_credential_of_passkey() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from passkey_credential where passkey_id = new.id;
  return null;
end $$;
revoke all on function take_credential_of_passkey() from public;
create trigger passkey_loses_its_credential after update of ended_at on passkey
  for each row when (new.ended_at is not null) execute function take_credential_of_passkey();

-- As sessions and tokens do: who has left, or reads another address by now, has no way in, whichever part of the service wrote that.
create function take_credentials_of_person() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from passkey_credential where passkey_id in (select id from passkey where person_id = new.id);
  return null;
end $$;
revoke all on function take_credentials_of_person() from public;
create trigger person_loses_credentials after update of ended_at, email on person
  for each row when (new.ended_at is not null or new.email is distinct from old.email)
  execute function take_credentials_of_person();

-- What a passkey has to sign, once and soon: one at a time for a browser that signs in, or for a session that adds a passkey.
create table passkey_challenge (
  holder_hash bytea primary key check (length(holder_hash) = 32),
  challenge bytea not null check (length(challenge) = 32),
  -- Of a passkey that is being added: whose it will be, and what it will be called.
  person_id uuid references person,
  name text check (name <> '' and length(name) <= 100),
  expires_at timestamptz not null,
  check ((person_id is null) = (name is null))
);
comment on table passkey_challenge is 'transient: each is used once, within minutes';
create index passkey_challenge_age on passkey_challenge (expires_at);

alter table passkey enable row level security;
create policy passkey_of_its_person on passkey for select to moothall_service
  using (person_id = current_person_id());
create policy passkey_for_administrators on passkey for select to moothall_service
  using ((select has_role('administrator')));
create policy passkey_for_the_service on passkey for select to moothall_service
  using (current_system_actor() in ('passkeys', 'mail'));
create policy passkey_added_for_oneself on passkey for insert to moothall_service
  with check (person_id = current_person_id() and ended_at is null);
create policy passkey_renamed_or_ended_by_its_person on passkey for update to moothall_service
  using (person_id = current_person_id())
  with check (person_id = current_person_id() and (ended_at is null or ended_by = current_person_id()));
create policy passkey_ended_with_its_person on passkey for update to moothall_service
  using ((select has_role('administrator'))) with check (ended_by = current_person_id());

alter table passkey_credential enable row level security;
create policy passkey_credential_of_its_person on passkey_credential for select to moothall_service
  using (exists (select from passkey p where p.id = passkey_id and p.person_id = current_person_id()));
create policy passkey_credential_added_with_its_passkey on passkey_credential for insert to moothall_service
  with check (exists (
    select from passkey p where p.id = passkey_id and p.person_id = current_person_id() and p.ended_at is null));
create policy passkey_credential_to_sign_in on passkey_credential for select to moothall_service
  using (current_system_actor() = 'passkeys');
create policy passkey_credential_used on passkey_credential for update to moothall_service
  using (current_system_actor() = 'passkeys') with check (current_system_actor() = 'passkeys');

alter table passkey_challenge enable row level security;
create policy passkey_challenge_of_passkeys on passkey_challenge to moothall_service
  using (current_system_actor() = 'passkeys') with check (current_system_actor() = 'passkeys');

grant select, insert on passkey, passkey_credential to moothall_service;
grant update (name, ended_at, ended_by, ended_because) on passkey to moothall_service;
grant update (counter, last_used_on) on passkey_credential to moothall_service;
grant select, insert, update, delete on passkey_challenge to moothall_service;
`.execute(db)
}
