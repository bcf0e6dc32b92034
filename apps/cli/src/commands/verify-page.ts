import { installCommandLineLanguages } from '@moothall/service/languages'
import { buildVerifyPage } from '@moothall/service/verify-page'
import type { Command } from 'commander'
import { writeNewFile } from '../write-new-file.ts'

/** `moothall verify-page`: the page that verifies receipts in a browser, to hand out on its own. */
export function register(program: Command): void {
  program
    .command('verify-page')
    .description('Write the page that verifies receipts in a browser, offline: one file')
    .requiredOption('--out <file>', 'the file to write, such as verify.html; an existing one is left alone')
    .option('--language <language>', 'one that is installed, such as cy', 'en')
    .action(async ({ out, language }: { out: string; language: string }) => {
      await installCommandLineLanguages(process.env, language)
      const { html } = await buildVerifyPage(language)
      await writeNewFile(out, html)
      process.stdout.write(`${out}\n`)
    })
}
