import { type Kysely, sql } from 'kysely'

/**
 * The append-only log. The service may only add entries; the sequencer may only seal them, and never sees a payload.
 * A payload can be erased, by `erase_ledger_payload` alone; its leaf hash stays, so that every other proof holds.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table ledger_entry (
  id uuid primary key,
  leaf_hash bytea not null check (length(leaf_hash) = 32),
  recorded_at timestamptz not null default clock_timestamp()
);

create table ledger_payload (
  entry_id uuid primary key references ledger_entry,
  kind text not null,
  subjects uuid[] not null,
  recorded_by text not null,
  payload text not null,
  salt bytea not null check (length(salt) = 32)
);
create index ledger_payload_subjects on ledger_payload using gin (subjects);

create table ledger_pending (entry_id uuid primary key references ledger_entry);

create table ledger_leaf (
  leaf_index bigint primary key check (leaf_index >= 0),
  entry_id uuid not null unique references ledger_entry,
  leaf_hash bytea not null check (length(leaf_hash) = 32)
);

create table ledger_node (
  level smallint not null check (level > 0),
  node_index bigint not null check (node_index >= 0),
  hash bytea not null check (length(hash) = 32),
  primary key (level, node_index)
);

create table ledger_checkpoint (
  tree_size bigint primary key check (tree_size > 0),
  root bytea not null check (length(root) = 32),
  note text not null,
  signed_at timestamptz not null default clock_timestamp()
);

alter table ledger_payload enable row level security;
create policy ledger_payload_recorded_as_oneself on ledger_payload for insert to moothall_service
  with check (recorded_by = current_actor());
create policy ledger_payload_for_its_subjects on ledger_payload for select to moothall_service
  using (current_person_id() = any (subjects));
create policy ledger_payload_for_auditors on ledger_payload for select to moothall_service
  using (has_role('auditor'));
create policy ledger_payload_for_retention on ledger_payload for select to moothall_service
  using (current_system_actor() = 'retention');

create function erase_ledger_payload(entry uuid) returns boolean language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  if current_system_actor() is distinct from 'retention' then
    raise exception 'only the retention actor may erase a payload' using errcode = 'insufficient_privilege';
  end if;
  delete from ledger_payload where entry_id = entry;
  return found;
end $$;
revoke all on function erase_ledger_payload(uuid) from public;
grant execute on function erase_ledger_payload(uuid) to moothall_service;

grant select, insert on ledger_payload to moothall_service;
-- Not recorded_at: the database says when, not the service.
grant select, insert (id, leaf_hash) on ledger_entry to moothall_service;
grant insert on ledger_pending to moothall_service;
grant select on ledger_pending, ledger_leaf, ledger_node, ledger_checkpoint to moothall_service;

grant select on ledger_entry to moothall_sequencer;
grant select, delete on ledger_pending to moothall_sequencer;
grant select, insert on ledger_leaf, ledger_node, ledger_checkpoint to moothall_sequencer;
`.execute(db)
}
