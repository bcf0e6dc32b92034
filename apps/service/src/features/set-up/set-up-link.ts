import { createHash, randomBytes } from 'node:crypto'
import type { Context } from '../../context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { setUpPaths } from './paths.ts'
import { SET_UP_LINK_LIFE_MS, type SetUpState } from './set-up.decision.ts'
import './tables.ts'

export const setUpActor = systemActor('set-up')

export interface SetUpLink {
  /** The whole address to open. */
  readonly address: string
  readonly expiresAt: Date
}

/**
 * Where the service has no body yet, makes the one link that can set it up and voids any made before. To be shown on the
 * server's own terminal and nowhere else.
 * @returns undefined where the service is set up
 */
export async function ensureSetUpLink(
  context: Pick<Context, 'clock' | 'database'> & {
    readonly config: Pick<Context['config'], 'publicAddress'>
  },
): Promise<SetUpLink | undefined> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(context.clock.now().getTime() + SET_UP_LINK_LIFE_MS)
  const made = await context.database.inTransaction(setUpActor, async (tx) => {
    if (await bodyExists(tx)) return false
    await tx.deleteFrom('set_up_link').execute()
    await tx
      .insertInto('set_up_link')
      .values({ token_hash: digestOf(token), expires_at: expiresAt })
      .execute()
    return true
  })
  return made ? { address: `${context.config.publicAddress}${setUpPaths.link(token)}`, expiresAt } : undefined
}

/** @param options.lock so that of two who use the link at the same moment one waits, and finds it gone */
export async function loadSetUp(
  tx: Transaction,
  token: string,
  options: { lock: boolean },
): Promise<SetUpState> {
  const query = tx.selectFrom('set_up_link').select('expires_at').where('token_hash', '=', digestOf(token))
  const row = await (options.lock ? query.forUpdate() : query).executeTakeFirst()
  return {
    link: row === undefined ? undefined : { expiresAt: row.expires_at },
    bodyExists: await bodyExists(tx),
  }
}

async function bodyExists(tx: Transaction): Promise<boolean> {
  return (await tx.selectFrom('body').select('id').executeTakeFirst()) !== undefined
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
