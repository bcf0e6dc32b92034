import { fork } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { BenchResult } from './bench-result.ts'
import { mergeResults, resultsTable } from './results.ts'

/** In the order of the table. Each module exports `run()`, and runs in a process of its own. */
const benches = [
  'acknowledgements',
  'person-page',
  'rendering',
  'public-page',
  'ledger-verify',
  'start-to-first-page',
  'resident-memory',
]
const resultsFile = new URL('results.json', import.meta.url)

function say(stream: NodeJS.WriteStream, line: string): void {
  stream.write(`${line}\n`)
}

const named = process.argv.slice(2)
const unknown = named.filter((name) => !benches.includes(name))
if (unknown.length > 0) {
  say(process.stderr, `There is no bench "${unknown.join('", "')}". There are: ${benches.join(', ')}.`)
  process.exit(2)
}

let results: readonly BenchResult[] = named.length === 0 ? [] : await readResults()
const crashed: string[] = []
for (const name of named.length === 0 ? benches : named) {
  say(process.stderr, `Measuring ${name} …`)
  const measured = await runInChild(name)
  if (measured === undefined) crashed.push(name)
  else results = mergeResults(results, measured)
}
await writeFile(resultsFile, `${JSON.stringify(results, undefined, 2)}\n`)
say(process.stdout, resultsTable(results))
if (crashed.length > 0) {
  say(process.stderr, `Did not finish: ${crashed.join(', ')}`)
  process.exitCode = 1
}

async function readResults(): Promise<readonly BenchResult[]> {
  try {
    return JSON.parse(await readFile(resultsFile, 'utf8')) as BenchResult[]
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/** A process for each, so that neither memory nor what the engine learnt of one reaches the next. */
async function runInChild(name: string): Promise<readonly BenchResult[] | undefined> {
  const child = fork(fileURLToPath(new URL('run-one.ts', import.meta.url)), [name])
  return await new Promise((resolve) => {
    let measured: readonly BenchResult[] | undefined
    child.once('message', (message) => {
      measured = message as readonly BenchResult[]
    })
    child.once('exit', (code) => resolve(code === 0 ? measured : undefined))
  })
}
