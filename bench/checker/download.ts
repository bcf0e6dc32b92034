import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import type { BenchResult } from '../bench-result.ts'
import { figure } from './measure.ts'

const entry = fileURLToPath(new URL('../../packages/checker/src/index.ts', import.meta.url))

/** What a browser fetches for the checker: bundled, minified, compressed. */
export async function measureDownload(): Promise<BenchResult[]> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    charset: 'utf8',
  })
  const bytes = outputFiles[0]?.contents ?? new Uint8Array()
  return [
    figure('checker-download', brotliCompressSync(bytes).length / 2 ** 20, 'MB', bytes.length / 2 ** 20, {
      atMost: 1,
    }),
  ]
}

/** From nothing to the first answer in a fresh process, less the reading of the files: tables and weights unpacked, one check. */
export function measureLoad(): BenchResult[] {
  const times = Array.from({ length: 5 }, () =>
    Number(
      execFileSync(process.execPath, [fileURLToPath(new URL('first-check.ts', import.meta.url))], {
        encoding: 'utf8',
      }),
    ),
  )
  return [figure('checker-load', times.toSorted((a, b) => a - b)[2] ?? 0, 'ms', 0, { atMost: 30 })]
}
