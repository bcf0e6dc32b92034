import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context } from '../../context.ts'
import { defaultLocale, messagesFor } from '../../platform/rendering/messages.ts'
import { demoPeople, demoRoles, type DemoPerson, type DemoRole } from './demo-people.ts'
import { demoMessages } from './messages.ts'

/** The people with a part, and no more of the list than that. */
function leading(): readonly DemoPerson[] {
  const { posts } = messagesFor(demoMessages, defaultLocale())
  return demoPeople(100, posts).slice(0, demoRoles.length)
}

export const demoSignInPath = (token: string): string => `/demo/sign-in/${token}`

/** A link's secret follows from the root key, so that the links shown at the first start still work after the next. */
function tokenFor(context: Pick<Context, 'secretFor'>, role: DemoRole): string {
  return createHmac('sha256', context.secretFor('demo')).update(role).digest('base64url')
}

export interface DemoLink {
  readonly role: DemoRole
  readonly address: string
}

export function demoLinks(context: Pick<Context, 'secretFor' | 'config'>): readonly DemoLink[] {
  return demoRoles.map(({ key }) => ({
    role: key,
    address: `${context.config.publicAddress}${demoSignInPath(tokenFor(context, key))}`,
  }))
}

/** Whose link it is; undefined for a link that none of ours looks like. */
export function personOfLink(
  context: Pick<Context, 'secretFor'>,
  token: string,
): { readonly role: DemoRole; readonly person: DemoPerson } | undefined {
  const people = leading()
  for (const [place, { key }] of demoRoles.entries()) {
    const expected = Buffer.from(tokenFor(context, key))
    const given = Buffer.from(token)
    const person = people[place]
    if (person && expected.length === given.length && timingSafeEqual(expected, given))
      return { role: key, person }
  }
  return undefined
}
