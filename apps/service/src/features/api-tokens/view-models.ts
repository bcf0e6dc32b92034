import { ukDate } from '../../platform/clock/clock.ts'
import { isolated } from '../../platform/rendering/isolate.ts'
import { paginationOf } from '../../platform/web/index.ts'
import { dateText } from './date-text.ts'
import type { ApiTokenWording } from './messages.ts'
import { apiTokenPaths } from './paths.ts'
import { type AnyToken, type OwnToken, TOKENS_PER_PAGE } from './queries.ts'
import { isRunning, lastDay, lifetimes } from './token.decision.ts'

function works(token: OwnToken, today: string): boolean {
  return token.hasSecret && isRunning({ ended: token.endedAt !== null, endsOn: token.endsOn }, today)
}

/** Why a token that does not work does not. */
function endOf(token: OwnToken, personId: string, today: string, m: ApiTokenWording): string {
  const { endedAt, endedBecause, endedBy, endsOn } = token
  if (endedAt === null || endedBecause === null)
    return endsOn < today ? m.states.expired(dateText(endsOn, m)) : m.states.lost
  const by = endedBecause === 'revoked' && endedBy !== personId ? 'revoked-by-other' : endedBecause
  return m.states[by](dateText(endedAt, m))
}

/** A person's own tokens: those that work, and how the others ended. */
export function ownModel(
  tokens: readonly OwnToken[],
  { personId, today }: { readonly personId: string; readonly today: string },
  m: ApiTokenWording,
) {
  return {
    makeHref: apiTokenPaths.make,
    working: tokens
      .filter((token) => works(token, today))
      .map(({ id, name, scope, madeAt, endsOn, lastUsedOn }) => ({
        name,
        scope: m.scopes[scope],
        made: dateText(madeAt, m),
        lastDay: dateText(endsOn, m),
        lastUsed: lastUsedOn === null ? m.own.neverUsed : dateText(lastUsedOn, m),
        revokeHref: apiTokenPaths.revokeOwn(id),
      })),
    ended: tokens
      .filter((token) => !works(token, today))
      .map((token) => ({
        name: token.name,
        made: dateText(token.madeAt, m),
        end: endOf(token, personId, today, m),
      })),
  }
}

/** The form, with what was typed. @param id drawn anew for each form that is opened */
export function makeModel(
  typed: { readonly id: string; readonly name: string; readonly lifetime: string },
  now: Date,
  m: ApiTokenWording,
) {
  const today = ukDate(now)
  return {
    action: apiTokenPaths.own,
    id: typed.id,
    name: typed.name,
    lifetimes: lifetimes.map((days) => ({
      value: String(days),
      text: m.make.lifetime.choice(days, dateText(lastDay(today, days), m)),
      checked: typed.lifetime === String(days),
    })),
  }
}

/** Everybody's tokens, for administrators. */
export function allModel(
  { total, tokens }: { readonly total: number; readonly tokens: readonly AnyToken[] },
  page: number,
  m: ApiTokenWording,
) {
  return {
    tokens: tokens.map(({ id, name, person, madeAt, endsOn }) => ({
      name,
      person,
      made: dateText(madeAt, m),
      lastDay: dateText(endsOn, m),
      revokeHref: apiTokenPaths.revoke(id),
      named: m.all.of(isolated(name), isolated(person)),
    })),
    pagination: paginationOf({ page, pages: Math.ceil(total / TOKENS_PER_PAGE) }, apiTokenPaths.page, m.all),
  }
}
