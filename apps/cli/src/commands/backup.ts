import { basename, dirname } from 'node:path'
import { backUp, openInstallation, systemClock } from '@moothall/service'
import type { Command } from 'commander'
import { createProgress } from '../progress.ts'

/** `moothall backup FOLDER`: everything there is, of one moment, while the service runs. */
export function register(program: Command): void {
  program
    .command('backup')
    .description('Back up database, files and keys, while the service runs or not')
    .argument('<folder>', 'where backups are kept: each gets a folder of its own in it')
    .action(async (folder: string) => {
      const installation = await openInstallation(process.env, (line) => process.stderr.write(`${line}\n`))
      const interrupted = new AbortController()
      const interrupt = () => interrupted.abort()
      process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
      try {
        const progress = createProgress('Backing up (kB)')
        const { backupFolder, keysFolder, manifest } = await backUp(
          {
            connections: installation.connections,
            dataFolder: installation.config.dataFolder,
            keysFolder: installation.config.keysFolder,
          },
          {
            folder,
            clock: systemClock,
            onProgress: inKilobytes(progress.report),
            signal: interrupted.signal,
          },
        )
        progress.end()
        const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
        process.stdout.write(
          `${backupFolder}\n` +
            `  ${number(manifest.tables.length)} tables with ${number(rows)} rows, ${number(manifest.files.length)} files, ` +
            `${number(manifest.jobs.rows)} waiting jobs; the ledger has ${number(manifest.ledger.size)} sealed entries.\n` +
            `${keysFolder}\n` +
            `  The keys. Keep ${basename(keysFolder)} away from ${basename(backupFolder)}, and from ${dirname(backupFolder)}: ` +
            'who has both can forge records and read what is sealed. Without the keys, the backup cannot be restored.\n',
        )
      } finally {
        process.removeListener('SIGINT', interrupt).removeListener('SIGTERM', interrupt)
        await installation.close()
      }
    })
}

/** Once per percent: a line to the terminal for every block would take longer than the block. */
function inKilobytes(report: (done: number, total: number) => void): (done: number, total: number) => void {
  let last = -1
  return (done, total) => {
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100)
    if (percent === last) return
    last = percent
    report(Math.round(done / 1000), Math.round(total / 1000))
  }
}

function number(value: number): string {
  return value.toLocaleString('en-GB')
}
