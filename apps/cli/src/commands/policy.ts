import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { MAX_POLICY_BYTES, parsePolicy, readPolicyFile, wordPhrase, wordPolicy } from '@moothall/policy'
import { AppError } from '@moothall/service/errors'
import type { Command } from 'commander'
import { describePolicy } from '../policy-text.ts'

/** `moothall policy …`: what can be done with a policy's text alone, without an installation. */
export function register(program: Command): void {
  const policy = program.command('policy').description("Look into a policy's text; needs no installation")
  policy
    .command('parse')
    .description('Show the sections and provisions of a policy in plain text or Markdown')
    .argument('<file>', 'the policy, or - for standard input')
    .option('--json', 'everything that was found, as JSON')
    .action(async (file: string, options: { json?: boolean }) => {
      const read = readPolicyFile(await readBounded(file), file === '-' ? 'policy.txt' : basename(file))
      if (!read.ok) throw new AppError(`policy.${read.code}`, wordPhrase(read.message))
      const document = wordPolicy(parsePolicy(read.text, { format: read.format }))
      process.stdout.write(
        options.json === true ? `${JSON.stringify(document, null, 2)}\n` : describePolicy(document),
      )
    })
}

/** The bytes of a file or of standard input, up to one more than a policy may have; the rest is never read. */
async function readBounded(file: string): Promise<Uint8Array> {
  const stream: Readable = file === '-' ? process.stdin : createReadStream(file, { end: MAX_POLICY_BYTES })
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      length += chunk.length
      if (length > MAX_POLICY_BYTES) break
    }
  } catch (error) {
    throw new AppError('policy.unreadable', describeReadError(file, error))
  }
  return Buffer.concat(chunks)
}

function describeReadError(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return `There is no file ${file}. Check its name and the folder you are in.`
  if (code === 'EISDIR') return `${file} is a folder. Give the name of the file that holds the policy.`
  if (code === 'EACCES')
    return `${file} may not be read by this user. Change its permissions or run as its owner.`
  return `${file} could not be read: ${error instanceof Error ? error.message : String(error)}`
}
