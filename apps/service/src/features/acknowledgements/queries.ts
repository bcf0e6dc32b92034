import type { Category } from '@moothall/policy'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/database.ts'

export interface AskedQuestion {
  readonly id: string
  readonly personId: string
  readonly personName: string
  readonly policy: {
    readonly id: string
    readonly slug: string
    readonly title: string
    readonly version: number
    readonly contentHash: string
  }
  readonly text: string
  readonly askedAt: Date
  readonly answer: { readonly text: string; readonly by: string; readonly at: Date } | undefined
}

interface AskedQuestionRow {
  id: string
  person_id: string
  person_name: string
  policy_id: string
  slug: string
  title: string
  version: number
  content_hash: string
  text: string
  asked_at: Date
  answer: string | null
  answered_at: Date | null
  answered_by_name: string | null
}

const askedQuestionColumns = sql`
  q.id, q.person_id, p.name as person_name, q.policy_id, pol.slug, v.title, q.version, v.content_hash, q.text,
  q.asked_at, q.answer, q.answered_at, answerer.name as answered_by_name
  from acknowledgement_question q
  join person p on p.id = q.person_id
  join policy pol on pol.id = q.policy_id
  join policy_version v on v.policy_id = q.policy_id and v.version = q.version
  left join person answerer on answerer.id = q.answered_by`

function askedQuestionOf(row: AskedQuestionRow): AskedQuestion {
  const { answer, answered_at: at, answered_by_name: by } = row
  return {
    id: row.id,
    personId: row.person_id,
    personName: row.person_name,
    policy: {
      id: row.policy_id,
      slug: row.slug,
      title: row.title,
      version: row.version,
      contentHash: row.content_hash,
    },
    text: row.text,
    askedAt: row.asked_at,
    answer: answer === null || at === null || by === null ? undefined : { text: answer, by, at },
  }
}

/** A question about a policy, for the person who asked it and policy owners; for others it is not there. */
export async function findAskedQuestion(tx: Transaction, id: string): Promise<AskedQuestion | undefined> {
  const { rows } = await sql<AskedQuestionRow>`select ${askedQuestionColumns} where q.id = ${id}`.execute(tx)
  const [row] = rows
  return row && askedQuestionOf(row)
}

/** The questions a person asked about a version, newest first. */
export async function listOwnQuestions(
  tx: Transaction,
  which: { readonly personId: string; readonly policyId: string; readonly version: number },
): Promise<readonly AskedQuestion[]> {
  const { rows } = await sql<AskedQuestionRow>`select ${askedQuestionColumns}
    where q.person_id = ${which.personId} and q.policy_id = ${which.policyId} and q.version = ${which.version}
    order by q.asked_at desc`.execute(tx)
  return rows.map(askedQuestionOf)
}

/** Every question about a version, those waiting for an answer first. Row-level security: for policy owners. */
export async function listQuestionsAbout(
  tx: Transaction,
  which: { readonly policyId: string; readonly version: number },
): Promise<readonly AskedQuestion[]> {
  const { rows } = await sql<AskedQuestionRow>`select ${askedQuestionColumns}
    where q.policy_id = ${which.policyId} and q.version = ${which.version}
    order by q.answered_at is not null, q.asked_at`.execute(tx)
  return rows.map(askedQuestionOf)
}

export interface RecordLine {
  readonly entryId: string
  readonly kind: string
  readonly at: Date
  /** The policy's title and version, where the entry is about one. */
  readonly policy: { readonly title: string; readonly version: number } | undefined
}

/** The entries a person is a subject of, newest first: one page, and how many there are in all. */
export async function listRecord(
  tx: Transaction,
  which: { readonly personId: string; readonly page: number; readonly perPage: number },
): Promise<{ readonly lines: readonly RecordLine[]; readonly total: number }> {
  const { rows } = await sql<{
    entry_id: string
    kind: string
    at: string
    title: string | null
    version: string | null
    total: number
  }>`
    select p.entry_id, p.kind, p.payload::jsonb ->> 'at' as at, p.payload::jsonb #>> '{policy,title}' as title,
      p.payload::jsonb #>> '{policy,version}' as version, count(*) over () as total
    from ledger_payload p join ledger_entry e on e.id = p.entry_id
    where p.subjects @> array[${which.personId}]::uuid[]
    order by e.recorded_at desc, p.entry_id
    limit ${which.perPage} offset ${(which.page - 1) * which.perPage}`.execute(tx)
  return {
    total: rows[0]?.total ?? 0,
    lines: rows.map((row) => ({
      entryId: row.entry_id,
      kind: row.kind,
      at: new Date(row.at),
      policy:
        row.title === null || row.version === null
          ? undefined
          : { title: row.title, version: Number(row.version) },
    })),
  }
}

