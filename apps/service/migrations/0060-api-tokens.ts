import { type Kysely, sql } from 'kysely'

/**
 * Tokens by which people's programs call the API. What a token is stays, as the ledger says it; what it is known by lies in a table
 * of its own, and goes with it: a token without a secret opens nothing.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table api_token (
  id uuid primary key,
  person_id uuid not null references person,
  name text not null check (name <> '' and length(name) <= 100),
  scope text not null check (scope in ('check-drafts')),
  made_at timestamptz not null,
  -- The last day on which it works.
  ends_on date not null,
  ended_at timestamptz,
  ended_by uuid references person,
  ended_because text check (ended_because in ('revoked', 'left', 'address-changed')),
  check ((ended_at is null) = (ended_because is null)),
  check (ended_at is not null or ended_by is null),
  check (ends_on > (made_at at time zone 'Europe/London')::date),
  check (ends_on <= (made_at at time zone 'Europe/London')::date + interval '1 year')
);
create index api_token_person on api_token (person_id, made_at);

create function keep_api_token() returns trigger language plpgsql as $$
begin
  if (new.id, new.person_id, new.name, new.scope, new.made_at, new.ends_on)
      is distinct from (old.id, old.person_id, old.name, old.scope, old.made_at, old.ends_on)
    or old.ended_at is not null then
    raise exception 'a token can only be ended, once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger api_token_is_history before update on api_token for each row execute function keep_api_token();

create table api_token_secret (
  token_id uuid primary key references api_token,
  -- SHA-256 of what the program presents: 32 random bytes, which nobody can guess from it.
  hash bytea not null unique check (length(hash) = 32),
  -- The day alone: what was checked, how often and when is nobody's business.
  last_used_on date
);
comment on table api_token_secret is 'transient: a restored backup must not revive tokens';

create function take_secret_of_token() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from api_token_secret where token_id = new.id;
  return null;
end $$;
revoke all on function take_secret_of_token() from public;
create trigger api_token_loses_its_secret after update of ended_at on api_token
  for each row when (new.ended_at is not null) execute function take_secret_of_token();

-- As sessions do: who has left, or reads another address by now, has no way in, whichever part of the service wrote that.
create function take_secrets_of_person() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from api_token_secret where token_id in (select id from api_token where person_id = new.id);
  return null;
end $$;
revoke all on function take_secrets_of_person() from public;
create trigger person_loses_secrets after update of ended_at, email on person
  for each row when (new.ended_at is not null or new.email is distinct from old.email)
  execute function take_secrets_of_person();

alter table api_token enable row level security;
create policy api_token_of_its_person on api_token for select to moothall_service
  using (person_id = current_person_id());
create policy api_token_for_administrators on api_token for select to moothall_service
  using ((select has_role('administrator')));
create policy api_token_for_the_service on api_token for select to moothall_service
  using (current_system_actor() in ('api-tokens', 'mail'));
create policy api_token_made_for_oneself on api_token for insert to moothall_service
  with check (person_id = current_person_id() and ended_at is null);
create policy api_token_ended on api_token for update to moothall_service
  using (person_id = current_person_id() or (select has_role('administrator')))
  with check (ended_by = current_person_id());

alter table api_token_secret enable row level security;
create policy api_token_secret_of_its_person on api_token_secret for select to moothall_service
  using (exists (select from api_token t where t.id = token_id and t.person_id = current_person_id()));
create policy api_token_secret_made_with_its_token on api_token_secret for insert to moothall_service
  with check (exists (
    select from api_token t where t.id = token_id and t.person_id = current_person_id() and t.ended_at is null));
create policy api_token_secret_to_look_up on api_token_secret to moothall_service
  using (current_system_actor() = 'api-tokens') with check (current_system_actor() = 'api-tokens');

grant select, insert on api_token, api_token_secret to moothall_service;
grant update (ended_at, ended_by, ended_because) on api_token to moothall_service;
grant update (last_used_on), delete on api_token_secret to moothall_service;
`.execute(db)
}
