import { Command } from 'commander'
import { AppError } from '@moothall/service/errors'
import { commandModules, type CommandModule } from './command-modules.ts'

/**
 * The command line. Only a command's own output goes to standard output; what went wrong goes to standard error.
 * Exit codes: 0 done, 1 failed, 2 wrong usage; `verify` has more of its own.
 */
const USAGE = 2

async function modulesFor(name: string | undefined): Promise<CommandModule[]> {
  const load = commandModules[name ?? '']
  if (load) return [await load()]
  return await Promise.all(Object.values(commandModules).map((load) => load()))
}

async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('moothall')
    .description("Puts a public body's social media policy to work")
    .showHelpAfterError('(moothall --help shows every command)')
    .exitOverride((error) => {
      process.exit(error.exitCode === 0 ? 0 : USAGE)
    })
  // One module per command, loaded when it is called: `moothall check` must not wait for the database's client.
  for (const module of await modulesFor(argv[0])) module.register(program)
  await program.parseAsync([...argv], { from: 'user' })
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`)
  process.exitCode = 1
}

function describeFailure(error: unknown): string {
  if (error instanceof AppError) return [error.message, error.advice].filter(Boolean).join('\n')
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
