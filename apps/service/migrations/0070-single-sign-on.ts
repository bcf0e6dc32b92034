import { type Kysely, sql } from 'kysely'

/**
 * Signing in through the body's own provider. Who somebody is there is bound to a person once, and is then what decides; of an
 * attempt to sign in only digests are kept, so that neither a copy of this table nor a stolen cookie is of use without the other.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table provider_identity (
  id uuid primary key,
  person_id uuid not null references person,
  issuer text not null check (issuer <> ''),
  -- SHA-256 of the issuer and its own name for the person, which nobody here needs to read.
  subject_hash text not null check (subject_hash ~ '^[0-9a-f]{64}$'),
  bound_at timestamptz not null,
  ended_at timestamptz,
  -- Null where the service ended it by itself.
  ended_by uuid references person,
  ended_because text check (ended_because in ('left', 'unlinked')),
  check ((ended_at is null) = (ended_because is null)),
  check (ended_at is not null or ended_by is null)
);
create unique index provider_identity_subject on provider_identity (subject_hash) where ended_at is null;
create unique index provider_identity_person on provider_identity (person_id, issuer) where ended_at is null;

create function keep_provider_identity() returns trigger language plpgsql as $$
begin
  if (new.id, new.person_id, new.issuer, new.subject_hash, new.bound_at)
      is distinct from (old.id, old.person_id, old.issuer, old.subject_hash, old.bound_at)
    or old.ended_at is not null then
    raise exception 'who somebody is at the provider can only be ended, once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger provider_identity_is_history before update on provider_identity
  for each row execute function keep_provider_identity();

-- Nobody is bound to a person who is leaving at this moment: one of the two waits for the other.
create function bind_only_who_is_here() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  perform from person where id = new.person_id and ended_at is null for share;
  if not found then
    raise exception 'this person has left' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
revoke all on function bind_only_who_is_here() from public;
create trigger provider_identity_of_somebody_here before insert on provider_identity
  for each row execute function bind_only_who_is_here();

alter table provider_identity enable row level security;
create policy provider_identity_of_its_person on provider_identity for select to moothall_service
  using (person_id = current_person_id());
create policy provider_identity_for_administrators on provider_identity for select to moothall_service
  using ((select has_role('administrator')));
create policy provider_identity_for_sign_in on provider_identity for select to moothall_service
  using (current_system_actor() = 'sign-in');
create policy provider_identity_bound_by_sign_in on provider_identity for insert to moothall_service
  with check (current_system_actor() = 'sign-in' and ended_at is null);
create policy provider_identity_ended_by_people on provider_identity for update to moothall_service
  using (person_id = current_person_id() or (select has_role('administrator')))
  with check (ended_by = current_person_id());
create policy provider_identity_ended_by_sign_in on provider_identity for update to moothall_service
  using (current_system_actor() = 'sign-in') with check (ended_by is null and ended_because = 'left');

create table provider_attempt (
  state_hash bytea primary key check (length(state_hash) = 32),
  browser_hash bytea not null check (length(browser_hash) = 32),
  return_to text not null check (return_to like '/%' and return_to not like '//%'),
  -- Whether the person has to show anew who they are.
  anew boolean not null,
  began_at timestamptz not null,
  used_at timestamptz
);
comment on table provider_attempt is 'transient: a restored backup must not revive attempts to sign in';
create index provider_attempt_age on provider_attempt (began_at);
alter table provider_attempt enable row level security;
create policy provider_attempt_of_sign_in on provider_attempt to moothall_service
  using (current_system_actor() = 'sign-in') with check (current_system_actor() = 'sign-in');

-- What the provider said about ended sessions, so that none of it counts twice. Kept as long as it would still be believed.
create table provider_logout (
  id_hash bytea primary key check (length(id_hash) = 32),
  received_at timestamptz not null
);
comment on table provider_logout is 'transient: what it keeps out is too old within minutes';
create index provider_logout_age on provider_logout (received_at);
alter table provider_logout enable row level security;
create policy provider_logout_of_sign_in on provider_logout to moothall_service
  using (current_system_actor() = 'sign-in') with check (current_system_actor() = 'sign-in');

create index web_session_provider_subject on web_session ((data->'provider'->>'subject'))
  where data->'provider' is not null and ended_at is null;
create index web_session_provider_session on web_session ((data->'provider'->>'session'))
  where data->'provider' is not null and ended_at is null;

-- Ends the sessions that began with one session at the provider, or with all of a person's there. Digests, in hexadecimal.
-- Sessions are the store's alone; this is what the provider's word may do.
create function end_provider_sessions(subject text, session text) returns setof uuid
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if current_system_actor() is distinct from 'sign-in' then
    raise exception 'only sign-in hears the provider' using errcode = 'insufficient_privilege';
  end if;
  if subject is not null then
    return query update web_session set ended_at = now(), data = '{}'
      where data->'provider' is not null and ended_at is null and data->'provider'->>'subject' = $1
        and ($2 is null or coalesce(data->'provider'->>'session', $2) = $2)
      returning person_id;
  elsif session is not null then
    return query update web_session set ended_at = now(), data = '{}'
      where data->'provider' is not null and ended_at is null and data->'provider'->>'session' = $2
      returning person_id;
  end if;
end $$;
revoke all on function end_provider_sessions(text, text) from public;
grant execute on function end_provider_sessions(text, text) to moothall_service;

grant select, insert on provider_identity to moothall_service;
grant update (ended_at, ended_by, ended_because) on provider_identity to moothall_service;
grant select, insert, delete on provider_attempt, provider_logout to moothall_service;
grant update (used_at) on provider_attempt to moothall_service;
`.execute(db)
}
