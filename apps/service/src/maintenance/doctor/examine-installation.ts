import { join } from 'node:path'
import { readEnvironment } from '../../config/read-environment.ts'
import type { ServiceSecrets } from '../../config/service-config.ts'
import { type Installation, openInstallation } from '../../installation.ts'
import { type Clock, systemClock } from '../../platform/clock/clock.ts'
import { closePool } from '../../platform/database/pool.ts'
import { checkMail } from '../../platform/mail/check-mail.ts'
import { openExistingKeys } from '../backup/backup-keys.ts'
import { exists } from '../backup/folders.ts'
import { commandPool } from '../one-connection.ts'
import { checkBackups } from './backup-check.ts'
import { checkSafeguards } from './check-safeguards.ts'
import { checkClocks, checkMigrations, checkRole, type RolePools } from './database-checks.ts'
import { attempt, type Finding, ok, problem, warning } from './finding.ts'
import { checkJobs } from './jobs-checks.ts'
import { checkKeysMatch, checkLedger, checkSequencer } from './ledger-checks.ts'
import { checkDisk, checkFolder, checkNode } from './machine-checks.ts'

export interface ExamineOptions {
  /** Reach the mail system, too. */
  readonly mail?: boolean
  /** Where backups are kept. */
  readonly backups?: string | undefined
  readonly log: (line: string) => void
  readonly clock?: Clock
}

/**
 * Looks an installation over, with or without its service running, and changes nothing. A check that cannot be carried out
 * is a problem, and the others go on.
 */
export async function examineInstallation(
  env: Readonly<Record<string, string | undefined>>,
  options: ExamineOptions,
): Promise<readonly Finding[]> {
  const found: Finding[] = [checkNode(process.versions.node)]
  const settings = await attempt('settings', () => {
    readEnvironment(env, [])
    return Promise.resolve(ok('settings', 'Every setting can be read'))
  })
  found.push(...settings)
  if (settings.some(({ status }) => status === 'problem')) return found
  const { config, secrets } = readEnvironment(env, [])
  const clock = options.clock ?? systemClock
  const isThere = secrets.databases !== undefined || (await exists(join(config.dataFolder, 'postgres')))
  if (isThere) {
    if (!secrets.databases) {
      found.push(...(await attempt('data-folder', () => checkFolder('data-folder', config.dataFolder, true))))
      found.push(...(await attempt('disk', () => checkDisk(config.dataFolder))))
    }
    found.push(...(await attempt('keys-folder', () => checkFolder('keys-folder', config.keysFolder, false))))
    found.push(...(await attempt('database', () => examineDatabase(env, secrets, options.log, clock))))
  } else {
    found.push(
      problem(
        'data-folder',
        `There is no installation in ${config.dataFolder}`,
        'Set MOOTHALL_DATA to the folder of the service, or start the service once.',
      ),
    )
  }
  const { backups } = options
  if (backups !== undefined) found.push(...(await attempt('backup', () => checkBackups(backups, clock))))
  if (options.mail) {
    found.push(...(await attempt('mail', async () => ok('mail', await checkMail(secrets.mail)))))
  }
  return found
}

async function examineDatabase(
  env: Readonly<Record<string, string | undefined>>,
  secrets: ServiceSecrets,
  log: (line: string) => void,
  clock: Clock,
): Promise<readonly Finding[]> {
  const installation = await openInstallation(env, log)
  const { connections } = installation
  const pools: RolePools = {
    owner: installation.ownerPool,
    service: commandPool(connections.service, 1),
    jobs: commandPool(connections.jobs, 1),
    sequencer: commandPool(connections.sequencer, 1),
  }
  try {
    const runs = secrets.databases ? await serviceConnected(pools.owner) : installation.serviceRuns
    return [...checkRuns(runs), ...(await examineTables(installation, pools, { runs, clock }))]
  } finally {
    await Promise.all([pools.service, pools.jobs, pools.sequencer].map(closePool))
    await installation.close()
  }
}

async function examineTables(
  { config, connections }: Installation,
  pools: RolePools,
  { runs, clock }: { readonly runs: boolean; readonly clock: Clock },
): Promise<readonly Finding[]> {
  const roles = ['owner', 'service', 'jobs', 'sequencer'] as const
  const checks: readonly (readonly [string, () => Promise<Finding>])[] = [
    ...roles.map((role) => [`role-${role}`, () => checkRole(role, pools[role])] as const),
    ['migrations', () => checkMigrations(pools.owner)],
    ['safeguards', () => checkSafeguards(connections.owner)],
    ['clocks', () => checkClocks(pools.owner, clock)],
    ['keys-match', async () => checkKeysMatch(pools.owner, await openExistingKeys(config.keysFolder))],
    ['ledger', () => checkLedger(pools.owner)],
    ['sequencer', () => checkSequencer(pools.owner, runs)],
    ['jobs', () => checkJobs(pools.jobs)],
  ]
  const found: Finding[] = []
  for (const [check, look] of checks) found.push(...(await attempt(check, look)))
  return found
}

function checkRuns(runs: boolean): readonly Finding[] {
  if (runs) return [ok('service', 'The service is running')]
  return [
    warning(
      'service',
      'The service is not running',
      'Start it with script/server, unless it is meant to rest.',
    ),
  ]
}

/** Where the database is the body's own, the service may run on another machine: its connections tell. */
async function serviceConnected(owner: RolePools['owner']): Promise<boolean> {
  const { rows } = await owner.query<{ runs: boolean }>(
    `select exists (select from pg_stat_activity where datname = current_database()
       and application_name in ('moothall-service', 'moothall-sequencer')) as runs`,
  )
  return rows[0]?.runs === true
}
