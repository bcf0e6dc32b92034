import { KeyError, parseVerifierKeys, type VerifierKey } from '@moothall/ledger'
import {
  languageOfPdf,
  reportVerdict,
  verifyReceiptDocument,
  type ReceiptMessages,
  type VerdictReport,
} from '@moothall/receipt-pdf'
import { AppError } from '@moothall/service/errors'
import { receiptFonts } from '@moothall/service/receipt-fonts'
import type { Command } from 'commander'
import { readInput } from '../read-input.ts'

const MAX_RECEIPT = 20_000_000
const MAX_KEY = 1_000_000
/** A checkpoint of ten million entries with the hash of each. */
const MAX_CHECKPOINT = 450_000_000

interface VerifyOptions {
  readonly key: string
  readonly checkpoint?: string
  readonly json?: boolean
}

/** `moothall verify`: what anybody can do with a receipt and the ledger's public key, on any computer. */
export function register(program: Command): void {
  program
    .command('verify')
    .description('Verify a receipt, JSON or PDF; needs no installation and no network')
    .argument('<file>', 'the receipt')
    .requiredOption('--key <file>', 'the public key(s) of the ledger, from somewhere you trust')
    .option('--checkpoint <file>', 'a checkpoint that was kept outside the ledger’s machine')
    .option('--json', 'the answer as JSON')
    .addHelpText(
      'after',
      '\nEnds with 0 valid, 10 spoiled, 11 of another ledger, 12 rolled back, 13 cannot tell;\n1 where a file cannot be read, 2 on wrong usage.',
    )
    .action(async (file: string, options: VerifyOptions) => {
      const keys = readKeys(options.key, (await readInput(options.key, MAX_KEY)).toString('utf8'))
      const receipt = await readInput(file, MAX_RECEIPT)
      const outside =
        options.checkpoint === undefined
          ? {}
          : { outsideCheckpoint: (await readInput(options.checkpoint, MAX_CHECKPOINT)).toString('utf8') }
      const languages = await languagesFor(receipt)
      const found = await verifyReceiptDocument(receipt, {
        keys,
        fonts: receiptFonts(),
        languages,
        ...outside,
      })
      const report = reportVerdict(found)
      const { verdict, reason } = found
      process.stdout.write(
        options.json === true
          ? `${JSON.stringify({ verdict, reason, explanation: report.explanation }, null, 2)}\n`
          : describeReport(report),
      )
      process.exitCode = report.code
    })
}

/** The words of other languages, loaded only where the receipt is in one: they come with much of the service. */
async function languagesFor(receipt: Uint8Array): Promise<ReadonlyMap<string, ReceiptMessages>> {
  if (languageOfPdf(receipt) === undefined) return new Map()
  const { receiptLanguagesOf } = await import('@moothall/service/languages')
  return await receiptLanguagesOf(process.env)
}

function readKeys(file: string, text: string): VerifierKey[] {
  try {
    return parseVerifierKeys(text)
  } catch (error) {
    if (!(error instanceof KeyError)) throw error
    throw new AppError('cli.bad-key', `${file} is not a ledger’s public key: ${error.message}`, {
      advice: 'A key is one line, name+hash+key. Get it again from somebody you trust.',
    })
  }
}

function describeReport({ word, explanation, receipt }: VerdictReport): string {
  const lines = [`${word.toUpperCase()}: ${explanation}`]
  if (receipt) {
    lines.push('', receipt.title)
    const width = Math.max(...receipt.facts.map(([label]) => label.length))
    for (const [label, value] of receipt.facts) {
      lines.push(`  ${label.padEnd(width)}  ${value.replaceAll('\n', `\n${' '.repeat(width + 4)}`)}`)
    }
  }
  return `${lines.join('\n')}\n`
}
