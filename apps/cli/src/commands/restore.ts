import { readFile } from 'node:fs/promises'
import { AppError, parseErasures, restore, type RestoreReport } from '@moothall/service'
import type { Command } from 'commander'
import { describeLedgerReport } from '../ledger-report-text.ts'
import { createProgress } from '../progress.ts'
import { exitCodes } from '../verdict-exit-codes.ts'

const stepLabels = {
  check: 'Checking the backup',
  load: 'Restoring (bytes)',
  verify: 'Verifying entries',
} as const

/** `moothall restore BACKUP`: into an empty installation, and nowhere else. */
export function register(program: Command): void {
  program
    .command('restore')
    .description('Restore a backup into an empty data folder or an empty database')
    .argument('<backup>', 'the folder moothall-… that "moothall backup" wrote')
    .option(
      '--keys <folder>',
      'the keys folder that was written beside it, unless the keys are in their place',
    )
    .option('--erasures <file>', 'what was erased after the backup, from "moothall ledger erasures"')
    .action(async (backup: string, options: { keys?: string; erasures?: string }) => {
      const erasures = options.erasures === undefined ? [] : parseErasures(await readText(options.erasures))
      const progress = stepProgress()
      const report = await restore(process.env, {
        backup,
        keys: options.keys,
        erasures,
        log: (line) => process.stderr.write(`${line}\n`),
        onProgress: progress.report,
      })
      progress.end()
      process.stdout.write(describeRestore(report, erasures.length))
      if (report.ledger) {
        const { text, verdict } = describeLedgerReport(report.ledger)
        process.stdout.write(`${text}${THE_BACKUPS_OWN}`)
        if (verdict !== 'valid' && verdict !== 'cannot-tell') process.exitCode = exitCodes[verdict]
      }
    })
}

const THE_BACKUPS_OWN =
  'The outside checkpoint was the one in the backup: it shows that nothing was lost on the way from there to here. ' +
  'What the backup itself is worth, "moothall ledger verify" says with a checkpoint that was kept elsewhere.\n'

function describeRestore(
  { manifest, migrated, foreign, jobs, erased }: RestoreReport,
  asked: number,
): string {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  const lines = [
    `Restored the backup of ${manifest.madeAt}: ${number(rows)} rows, ${number(manifest.files.length)} files, ${number(jobs)} waiting jobs.`,
  ]
  if (migrated.length > 0) lines.push(`Brought from an older version up to date: ${migrated.join(', ')}.`)
  if (foreign.length > 0)
    lines.push(`Not restored, because Moothall has no such table: ${foreign.join(', ')}.`)
  if (asked > 0) {
    lines.push(
      `Erased again: ${number(erased)} of ${number(asked)} entries; the others were not in this backup.`,
    )
  }
  lines.push('Everybody has to sign in again: sessions and unused links are not restored.')
  return `${lines.join('\n')}\n`
}

function stepProgress(): {
  report: (step: keyof typeof stepLabels, done: number, total: number) => void
  end(): void
} {
  let current: { step: string; bar: ReturnType<typeof createProgress> } | undefined
  return {
    report(step, done, total) {
      if (current?.step !== step) {
        current?.bar.end()
        current = { step, bar: createProgress(stepLabels[step]) }
      }
      current.bar.report(done, total)
    },
    end: () => current?.bar.end(),
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new AppError('cli.unreadable', `${file} cannot be read`, {
      advice: 'Check the name of the file.',
      cause: error,
    })
  }
}

function number(value: number): string {
  return value.toLocaleString('en-GB')
}
