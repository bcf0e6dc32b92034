import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../../platform/clock/clock.ts'
import { readManifest } from '../backup/check-backup.ts'
import { type Finding, ok, problem, warning } from './finding.ts'

const HOUR_MS = 3_600_000
const OLD_HOURS = { warning: 26, problem: 24 * 8 }

/** The age of the newest backup in a folder, and whether its keys lie beside it. */
export async function checkBackups(folder: string, clock: Clock): Promise<readonly Finding[]> {
  const names = await readdir(folder)
  const newest = names
    .filter((name) => /^moothall-[\dT-]+Z$/.test(name))
    .sort()
    .at(-1)
  if (newest === undefined) {
    return [problem('backup', `There is no backup in ${folder}`, `Make one: moothall backup ${folder}`)]
  }
  const { madeAt } = await readManifest(join(folder, newest))
  const hours = Math.max(0, (clock.now().getTime() - Date.parse(madeAt)) / HOUR_MS)
  const says = `The newest backup in ${folder} is ${Math.round(hours)} hours old`
  const advice = 'Let "moothall backup" run every night, and look where its message ends up.'
  const age =
    hours > OLD_HOURS.problem
      ? problem('backup', says, advice)
      : hours > OLD_HOURS.warning
        ? warning('backup', says, advice)
        : ok('backup', says)
  if (!names.includes(`${newest}-keys`)) return [age]
  return [
    age,
    warning(
      'backup-keys',
      `The keys lie beside the backup in ${folder}`,
      'Move the folders that end in -keys to another place: who has both can forge records and read what is sealed.',
    ),
  ]
}
