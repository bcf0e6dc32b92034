import { writeFile } from 'node:fs/promises'
import { AppError } from '@moothall/service/errors'
import { buildVerifyPage } from '@moothall/service/verify-page'
import type { Command } from 'commander'

/** `moothall verify-page`: the page that verifies receipts in a browser, to hand out on its own. */
export function register(program: Command): void {
  program
    .command('verify-page')
    .description('Write the page that verifies receipts in a browser, offline: one file')
    .requiredOption('--out <file>', 'the file to write, such as verify.html; an existing one is left alone')
    .action(async ({ out }: { out: string }) => {
      const { html } = await buildVerifyPage()
      try {
        await writeFile(out, html, { flag: 'wx' })
      } catch (error) {
        const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
        throw new AppError(
          'cli.unwritable',
          exists ? `There is already a file ${out}` : `${out} cannot be written`,
          {
            advice: exists ? 'Choose another name, or move it away.' : 'Check the name and the folder.',
            cause: error,
          },
        )
      }
      process.stdout.write(`${out}\n`)
    })
}
