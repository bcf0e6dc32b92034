import { type Kysely, sql } from 'kysely'

/**
 * The body, its people, their roles and sessions, and the functions by which row-level security knows who acts.
 * After a commit a setting made with set_config(…, true) reads as '' rather than NULL: hence nullif.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create function current_person_id() returns uuid language sql stable
  as $$ select nullif(current_setting('moothall.person_id', true), '')::uuid $$;

create function current_system_actor() returns text language sql stable
  as $$ select nullif(current_setting('moothall.system_actor', true), '') $$;

-- 'person:<id>', 'system:<name>' or 'anonymous': what an insert may claim about who made it.
create function current_actor() returns text language sql stable
  as $$ select coalesce('person:' || current_person_id()::text, 'system:' || current_system_actor(), 'anonymous') $$;

create table body (
  id boolean primary key default true check (id),
  name text not null check (name <> ''),
  short_name text not null check (short_name <> ''),
  contact_email text not null,
  created_at timestamptz not null default now()
);

create table person (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name <> ''),
  email text not null,
  created_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index person_email on person (lower(email)) where ended_at is null;

create table appointment (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person,
  category text not null check (category in ('officer', 'member', 'agency', 'on-behalf', 'supplier')),
  post text not null,
  team text not null,
  manager_id uuid references person,
  starts_on date not null,
  ends_on date,
  check (ends_on is null or ends_on >= starts_on)
);
create index appointment_person on appointment (person_id);
create index appointment_manager on appointment (manager_id) where manager_id is not null;

create table role_grant (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person,
  role text not null check (role in ('administrator', 'policy-owner', 'policy-approver', 'auditor')),
  granted_by uuid references person,
  granted_at timestamptz not null default now(),
  revoked_by uuid references person,
  revoked_at timestamptz
);
create unique index role_grant_active on role_grant (person_id, role) where revoked_at is null;

-- Security definer: a role's existence must be visible to policies on tables whose readers may not read role_grant.
create function has_role(wanted text) returns boolean language sql stable security definer
  set search_path = pg_catalog, public, pg_temp
  as $$ select exists (
    select from role_grant g join person p on p.id = g.person_id
    where g.person_id = current_person_id() and g.role = wanted and g.revoked_at is null and p.ended_at is null) $$;

create table web_session (
  id_hash bytea primary key,
  person_id uuid references person,
  data jsonb not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  -- An ended session's row stays until it would have expired, so that a request still under way cannot bring it back.
  ended_at timestamptz
);
-- A table whose comment begins with 'transient' is left out of backups: a restored one must not revive what has ended since.
comment on table web_session is 'transient: a restored backup must not revive sessions';
create index web_session_person on web_session (person_id) where person_id is not null;
create index web_session_expiry on web_session (expires_at);
alter table web_session enable row level security;
create policy web_session_of_the_store on web_session to moothall_service
  using (current_system_actor() = 'sessions') with check (current_system_actor() = 'sessions');

grant select on body, person, appointment, role_grant to moothall_service;
grant insert, update on body, person, appointment, role_grant to moothall_service;
grant select, insert, update, delete on web_session to moothall_service;
`.execute(db)
}
