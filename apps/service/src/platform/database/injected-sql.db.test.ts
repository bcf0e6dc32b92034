import { describe, expect, test } from 'vitest'
import { buildPerson } from '../../../test/builders/people.ts'
import { testDatabase } from '../../../test/database.ts'

/** What docs/decisions/0010-trust-boundary.md says of somebody who runs SQL of their own as the service. */
describe('SQL of somebody’s own, run as the service', () => {
  test('puts on no other role, makes nothing, and reaches no file or program', async () => {
    const { servicePool } = await testDatabase()
    for (const statement of [
      'set role moothall_owner',
      'set role moothall_sequencer',
      'set role moothall_jobs',
      'set session authorization moothall_owner',
      'create temporary table policy_contributor (person_id uuid)',
      'create table public.mine (id int)',
      'create schema mine',
      'create function public.has_role(text, text) returns boolean language sql as $$ select true $$',
      'alter function public.has_role(text) rename to other',
      'alter table ledger_payload disable row level security',
      'drop policy question_answer_own on question_answer',
      'alter table acknowledgement disable trigger all',
      `copy (select 1) to program 'true'`,
      `copy body from '/etc/hostname'`,
      'set session_replication_role = replica',
      'select * from graphile_worker.jobs',
      `select graphile_worker.add_job('anything', '{}'::json)`,
      'update acknowledgement set response = response',
      'delete from role_grant',
      `truncate ledger_entry cascade`,
    ]) {
      await expect(servicePool.query(statement), statement).rejects.toMatchObject({ code: '42501' })
    }
    await servicePool.query('reset role')
    const { rows } = await servicePool.query<{ role: string }>('select current_user::text as role')
    expect(rows).toEqual([{ role: 'moothall_service' }])
  })

  test('is whomever it likes: the service itself tells the database who acts', async () => {
    const { asOwner, servicePool } = await testDatabase()
    const { personId } = await buildPerson(asOwner, { roles: ['auditor'] })
    const client = await servicePool.connect()
    await client.query(`begin; select set_config('moothall.person_id', '${personId}', true)`)
    const { rows } = await client.query(`select current_actor() as actor, has_role('auditor') as auditor`)
    expect(rows).toEqual([{ actor: `person:${personId}`, auditor: true }])
    await client.query('rollback')
    client.release()
  })
})
