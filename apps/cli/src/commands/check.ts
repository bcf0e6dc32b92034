import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { check, type CheckerPolicy, type Context, type Draft, type Outcome } from '@moothall/checker'
import { assumedContext, authorRoles, capacities } from '@moothall/service/check-request'
import { AppError } from '@moothall/service/errors'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { lineChecker } from '../check/check-lines.ts'
import { exitCodeOf } from '../check/exit-code.ts'
import { readLines } from '../check/line-reader.ts'
import { Output } from '../check/output.ts'
import { readPolicy } from '../check/read-policy.ts'
import { describeResult } from '../check/result-text.ts'
import { createProgress } from '../progress.ts'
import { describeUnreadable, readInput } from '../read-input.ts'

/** A draft is a post or a profile: what is longer is a file named by mistake. */
const MAX_DRAFT = 4_000_000

const HELP = `
A draft is the argument itself, the file that it names, or standard input (-, or nothing).
With --jsonl it is a file or standard input with one JSON object a line, {"id", "text", "context"};
each gets one line of JSON in the same order: {"id", "outcome", "findings", "questions", …},
or {"id", "line", "error"} where it could not be read. The options say what a line's context does not.

Outcomes: clear (nothing found, which is no permission), advise, review, stop, redirect, abstain.

Ends with 0 whatever was found, 1 where something cannot be read, 2 on wrong usage. With --exit-code:
0 clear, 10 advise, 11 abstain, 12 review, 13 redirect, 14 stop; of many lines the highest,
or 1 where a line could not be read.

Nothing of what is checked is kept or sent anywhere.`

interface CheckOptions {
  readonly jsonl?: boolean
  readonly json?: boolean
  readonly exitCode?: boolean
  readonly policy?: string
  readonly capacity: Context['capacity']
  readonly identifiable: 'yes' | 'no' | 'unknown'
  readonly role: Context['role']
  readonly body?: string
  readonly replyTo?: string
  readonly profile?: boolean
  readonly disclaimer?: boolean
  readonly politicallyRestricted?: boolean
  readonly preElection?: boolean
  readonly date?: string
}

/** `moothall check`: a draft, or many, against a policy. Needs no installation and no network. */
export function register(program: Command): void {
  const command = program
    .command('check')
    .description('Check a draft, or many, against a policy; needs no installation and no network')
    .argument('[draft]', 'the text, a file, or - for standard input')
    .option('--jsonl', 'many drafts, one JSON object a line')
    .option('--json', 'the answer as JSON')
    .option('--exit-code', 'end with a code of its own for each outcome')
    .option('--policy <file>', 'a policy: its text, or its JSON (the starter policy otherwise)')
    .addOption(choice('--capacity <capacity>', 'who is speaking', capacities, assumedContext.capacity))
    .addOption(
      choice(
        '--identifiable <answer>',
        'whether readers can tell that the author is of the body',
        ['yes', 'no', 'unknown'],
        'unknown',
      ),
    )
    .addOption(choice('--role <role>', 'the author’s place', authorRoles, assumedContext.role))
    .option('--body <name>', 'the body, where it is not the one that the policy names')
    .option('--reply-to <text>', 'the post that this one answers')
    .option('--profile', 'it is the text of a profile, not a post')
    .option('--disclaimer', 'the author’s profile carries the disclaimer')
    .option('--politically-restricted', 'the author’s post is politically restricted')
    .option('--pre-election', 'it is the period before an election')
    .option('--date <date>', 'the day of posting, YYYY-MM-DD', readDate)
    .addHelpText('after', HELP)
  command.action(async (draft: string | undefined, options: CheckOptions) => {
    if (draft === undefined && process.stdin.isTTY) {
      command.error('Give a text, the name of a file, or - for standard input.')
    }
    if (options.jsonl !== true && draft !== undefined && /^\S+\.jsonl$/i.test(draft)) {
      command.error('For a file with one JSON object a line use --jsonl.')
    }
    const policy = await readPolicy(options.policy, options.body)
    if (options.jsonl === true) await checkLines(draft ?? '-', options, policy)
    else await checkOne(await readDraft(draft ?? '-'), options, policy)
  })
}

