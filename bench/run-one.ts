import type { BenchResult } from './bench-result.ts'

/** Runs the bench that is named and sends its results to the process that started this one. */
const name = process.argv[2] ?? ''
const module = (await import(new URL(`${name}.ts`, import.meta.url).href)) as {
  run: () => Promise<BenchResult[]>
}
process.send?.(await module.run())
process.disconnect?.()
