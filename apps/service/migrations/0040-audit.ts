import { type Kysely, sql } from 'kysely'

/** Which checkpoints have left the machine, and what an auditor needs to look through a long ledger. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table checkpoint_publication (
  tree_size bigint primary key references ledger_checkpoint,
  published_at timestamptz not null
);
grant select, insert on checkpoint_publication to moothall_service;

create index ledger_payload_kind on ledger_payload (kind);
create index ledger_payload_recorded_by on ledger_payload (recorded_by);

-- The same policy, with the role looked up once in a statement rather than once in a row.
alter policy ledger_payload_for_auditors on ledger_payload using ((select has_role('auditor')));
`.execute(db)
}
