import type * as esbuildModule from 'esbuild'

type Bundler = typeof esbuildModule

let last: Promise<unknown> = Promise.resolve()

/**
 * Runs a build with esbuild. esbuild is loaded and its process started only here, and ended afterwards, because most
 * runs of the service need it once; one build after another, because ending the process would break off the others.
 */
export async function withBundler<Built>(build: (esbuild: Bundler) => Promise<Built>): Promise<Built> {
  const mine = last.then(async () => {
    const esbuild = await import('esbuild')
    try {
      return await build(esbuild)
    } finally {
      await esbuild.stop()
    }
  })
  last = mine.catch((error: unknown) => error)
  return await mine
}
