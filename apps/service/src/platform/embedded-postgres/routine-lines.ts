/** What the server says in every start and stop; a person who runs the service has no use for it. */
const ROUTINE = [
  'starting PostgreSQL',
  'listening on Unix socket',
  'database system was shut down at',
  'database system is ready to accept connections',
  'received fast shutdown request',
  'aborting any active transactions',
  'background worker "logical replication launcher"',
  'shutting down',
  'database system is shut down',
]

/** True for a line that tells nothing but that all is well. Recoveries, warnings and faults are not routine. */
export function isRoutine(line: string): boolean {
  return ROUTINE.some((start) => line.startsWith(`LOG:  ${start}`))
}
