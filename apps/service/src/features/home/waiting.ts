import type { Transaction } from '../../platform/database/database.ts'
import type { PersonActor } from '../../platform/identity/actor.ts'
import type { Role } from '../../platform/identity/roles.ts'
import type { Locale } from '../../platform/rendering/messages.ts'

/** One thing that waits for a person, in finished words. */
export interface WaitingItem {
  readonly href: string
  readonly title: string
  /** Why, and until when. */
  readonly detail: string
}

/** What a feature says waits for a person. Runs as that person, so that row-level security holds. */
export type WaitingItems = (
  tx: Transaction,
  actor: PersonActor,
  locale: Locale,
) => Promise<readonly WaitingItem[]>

/** A page that the home page leads to. */
export interface HomeLink {
  /** Who sees it: as the page's own route lets in, or a line manager of anybody. */
  readonly audience: Role | 'signed-in' | 'line-manager'
  readonly href: string
  readonly text: (locale: Locale) => string
}
