import { setTimeout as pause } from 'node:timers/promises'
import { openCheckpointFile, type OutsideCheckpoint, say } from '@moothall/ledger'
import { allLedgerEntryKinds } from '../../src/all-ledger-entry-kinds.ts'
import { exportStoredCheckpoint, verifyStoredLedger } from '../../src/features/audit/index.ts'
import { openPreparation, policy, type Preparation } from '../load/preparation.ts'
import { postmasters } from './database-processes.ts'
import type { ServiceProcess } from '../process/service-process.ts'

const SEALED_WITHIN_MS = 10_000
const LOOK_EVERY_MS = 50

export interface Checked {
  readonly acknowledgements: number
  readonly entries: number
  /** The checkpoint after this check, kept outside: what comes later has to lead back to it. */
  readonly outside: OutsideCheckpoint
}

/**
 * Looks whether a service that was started again after a kill is whole.
 * @param told whom it had told that they acknowledged
 * @param before what was kept from the check before
 * @throws Error that says what is wrong
 */
export async function checkInstallation(
  service: ServiceProcess,
  dataFolder: string,
  told: ReadonlySet<string>,
  before: OutsideCheckpoint | undefined,
): Promise<Checked> {
  const servers = postmasters(dataFolder)
  if (servers.length !== 1) throw new Error(`${servers.length} database servers run on one folder`)
  const preparation = await openPreparation(service.environment)
  try {
    const acknowledgements = await checkAcknowledgements(preparation, told)
    await untilSealed(preparation)
    return { acknowledgements, ...(await checkLedger(preparation, before)) }
  } finally {
    await preparation.close()
  }
}

async function checkAcknowledgements({ ownerPool }: Preparation, told: ReadonlySet<string>): Promise<number> {
  const { rows } = await ownerPool.query<{ person: string; rows: number; entries: number }>(
    `select a.person_id as person, count(*) as rows, count(l.entry_id) as entries
     from acknowledgement a join policy p on p.id = a.policy_id
     left join ledger_payload l on l.entry_id = a.entry_id and l.kind = 'acknowledgement.made'
     where p.slug = $1 and a.version = $2 and a.response = 'acknowledged' group by a.person_id`,
    [policy.slug, policy.version],
  )
  const wrong = rows.find((row) => row.rows !== 1 || row.entries !== 1)
  if (wrong) throw new Error(`A person has ${wrong.rows} acknowledgements with ${wrong.entries} entries`)
  const stored = new Set(rows.map(({ person }) => person))
  const lost = [...told].filter((person) => !stored.has(person))
  if (lost.length > 0) throw new Error(`${lost.length} acknowledgements that were answered are lost`)
  return rows.length
}

async function untilSealed({ ownerPool }: Preparation): Promise<void> {
  const until = performance.now() + SEALED_WITHIN_MS
  for (;;) {
    const { rowCount } = await ownerPool.query('select from ledger_pending')
    if (rowCount === 0) return
    if (performance.now() > until) throw new Error(`${rowCount} entries are not sealed`)
    await pause(LOOK_EVERY_MS)
  }
}

async function checkLedger(
  { ownerPool, verifiers }: Preparation,
  before: OutsideCheckpoint | undefined,
): Promise<Omit<Checked, 'acknowledgements'>> {
  const exported = await exportStoredCheckpoint(ownerPool, 0)
  const opened = openCheckpointFile(exported?.file ?? '', verifiers)
  if (!opened.ok) throw new Error(`The checkpoint does not open: ${say(opened.problem)}`)
  const report = await verifyStoredLedger(ownerPool, {
    keys: verifiers,
    outside: [opened.outside, ...(before ? [before] : [])],
    kinds: allLedgerEntryKinds,
  })
  const { ledger, rows, strangeEntries, erasedUnrecorded } = report
  if (ledger.verdict !== 'valid') throw new Error(`The ledger does not verify: ${ledger.explanation}`)
  if (rows.length + strangeEntries.length + erasedUnrecorded.length > 0) {
    const found = JSON.stringify({ rows: rows.slice(0, 3), strangeEntries, erasedUnrecorded })
    throw new Error(`The tables do not follow from the ledger: ${found}`)
  }
  const { rows: counted } = await ownerPool.query<{ leaves: number; kinds: number }>(
    `select (select count(*) from ledger_leaf) as leaves,
       (select count(*) - count(distinct subjects) from ledger_payload where kind = 'acknowledgement.made') as kinds`,
  )
  const [{ leaves, kinds: doubled } = { leaves: 0, kinds: 0 }] = counted
  if (doubled !== 0) throw new Error(`${doubled} acknowledgements are in the ledger twice`)
  return { entries: leaves, outside: opened.outside }
}
