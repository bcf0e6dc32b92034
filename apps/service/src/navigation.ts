import { acknowledgementMessages, acknowledgementPaths } from './features/acknowledgements/index.ts'
import { apiTokenMessages, apiTokenPaths } from './features/api-tokens/index.ts'
import { auditMessages, auditPaths } from './features/audit/index.ts'
import { confidentialTopicMessages, confidentialTopicPaths } from './features/confidential-topics/index.ts'
import { draftMessages, draftPaths } from './features/drafts/index.ts'
import type { HomeLink } from './features/home/index.ts'
import { passkeyMessages, passkeyPaths } from './features/passkeys/index.ts'
import { peopleMessages, peoplePaths } from './features/people/index.ts'
import { policyMessages, policyPaths, workPaths } from './features/policies/index.ts'
import { signInPaths } from './features/sign-in/index.ts'
import { singleSignOnMessages, singleSignOnPaths } from './features/single-sign-on/index.ts'
import type { Context } from './context.ts'
import type { Actor } from './platform/identity/actor.ts'
import { type Locale, messagesFor } from './platform/rendering/messages.ts'
import type { NavigationItem } from './platform/rendering/renderer.ts'
import { layoutMessages } from './views/messages.ts'

/** Where this visitor can go from every page. */
export function navigationFor(actor: Actor, locale: Locale): readonly NavigationItem[] {
  const wording = messagesFor(layoutMessages, locale).navigation
  const policies = { href: policyPaths.list(), text: wording.policies }
  const check = { href: draftPaths.check, text: messagesFor(draftMessages, locale).page.navigation }
  if (actor.kind !== 'person') return [policies, check, { href: signInPaths.signIn, text: wording.signIn }]
  return [
    { href: '/', text: wording.home },
    policies,
    check,
    { href: acknowledgementPaths.record(), text: wording.record },
    { href: signInPaths.signOut, text: wording.signOut },
  ]
}

const managePolicies = {
  href: workPaths.list(),
  text: (locale: Locale) => messagesFor(policyMessages, locale).work.policies.title,
}

export const homeLinks: readonly HomeLink[] = [
  { audience: 'policy-owner', ...managePolicies },
  { audience: 'policy-approver', ...managePolicies },
  {
    audience: 'policy-owner',
    href: acknowledgementPaths.coverageList(),
    text: (locale) => messagesFor(acknowledgementMessages, locale).coverage.listTitle,
  },
  {
    audience: 'policy-owner',
    href: confidentialTopicPaths.list,
    text: (locale) => messagesFor(confidentialTopicMessages, locale).title,
  },
  {
    audience: 'administrator',
    href: peoplePaths.list,
    text: (locale) => messagesFor(peopleMessages, locale).list.title,
  },
  {
    audience: 'administrator',
    href: apiTokenPaths.all,
    text: (locale) => messagesFor(apiTokenMessages, locale).all.title,
  },
  {
    audience: 'auditor',
    href: auditPaths.entries(),
    text: (locale) => messagesFor(auditMessages, locale).entries.title,
  },
  {
    audience: 'line-manager',
    href: acknowledgementPaths.team(),
    text: (locale) => messagesFor(acknowledgementMessages, locale).team.title,
  },
  {
    audience: 'signed-in',
    href: acknowledgementPaths.record(),
    text: (locale) => messagesFor(acknowledgementMessages, locale).record.title,
  },
  {
    audience: 'signed-in',
    href: passkeyPaths.own,
    text: (locale) => messagesFor(passkeyMessages, locale).own.title,
  },
  {
    audience: 'signed-in',
    href: apiTokenPaths.own,
    text: (locale) => messagesFor(apiTokenMessages, locale).own.title,
  },
]

/** What the home page leads to, by who may go there. A page named twice for one person is shown once. */
export function homeLinksFor({ identityProvider }: Pick<Context, 'identityProvider'>): readonly HomeLink[] {
  if (identityProvider === undefined) return homeLinks
  const providerAccount: HomeLink = {
    audience: 'signed-in',
    href: singleSignOnPaths.account,
    text: (locale) => messagesFor(singleSignOnMessages, locale).account.title,
  }
  return [...homeLinks, providerAccount]
}