function choice(flags: string, description: string, values: readonly string[], fallback: string): Option {
  return new Option(flags, description).choices([...values]).default(fallback)
}

function readDate(value: string): string {
  const day = new Date(`${value}T00:00:00Z`)
  if (/^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value))
    return value
  throw new InvalidArgumentError('Give a day as YYYY-MM-DD, such as 2026-11-22.')
}

const ANSWERS = { yes: true, no: false, unknown: 'unknown' } as const

function contextOf(options: CheckOptions): Context {
  const { capacity, role, body, disclaimer, politicallyRestricted, preElection, date } = options
  return {
    capacity,
    role,
    identifiable: ANSWERS[options.identifiable],
    ...(body === undefined ? {} : { body }),
    ...(disclaimer === undefined ? {} : { profileDisclaimer: disclaimer }),
    ...(politicallyRestricted === undefined ? {} : { politicallyRestricted }),
    ...(preElection === undefined ? {} : { preElection }),
    ...(date === undefined ? {} : { date }),
  }
}

async function checkOne(text: string, options: CheckOptions, policy: CheckerPolicy): Promise<void> {
  const draft: Draft = {
    text,
    ...(options.profile === true ? { kind: 'profile' } : {}),
    ...(options.replyTo === undefined ? {} : { replyTo: options.replyTo }),
  }
  const result = check(draft, policy, contextOf(options))
  const output = new Output(process.stdout)
  await output.write(
    options.json === true ? `${JSON.stringify(result, null, 2)}\n` : describeResult(text, result, policy),
  )
  await output.flush()
  if (options.exitCode === true) process.exitCode = exitCodeOf([result.outcome])
}

async function checkLines(file: string, options: CheckOptions, policy: CheckerPolicy): Promise<void> {
  const answerTo = lineChecker(policy, contextOf(options))
  const source: Readable = file === '-' ? process.stdin : createReadStream(file)
  const output = new Output(process.stdout)
  const progress = process.stdout.isTTY ? undefined : createProgress('Checked')
  const outcomes = new Set<Outcome>()
  let unread = 0
  let done = 0
  try {
    for await (const lines of readLines(source)) {
      let heard = true
      for (const line of lines) {
        const { json, outcome } = answerTo(line)
        if (outcome === null) unread += 1
        else outcomes.add(outcome)
        done += 1
        heard = await output.write(`${json}\n`)
        if (!heard) break
      }
      progress?.report(done)
      if (!heard || !(await output.flush())) break
    }
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    throw new AppError('cli.unreadable', describeUnreadable(file, error), { cause: error })
  } finally {
    if (done > 0) progress?.end()
    source.destroy()
  }
  if (options.exitCode === true) process.exitCode = unread > 0 ? 1 : exitCodeOf(outcomes)
}

/** Somebody who names a file that is not there means no post of one word. */
const LOOKS_LIKE_A_FILE = /^[^\s]*(?:[/\\][^\s]*|\.(?:txt|md|text|jsonl?))$/i

async function readDraft(argument: string): Promise<string> {
  if (argument === '-') return await readStandardInput()
  if (await isFile(argument)) return (await readInput(argument, MAX_DRAFT)).toString('utf8')
  if (LOOKS_LIKE_A_FILE.test(argument) && !argument.includes('://')) {
    throw new AppError('cli.unreadable', `There is no file ${argument}.`, {
      advice: 'If these words are the text to check, hand them over on standard input.',
    })
  }
  return argument
}

async function isFile(name: string): Promise<boolean> {
  if (name === '' || name.length > 4096 || name.includes('\0')) return false
  try {
    return (await stat(name)).isFile()
  } catch {
    // A text is rarely the name of anything; what cannot be looked at is read as a text too.
    return false
  }
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    length += chunk.length
    if (length > MAX_DRAFT) {
      throw new AppError('cli.too-large', `The text is larger than ${MAX_DRAFT / 1_000_000} MB`, {
        advice: 'For many drafts use --jsonl.',
      })
    }
  }
  return Buffer.concat(chunks).toString('utf8')
}
