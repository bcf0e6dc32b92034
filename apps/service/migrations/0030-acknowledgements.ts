import { type Kysely, sql } from 'kysely'

/**
 * What a person did with a policy version: read it, answered questions, acknowledged or declined, asked. Insert-only,
 * but for the answer to a question, which is given once.
 *
 * Answers to the questions are readable by the person alone: no role reads them. Free text (reasons, questions) lies apart
 * from the rows that auditors read, and the ledger holds only a salted commitment to it, so that it can be erased.
 * Line managers read none of these tables: \`team_progress\` tells them done or not done.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table policy_reading (
  person_id uuid not null references person,
  policy_id uuid not null,
  version integer not null,
  read_at timestamptz not null,
  entry_id uuid not null references ledger_entry,
  primary key (person_id, policy_id, version),
  foreign key (policy_id, version) references policy_version
);

create table question_answer (
  person_id uuid not null references person,
  policy_id uuid not null,
  version integer not null,
  -- Counts from 1; the primary key makes a second submission of the same page come to nothing.
  position integer not null check (position > 0),
  topic text not null,
  question_id text not null,
  option_id text not null,
  correct boolean not null,
  answered_at timestamptz not null,
  primary key (person_id, policy_id, version, position),
  foreign key (policy_id, version) references policy_version
);

create table comprehension_passed (
  person_id uuid not null references person,
  policy_id uuid not null,
  version integer not null,
  topics text[] not null check (cardinality(topics) > 0),
  passed_at timestamptz not null,
  entry_id uuid not null references ledger_entry,
  primary key (person_id, policy_id, version),
  foreign key (policy_id, version) references policy_version
);

create table acknowledgement (
  id uuid primary key,
  person_id uuid not null references person,
  policy_id uuid not null,
  version integer not null,
  -- A person's responses to a version count from 1: two that were decided on the same state cannot both be written.
  sequence integer not null check (sequence > 0),
  response text not null check (response in ('acknowledged', 'declined')),
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  wording text not null check (wording <> ''),
  categories text[] not null check (cardinality(categories) > 0),
  comprehension text check (comprehension in ('passed', 'no-questions')),
  read_at timestamptz,
  passed_at timestamptz,
  responded_at timestamptz not null,
  entry_id uuid not null references ledger_entry,
  unique (policy_id, version, person_id, sequence),
  foreign key (policy_id, version) references policy_version,
  check (response <> 'acknowledged' or (read_at is not null and comprehension is not null
    and (passed_at is not null) = (comprehension = 'passed')))
);

create table acknowledgement_reason (
  acknowledgement_id uuid primary key references acknowledgement,
  person_id uuid not null references person,
  text text not null check (text <> ''),
  salt bytea not null check (length(salt) = 32),
  commitment text not null check (commitment = encode(sha256(salt || convert_to(text, 'UTF8')), 'hex'))
);

create table acknowledgement_question (
  id uuid primary key,
  person_id uuid not null references person,
  policy_id uuid not null,
  version integer not null,
  text text not null check (text <> ''),
  salt bytea not null check (length(salt) = 32),
  commitment text not null check (commitment = encode(sha256(salt || convert_to(text, 'UTF8')), 'hex')),
  asked_at timestamptz not null,
  answer text check (answer <> ''),
  answer_salt bytea check (length(answer_salt) = 32),
  answer_commitment text
    check (answer_commitment = encode(sha256(answer_salt || convert_to(answer, 'UTF8')), 'hex')),
  answered_by uuid references person,
  answered_at timestamptz,
  foreign key (policy_id, version) references policy_version,
  check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null)
    and (answer is null) = (answer_salt is null) and (answer is null) = (answer_commitment is null))
);
create unique index acknowledgement_question_open on acknowledgement_question (person_id, policy_id, version)
  where answered_at is null;
create index acknowledgement_question_of_version on acknowledgement_question (policy_id, version);

create function keep_acknowledgement_record() returns trigger language plpgsql as $$
begin
  raise exception 'a record of %s is never changed', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger policy_reading_is_history before update on policy_reading
  for each row execute function keep_acknowledgement_record();
create trigger question_answer_is_history before update on question_answer
  for each row execute function keep_acknowledgement_record();
create trigger comprehension_passed_is_history before update on comprehension_passed
  for each row execute function keep_acknowledgement_record();
create trigger acknowledgement_is_history before update on acknowledgement
  for each row execute function keep_acknowledgement_record();
create trigger acknowledgement_reason_is_history before update on acknowledgement_reason
  for each row execute function keep_acknowledgement_record();

-- Responses follow each other without a gap, and nothing follows an acknowledgement. Security definer: the rule holds
-- whatever the writer may read.
create function follow_last_response() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.sequence > 1 and not exists (select from acknowledgement a
      where a.person_id = new.person_id and a.policy_id = new.policy_id and a.version = new.version
        and a.sequence = new.sequence - 1 and a.response <> 'acknowledged') then
    raise exception 'a response follows a declined one, without a gap' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger acknowledgement_follows before insert on acknowledgement
  for each row execute function follow_last_response();

create function answer_question_once() returns trigger language plpgsql as $$
begin
  if old.answered_at is not null or new.answered_at is null
    or (old.id, old.person_id, old.policy_id, old.version, old.text, old.salt, old.commitment, old.asked_at)
      is distinct from (new.id, new.person_id, new.policy_id, new.version, new.text, new.salt, new.commitment, new.asked_at)
  then
    raise exception 'a question stays as it was asked, and is answered once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger acknowledgement_question_answered before update on acknowledgement_question
  for each row execute function answer_question_once();

-- All that a line manager is told: whether each of their people acknowledged each version in force. A declined policy is
-- "not done" here, like an unanswered one; who did what before, and why not, is not the manager's to know.
create function team_progress(today date)
  returns table (person_id uuid, policy_id uuid, version integer, done boolean)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$
    select distinct member.person_id, v.policy_id, v.version, exists (
      select from acknowledgement a
      where a.person_id = member.person_id and a.policy_id = v.policy_id and a.version = v.version
        and a.response = 'acknowledged')
    from appointment member
    join policy_version v on v.state = 'in-force'
    where member.manager_id = current_person_id()
      and member.starts_on <= today and (member.ends_on is null or member.ends_on >= today)
  $$;
revoke all on function team_progress(date) from public;
grant execute on function team_progress(date) to moothall_service;

alter table policy_reading enable row level security;
create policy policy_reading_own on policy_reading for select to moothall_service
  using (person_id = (select current_person_id()));
create policy policy_reading_recorded_by_oneself on policy_reading for insert to moothall_service
  with check (person_id = current_person_id());

alter table question_answer enable row level security;
create policy question_answer_own on question_answer for select to moothall_service
  using (person_id = (select current_person_id()));
create policy question_answer_given_by_oneself on question_answer for insert to moothall_service
  with check (person_id = current_person_id());

alter table comprehension_passed enable row level security;
create policy comprehension_passed_own on comprehension_passed for select to moothall_service
  using (person_id = (select current_person_id()));
create policy comprehension_passed_by_oneself on comprehension_passed for insert to moothall_service
  with check (person_id = current_person_id());

alter table acknowledgement enable row level security;
create policy acknowledgement_own on acknowledgement for select to moothall_service
  using (person_id = (select current_person_id()));
create policy acknowledgement_for_policy_owners on acknowledgement for select to moothall_service
  using ((select has_role('policy-owner')));
create policy acknowledgement_for_auditors on acknowledgement for select to moothall_service
  using ((select has_role('auditor')));
create policy acknowledgement_made_by_oneself on acknowledgement for insert to moothall_service
  with check (person_id = current_person_id());

alter table acknowledgement_reason enable row level security;
create policy acknowledgement_reason_own on acknowledgement_reason for select to moothall_service
  using (person_id = (select current_person_id()));
create policy acknowledgement_reason_for_policy_owners on acknowledgement_reason for select to moothall_service
  using ((select has_role('policy-owner')));
create policy acknowledgement_reason_given_by_oneself on acknowledgement_reason for insert to moothall_service
  with check (person_id = current_person_id() and exists (
    select from acknowledgement a where a.id = acknowledgement_id and a.person_id = current_person_id()));

alter table acknowledgement_question enable row level security;
create policy acknowledgement_question_own on acknowledgement_question for select to moothall_service
  using (person_id = (select current_person_id()));
create policy acknowledgement_question_for_policy_owners on acknowledgement_question for select to moothall_service
  using ((select has_role('policy-owner')));
create policy acknowledgement_question_asked_by_oneself on acknowledgement_question for insert to moothall_service
  with check (person_id = current_person_id() and answered_at is null);
create policy acknowledgement_question_answered_by_owner on acknowledgement_question for update to moothall_service
  using (has_role('policy-owner')) with check (has_role('policy-owner') and answered_by = current_person_id());

grant select, insert on policy_reading, question_answer, comprehension_passed, acknowledgement, acknowledgement_reason,
  acknowledgement_question to moothall_service;
grant update (answer, answer_salt, answer_commitment, answered_by, answered_at) on acknowledgement_question
  to moothall_service;
`.execute(db)
}
