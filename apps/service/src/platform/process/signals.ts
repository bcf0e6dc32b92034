export type StopSignals = {
  /** Finishes requests in flight and stops everything. */
  stop: () => Promise<void>
  log: (line: string) => void
  /** Replaced in tests. */
  exit?: (code: number) => void
  source?: Pick<NodeJS.Process, 'on'>
}

/** Exit codes of a process that a signal ended by force: 128 and the number of the signal, as shells count. */
const FORCED = { SIGINT: 130, SIGTERM: 143 } as const

/**
 * Stops the service on the first SIGTERM or SIGINT, with exit code 0, and ends the process at once on the second.
 * The embedded database outlives neither: the kernel stops it when this process ends.
 */
export function stopOnSignals(options: StopSignals): void {
  const { stop, log, source = process } = options
  const exit = options.exit ?? ((code) => process.exit(code))
  let stopping = false

  const finish = async () => {
    try {
      await stop()
      log('Stopped.')
      exit(0)
    } catch (error) {
      log(`Stopping failed: ${error instanceof Error ? error.message : String(error)}`)
      exit(1)
    }
  }
  const receive = (signal: keyof typeof FORCED) => {
    if (stopping) {
      log('Stopping at once.')
      exit(FORCED[signal])
      return
    }
    stopping = true
    log('Finishing requests in flight, then stopping. Ask again to stop at once.')
    void finish()
  }
  source.on('SIGTERM', () => receive('SIGTERM'))
  source.on('SIGINT', () => receive('SIGINT'))
}
