import type { Pool } from 'pg'
import { readEnvironment } from '../../src/config/read-environment.ts'
import type { Context } from '../../src/context.ts'
import { createContext } from '../../src/create-context.ts'
import { getReadyToAcknowledge } from '../../src/features/acknowledgements/index.ts'
import { seedDemo } from '../../src/features/demo/index.ts'
import { storePerson } from '../../src/features/people/index.ts'
import { openInstallation } from '../../src/installation.ts'
import type { RoleConnections } from '../../src/open-database.ts'
import { ukDate } from '../../src/platform/clock/clock.ts'
import { createDatabase } from '../../src/platform/database/database.ts'
import { type PersonActor, systemActor } from '../../src/platform/identity/actor.ts'
import { createLog } from '../../src/platform/log.ts'
import type { VerifierKey } from '@moothall/ledger'

/** The installation of a running service, seen from beside it, to make people and to look at what became of them. */
export interface Preparation {
  readonly context: Context
  readonly connections: RoleConnections
  readonly verifiers: readonly VerifierKey[]
  /** As the tables' owner: past row-level security. */
  readonly ownerPool: Pool
  close(): Promise<void>
}

/**
 * @param servicePool instead of a pool of its own, for one that watches the statements
 */
export async function openPreparation(
  environment: NodeJS.ProcessEnv,
  servicePool?: (connections: RoleConnections) => Pool,
): Promise<Preparation> {
  const installation = await openInstallation(environment, () => undefined)
  const { config, secrets } = readEnvironment(environment, [])
  const database = servicePool && createDatabase(servicePool(installation.connections))
  const composition = await createContext(
    { config, secrets, connections: installation.connections, log: createLog('fatal') },
    database && { database },
  )
  return {
    context: composition.context,
    connections: installation.connections,
    verifiers: composition.keys.verifiers,
    ownerPool: installation.ownerPool,
    async close() {
      await database?.close()
      await composition.close()
      await installation.close()
    },
  }
}

export const policy = { slug: 'social-media', version: 1 } as const

const BODY = { people: 100, acknowledged: 0 }
const AT_ONCE = 8
const BATCH = 100

/** Makes an invented body with the starter policy in force. */
export async function makeBody(context: Context): Promise<void> {
  await seedDemo(context, BODY, () => undefined)
}

let made = 0

/** New people who have read the policy, answered its questions and not acknowledged it yet. */
export async function makeReadyPeople(context: Context, count: number): Promise<readonly PersonActor[]> {
  const people: PersonActor[] = []
  const at = context.clock.now()
  while (people.length < count) {
    await context.database.inTransaction(systemActor('demo'), async (tx) => {
      for (let left = Math.min(BATCH, count - people.length); left > 0; left--) {
        made += 1
        const name = `Officer ${made}`
        const details = {
          name,
          email: `officer-${process.pid}-${made}@moothall-demo.example`,
          category: 'officer' as const,
          post: 'Housing officer',
          team: 'Housing',
          managerId: null,
        }
        const personId = await storePerson(tx, details, { at, startsOn: ukDate(at) })
        people.push({ kind: 'person', personId, name, roles: [], sessionId: 'preparation' })
      }
    })
  }
  const queue = people.values()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const person of queue) await getReadyToAcknowledge(context, person, policy)
    }),
  )
  return people
}