/** The newest version before this one that a person acknowledged. */
export async function findAcknowledgedBefore(
  tx: Transaction,
  which: { readonly personId: string; readonly policyId: string; readonly version: number },
): Promise<number | undefined> {
  const row = await tx
    .selectFrom('acknowledgement')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('person_id', '=', which.personId)
    .where('policy_id', '=', which.policyId)
    .where('version', '<', which.version)
    .where('response', '=', 'acknowledged')
    .executeTakeFirst()
  return row?.version ?? undefined
}

/** The entries by which a person read, passed, acknowledged or declined a version, in that order. */
export async function listReceipts(
  tx: Transaction,
  which: { readonly personId: string; readonly policyId: string; readonly version: number },
): Promise<readonly { readonly entryId: string; readonly kind: string; readonly at: Date }[]> {
  const { rows } = await sql<{ entry_id: string; kind: string; at: Date }>`
    select entry_id, 'acknowledgement.policy-read' as kind, read_at as at from policy_reading
      where person_id = ${which.personId} and policy_id = ${which.policyId} and version = ${which.version}
    union all
    select entry_id, 'acknowledgement.questions-passed', passed_at from comprehension_passed
      where person_id = ${which.personId} and policy_id = ${which.policyId} and version = ${which.version}
    union all
    select entry_id, case response when 'acknowledged' then 'acknowledgement.made' else 'acknowledgement.declined' end,
      responded_at from acknowledgement
      where person_id = ${which.personId} and policy_id = ${which.policyId} and version = ${which.version}
    order by at`.execute(tx)
  return rows.map((row) => ({ entryId: row.entry_id, kind: row.kind, at: row.at }))
}

export interface TeamLine {
  readonly personId: string
  readonly name: string
  readonly post: string
  readonly categories: readonly Category[]
  /** By policy and version: whether the person acknowledged it. Also for versions that ask nothing of them. */
  readonly done: ReadonlyMap<string, boolean>
}

export function versionKey(policyId: string, version: number): string {
  return `${policyId}@${version}`
}

/** The people whose manager the actor is today, and done or not done for each version in force. Nothing else is known. */
export async function listTeam(tx: Transaction, today: string): Promise<readonly TeamLine[]> {
  const { rows } = await sql<{
    person_id: string
    name: string
    post: string
    categories: Category[]
    progress: Record<string, boolean> | null
  }>`
    with progress as (select * from team_progress(${today}))
    select p.id as person_id, p.name, string_agg(distinct a.post, ', ') as post,
      array(select distinct mine.category from appointment mine where mine.person_id = p.id
        and mine.starts_on <= ${today} and (mine.ends_on is null or mine.ends_on >= ${today}) order by 1) as categories,
      (select jsonb_object_agg(progress.policy_id || '@' || progress.version, progress.done) from progress
        where progress.person_id = p.id) as progress
    from appointment a join person p on p.id = a.person_id
    where a.manager_id = current_person_id() and p.ended_at is null
      and a.starts_on <= ${today} and (a.ends_on is null or a.ends_on >= ${today})
    group by p.id, p.name
    order by p.name, p.id`.execute(tx)
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    post: row.post,
    categories: row.categories,
    done: new Map(Object.entries(row.progress ?? {})),
  }))
}

/** The reasons people gave for declining a version, newest first. Row-level security: for policy owners. */
export async function listDeclineReasons(
  tx: Transaction,
  which: { readonly policyId: string; readonly version: number },
): Promise<readonly { readonly text: string; readonly personName: string; readonly at: Date }[]> {
  const { rows } = await sql<{ text: string; name: string; responded_at: Date }>`
    select r.text, p.name, a.responded_at from acknowledgement_reason r
    join acknowledgement a on a.id = r.acknowledgement_id
    join person p on p.id = a.person_id
    where a.policy_id = ${which.policyId} and a.version = ${which.version}
    order by a.responded_at desc`.execute(tx)
  return rows.map((row) => ({ text: row.text, personName: row.name, at: row.responded_at }))
}
