import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts'
import { takeDataFolder } from '../../src/platform/process/data-folder.ts'

/**
 * A stand-in for the service, for tests that kill it: takes the data folder in its argument, starts the database, says
 * so on standard output as `{"pid": …, "socketFolder": …}`, and stays until it is killed.
 */
const { path } = takeDataFolder(process.argv[2] ?? 'data')
const { pid, socketFolder } = await startEmbeddedPostgres({ dataFolder: path, log: () => {} })
process.stdout.write(`${JSON.stringify({ pid, socketFolder })}\n`)
setInterval(() => {}, 60_000)
