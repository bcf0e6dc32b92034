import { type Kysely, sql } from 'kysely'

/**
 * Policies and their versions. A version's content can change while it is a draft and never again; the triggers hold
 * that against any caller, and nothing of a policy can be deleted. Who drafted a version may not approve it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table policy (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  created_by uuid not null references person,
  created_at timestamptz not null
);

create table policy_version (
  policy_id uuid not null references policy,
  version integer not null check (version > 0),
  state text not null check (state in ('draft', 'in-review', 'approved', 'in-force', 'superseded', 'withdrawn')),
  title text not null check (title <> ''),
  body_name text not null,
  source_name text not null,
  source_text text not null,
  source_sha256 text not null check (source_sha256 = encode(sha256(convert_to(source_text, 'UTF8')), 'hex')),
  related jsonb not null,
  omitted jsonb not null,
  imported_by uuid not null references person,
  imported_at timestamptz not null,
  submitted_by uuid references person,
  submitted_at timestamptz,
  proposed_in_force_on date,
  sent_back_by uuid references person,
  sent_back_at timestamptz,
  sent_back_reasons text,
  approved_by uuid references person,
  approved_at timestamptz,
  in_force_on date,
  content_hash text check (content_hash ~ '^[0-9a-f]{64}$'),
  in_force_at timestamptz,
  superseded_at timestamptz,
  withdrawn_by uuid references person,
  withdrawn_at timestamptz,
  withdrawn_reasons text,
  primary key (policy_id, version),
  check (state not in ('approved', 'in-force', 'superseded')
    or (approved_by is not null and approved_at is not null and in_force_on is not null and content_hash is not null)),
  check (state not in ('in-force', 'superseded') or in_force_at is not null),
  check (state <> 'superseded' or superseded_at is not null)
);
create unique index policy_version_in_force on policy_version (policy_id) where state = 'in-force';
create unique index policy_version_waiting on policy_version (policy_id) where state = 'approved';
create unique index policy_version_being_made on policy_version (policy_id) where state in ('draft', 'in-review');

-- Everybody who had a hand in the draft, also where somebody else's choice later took the place of theirs.
create table policy_contributor (
  policy_id uuid not null,
  version integer not null,
  person_id uuid not null references person,
  first_at timestamptz not null,
  primary key (policy_id, version, person_id),
  foreign key (policy_id, version) references policy_version
);

create table policy_section (
  policy_id uuid not null,
  version integer not null,
  ref text not null,
  position integer not null check (position >= 0),
  heading text not null,
  text text,
  parent text,
  level integer not null check (level >= 0),
  implied boolean not null,
  marker text not null default '',
  primary key (policy_id, version, ref),
  unique (policy_id, version, position),
  foreign key (policy_id, version) references policy_version,
  foreign key (policy_id, version, parent) references policy_section
);

create table policy_provision (
  policy_id uuid not null,
  version integer not null,
  ref text not null,
  position integer not null check (position >= 0),
  depth integer not null check (depth >= 0),
  section_ref text not null,
  parent text,
  marker text not null,
  parsed_text text not null,
  text text not null,
  force text not null check (force in ('must', 'must-not', 'should', 'may', 'take-care', 'statement')),
  suggested_force text not null,
  force_origin text check (force_origin in ('suggested', 'chosen') or force_origin ~ '^version-[1-9][0-9]*$'),
  force_reason jsonb,
  applies_to_reason jsonb not null,
  confirmed_by uuid references person,
  confirmed_at timestamptz,
  row_version integer not null default 0,
  primary key (policy_id, version, ref),
  unique (policy_id, version, position),
  foreign key (policy_id, version) references policy_version,
  foreign key (policy_id, version, section_ref) references policy_section,
  foreign key (policy_id, version, parent) references policy_provision,
  check ((confirmed_by is null) = (confirmed_at is null))
);

create table policy_repair (
  policy_id uuid not null,
  version integer not null,
  ref text not null,
  position integer not null check (position >= 0),
  kind text not null,
  original text not null,
  suggestion text not null,
  applied boolean not null,
  reason jsonb not null,
  decision text check (decision in ('accepted', 'declined')),
  origin text check (origin in ('suggested', 'chosen') or origin ~ '^version-[1-9][0-9]*$'),
  decided_by uuid references person,
  decided_at timestamptz,
  row_version integer not null default 0,
  primary key (policy_id, version, ref, position),
  foreign key (policy_id, version, ref) references policy_provision,
  check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null))
);

-- \`chosen\` is null while a row is only a suggestion. \`origin\` says where a choice came from: it is what the parser
-- suggested, what was confirmed in the version that it names, or the owner's own.
create table policy_topic (
  policy_id uuid not null,
  version integer not null,
  ref text not null,
  topic text not null,
  confidence double precision check (confidence between 0 and 1),
  because text[] not null,
  chosen boolean,
  origin text check (origin in ('suggested', 'chosen') or origin ~ '^version-[1-9][0-9]*$'),
  confirmed_by uuid references person,
  confirmed_at timestamptz,
  primary key (policy_id, version, ref, topic),
  foreign key (policy_id, version, ref) references policy_provision,
  check ((chosen is null) = (confirmed_by is null) and (chosen is null) = (confirmed_at is null))
);

create table policy_applicability (
  policy_id uuid not null,
  version integer not null,
  ref text not null,
  category text not null check (category in ('officer', 'member', 'agency', 'on-behalf', 'supplier')),
  suggested boolean not null,
  chosen boolean,
  origin text check (origin in ('suggested', 'chosen') or origin ~ '^version-[1-9][0-9]*$'),
  confirmed_by uuid references person,
  confirmed_at timestamptz,
  primary key (policy_id, version, ref, category),
  foreign key (policy_id, version, ref) references policy_provision,
  check ((chosen is null) = (confirmed_by is null) and (chosen is null) = (confirmed_at is null))
);

create table policy_tension (
  policy_id uuid not null,
  version integer not null,
  key text not null,
  position integer not null check (position >= 0),
  "between" text[] not null,
  about jsonb not null,
  suggestion jsonb not null,
  choices jsonb not null,
  suggested text not null,
  resolution text,
  own_words text,
  origin text check (origin in ('suggested', 'chosen') or origin ~ '^version-[1-9][0-9]*$'),
  resolved_by uuid references person,
  resolved_at timestamptz,
  row_version integer not null default 0,
  primary key (policy_id, version, key),
  foreign key (policy_id, version) references policy_version,
  check ((resolution is null) = (resolved_by is null) and (resolution is null) = (resolved_at is null)),
  check (resolution is distinct from 'own-words' or own_words <> '')
);

create table policy_uncovered_topic (
  policy_id uuid not null,
  version integer not null,
  topic text not null,
  choice text not null check (choice in ('not-needed', 'elsewhere', 'next-version')),
  note text not null,
  origin text not null check (origin in ('suggested', 'chosen') or origin ~ '^version-[1-9][0-9]*$'),
  acknowledged_by uuid not null references person,
  acknowledged_at timestamptz not null,
  row_version integer not null default 0,
  primary key (policy_id, version, topic),
  foreign key (policy_id, version) references policy_version
);

-- What was confirmed in an earlier version of something that is the same in this one: an offer, not a choice.
create table policy_carried_choice (
  policy_id uuid not null,
  version integer not null,
  item text not null check (item in ('provision', 'repair', 'tension', 'topic', 'body-name')),
  key text not null,
  from_version integer not null check (from_version < version),
  value jsonb not null,
  primary key (policy_id, version, item, key),
  foreign key (policy_id, version) references policy_version,
  foreign key (policy_id, from_version) references policy_version
);

-- Whether the body that the text names is the body that was set up, in the words of both at the time.
create table policy_body_name (
  policy_id uuid not null,
  version integer not null,
  in_text text not null,
  set_up text not null check (set_up <> in_text),
  choice text not null check (choice in ('same-body', 'change-text')),
  origin text not null check (origin in ('suggested', 'chosen') or origin ~ '^version-[1-9][0-9]*$'),
  decided_by uuid not null references person,
  decided_at timestamptz not null,
  row_version integer not null default 0,
  primary key (policy_id, version),
  foreign key (policy_id, version) references policy_version
);

create table policy_correction (
  id uuid primary key,
  policy_id uuid not null,
  version integer not null,
  ref text not null,
  before text not null,
  after text not null check (after <> before),
  reason text not null check (reason <> ''),
  recorded_by uuid not null references person,
  recorded_at timestamptz not null,
  decision text check (decision in ('confirmed', 'refused')),
  decided_by uuid references person,
  decided_at timestamptz,
  foreign key (policy_id, version, ref) references policy_provision,
  check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
  check (decided_by is distinct from recorded_by)
);
create unique index policy_correction_pending on policy_correction (policy_id, version, ref) where decision is null;

create function policy_content_guard() returns trigger language plpgsql as $$
declare
  state_now text;
begin
  if tg_op = 'DELETE' then
    raise exception 'nothing of a policy version is ever deleted' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'UPDATE' and (old.policy_id, old.version) is distinct from (new.policy_id, new.version) then
    raise exception 'a row stays with its policy version' using errcode = 'restrict_violation';
  end if;
  -- The lock makes a content change and an approval wait for each other.
  select state into state_now from policy_version
    where policy_id = new.policy_id and version = new.version for share;
  if state_now is distinct from 'draft' then
    raise exception 'the content of a policy version changes only while it is a draft' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function policy_version_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'nothing of a policy version is ever deleted' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then
      raise exception 'a policy version begins as a draft' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  if (old.policy_id, old.version, old.title, old.body_name, old.source_name, old.source_text, old.source_sha256,
      old.related, old.omitted, old.imported_by, old.imported_at)
    is distinct from (new.policy_id, new.version, new.title, new.body_name, new.source_name, new.source_text,
      new.source_sha256, new.related, new.omitted, new.imported_by, new.imported_at) then
    raise exception 'what was imported stays as it was' using errcode = 'restrict_violation';
  end if;
  if old.approved_at is not null and (old.approved_by, old.approved_at, old.in_force_on, old.content_hash)
    is distinct from (new.approved_by, new.approved_at, new.in_force_on, new.content_hash) then
    raise exception 'an approval stays as it was' using errcode = 'restrict_violation';
  end if;
  if old.in_force_at is not null and old.in_force_at is distinct from new.in_force_at
    or old.superseded_at is not null and old.superseded_at is distinct from new.superseded_at then
    raise exception 'when a version was in force stays as it was' using errcode = 'restrict_violation';
  end if;
  if old.state = new.state then
    raise exception 'a policy version is only updated to move it on' using errcode = 'restrict_violation';
  end if;
  if not (old.state, new.state) in (
    ('draft', 'in-review'), ('draft', 'withdrawn'), ('in-review', 'draft'), ('in-review', 'approved'),
    ('in-review', 'withdrawn'), ('approved', 'in-force'), ('approved', 'withdrawn'), ('in-force', 'superseded')) then
    raise exception 'a policy version cannot go from % to %', old.state, new.state using errcode = 'restrict_violation';
  end if;
  if new.state = 'approved' then
    if new.approved_by is distinct from current_person_id() or not has_role('policy-approver') then
      raise exception 'a policy version is approved by a policy approver, as oneself' using errcode = 'restrict_violation';
    end if;
    if exists (select from policy_contributor c where c.policy_id = new.policy_id and c.version = new.version
        and c.person_id = new.approved_by) then
      raise exception 'who worked on a policy version cannot approve it' using errcode = 'restrict_violation';
    end if;
  end if;
  return new;
end $$;

create function policy_correction_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a correction is never deleted' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'INSERT' then
    if not exists (select from policy_version v where v.policy_id = new.policy_id and v.version = new.version
        and v.state in ('approved', 'in-force', 'superseded')) then
      raise exception 'a correction is of an approved version' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  if old.decision is not null
    or (old.id, old.policy_id, old.version, old.ref, old.before, old.after, old.reason, old.recorded_by, old.recorded_at)
    is distinct from
       (new.id, new.policy_id, new.version, new.ref, new.before, new.after, new.reason, new.recorded_by, new.recorded_at) then
    raise exception 'a correction stays as it was recorded and decided' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create trigger policy_version_guard before insert or update or delete on policy_version
  for each row execute function policy_version_guard();
create trigger policy_correction_guard before insert or update or delete on policy_correction
  for each row execute function policy_correction_guard();
create trigger policy_contributor_guard before update or delete on policy_contributor
  for each row execute function policy_content_guard();
create trigger policy_section_guard before insert or update or delete on policy_section
  for each row execute function policy_content_guard();
create trigger policy_provision_guard before insert or update or delete on policy_provision
  for each row execute function policy_content_guard();
create trigger policy_repair_guard before insert or update or delete on policy_repair
  for each row execute function policy_content_guard();
create trigger policy_topic_guard before insert or update or delete on policy_topic
  for each row execute function policy_content_guard();
create trigger policy_applicability_guard before insert or update or delete on policy_applicability
  for each row execute function policy_content_guard();
create trigger policy_tension_guard before insert or update or delete on policy_tension
  for each row execute function policy_content_guard();
create trigger policy_uncovered_topic_guard before insert or update or delete on policy_uncovered_topic
  for each row execute function policy_content_guard();
create trigger policy_carried_choice_guard before insert or update or delete on policy_carried_choice
  for each row execute function policy_content_guard();
create trigger policy_body_name_guard before insert or update or delete on policy_body_name
  for each row execute function policy_content_guard();

grant select, insert on policy, policy_version, policy_contributor, policy_section, policy_provision, policy_repair,
  policy_topic, policy_applicability, policy_tension, policy_uncovered_topic, policy_carried_choice, policy_body_name,
  policy_correction to moothall_service;
grant update (state, submitted_by, submitted_at, proposed_in_force_on, sent_back_by, sent_back_at, sent_back_reasons,
  approved_by, approved_at, in_force_on, content_hash, in_force_at, superseded_at, withdrawn_by, withdrawn_at,
  withdrawn_reasons) on policy_version to moothall_service;
grant update (text, force, force_origin, confirmed_by, confirmed_at, row_version) on policy_provision to moothall_service;
grant update (decision, origin, decided_by, decided_at, row_version) on policy_repair to moothall_service;
grant update (chosen, origin, confirmed_by, confirmed_at) on policy_topic, policy_applicability to moothall_service;
grant update (resolution, own_words, origin, resolved_by, resolved_at, row_version) on policy_tension to moothall_service;
grant update (choice, note, origin, acknowledged_by, acknowledged_at, row_version) on policy_uncovered_topic
  to moothall_service;
grant update (in_text, set_up, choice, origin, decided_by, decided_at, row_version) on policy_body_name to moothall_service;
grant update (decision, decided_by, decided_at) on policy_correction to moothall_service;
`.execute(db)
}
