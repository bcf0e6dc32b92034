import { readFile } from 'node:fs/promises'
import {
  openCheckpointFile,
  parseVerifierKeys,
  type OutsideCheckpoint,
  type VerifierKey,
  say,
} from '@moothall/ledger'
import {
  allLedgerEntryKinds,
  AppError,
  exportStoredCheckpoint,
  formatErasures,
  listErasures,
  openInstallation,
  type Installation,
  verifyStoredLedger,
} from '@moothall/service'
import type { Command } from 'commander'
import { describeLedgerReport } from '../ledger-report-text.ts'
import { createProgress } from '../progress.ts'
import { exitCodes } from '../verdict-exit-codes.ts'
import { writeNewFile } from '../write-new-file.ts'

/** `moothall ledger …`: what an auditor does on the machine that holds the whole ledger. */
export function register(program: Command): void {
  const ledger = program
    .command('ledger')
    .description('Verify the whole ledger, or export what keeps it honest')
  ledger
    .command('verify')
    .description('Verify every entry and every business row; names the first wrong one')
    .requiredOption('--key <file>', 'the public key(s), from somewhere you trust')
    .option('--checkpoint <file...>', 'a checkpoint that was exported before and kept elsewhere')
    .action(async (options: { key: string; checkpoint?: string[] }) => {
      const keys = parseVerifierKeys(await readText(options.key))
      const outside: OutsideCheckpoint[] = []
      for (const file of options.checkpoint ?? []) outside.push(await readOutside(file, keys))
      await withInstallation(async ({ ownerPool }) => {
        const progress = createProgress('Verifying entries')
        const report = await verifyStoredLedger(ownerPool, {
          keys,
          outside,
          kinds: allLedgerEntryKinds,
          onProgress: progress.report,
        })
        progress.end()
        const { text, verdict } = describeLedgerReport(report)
        process.stdout.write(text)
        process.exitCode = exitCodes[verdict]
      })
    })
  ledger
    .command('checkpoint')
    .description('Export the newest checkpoint, to be kept away from this machine')
    .option(
      '--level <number>',
      '0 names the very entry (43 bytes each); each level more halves the file',
      '0',
    )
    .option('--out <file>', 'write here instead of to standard output')
    .action(async (options: { level: string; out?: string }) => {
      const level = /^\d{1,2}$/.test(options.level) ? Number(options.level) : -1
      if (level < 0 || level > 20) throw new AppError('cli.level', '--level is a whole number from 0 to 20')
      await withInstallation(async ({ ownerPool }) => {
        const exported = await exportStoredCheckpoint(ownerPool, level)
        if (!exported) throw new AppError('ledger.empty', 'The ledger has no sealed entries yet')
        if (options.out === undefined) process.stdout.write(exported.file)
        else {
          await writeNewFile(options.out, exported.file)
          process.stdout.write(`${exported.size} entries, in ${options.out}\n`)
        }
      })
    })
  ledger
    .command('erasures')
    .description('Export which entries were erased, to be erased again after a backup was restored')
    .option('--out <file>', 'write here instead of to standard output')
    .action(async (options: { out?: string }) => {
      await withInstallation(async ({ ownerPool }) => {
        const erasures = await listErasures(ownerPool)
        if (options.out === undefined) process.stdout.write(formatErasures(erasures))
        else {
          await writeNewFile(options.out, formatErasures(erasures))
          process.stdout.write(`${erasures.length} erasures, in ${options.out}\n`)
        }
      })
    })
}

async function withInstallation(work: (installation: Installation) => Promise<void>): Promise<void> {
  const installation = await openInstallation(process.env, (line) => process.stderr.write(`${line}\n`))
  try {
    await work(installation)
  } finally {
    await installation.close()
  }
}

async function readOutside(file: string, keys: readonly VerifierKey[]): Promise<OutsideCheckpoint> {
  const opened = openCheckpointFile(await readText(file), keys)
  if (!opened.ok) throw new AppError(`ledger.checkpoint-${opened.refusal}`, `${file}: ${say(opened.problem)}`)
  return opened.outside
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
